import { sql } from 'kysely';
import type { AssetState } from '../../../../preload/contract/asset-state.ts';
import { stateReasons } from '../../../../preload/contract/reasons.ts';
import { choice, computed, date, type Field, flag, identifier, list, nested, number, text } from './field.ts';
import { openOfAsset } from './open-findings.ts';

const states = ['active', 'inactive', 'decommissioned'] as const satisfies readonly AssetState[];

/** The connector's name as of its newest scan. */
export const connectorName = computed(
  'asset',
  sql`(select scan.connector_name from scan where scan.connector_id = asset.connector_id order by scan.id desc limit 1)`,
);

function openFindings(counted: ReturnType<typeof sql>): Field<number | null> {
  return number(
    computed(
      'asset',
      sql`coalesce((select ${counted} from asset_summary where asset_summary.asset_id = asset.id), 0)`,
    ),
  );
}

function applicationScan(column: 'at' | 'result') {
  return computed(
    'asset',
    sql`(select ${sql.ref(`application_scan.${column}`)} from application_scan where application_scan.asset_id = asset.id)`,
  );
}

/** The fields of an asset that can be listed, filtered, sorted by and exported. */
export const assetFields = {
  assetId: identifier('asset.agent_id'),
  hostName: text('asset.host_name'),
  domain: text('asset.domain'),
  state: choice('asset.state', states),
  stateReason: choice('asset.state_reason', stateReasons),
  stateChangedAt: date('asset.state_changed_at'),
  openFindings: openFindings(openOfAsset),
  openCritical: openFindings(sql`asset_summary.critical`),
  openHigh: openFindings(sql`asset_summary.high`),
  osType: text('asset.os_type'),
  osName: text('asset.os_name'),
  osRevision: text('asset.os_revision'),
  osArch: text('asset.os_arch'),
  machineType: text('asset.machine_type'),
  ipAddresses: list('asset.ip_addresses'),
  macAddresses: list('asset.mac_addresses'),
  externalIp: text('asset.external_ip'),
  lastIpToConsole: text('asset.last_ip_to_console'),
  networkInterfaces: nested('asset.network_interfaces'),
  accountId: identifier('asset.account_id'),
  accountName: text('asset.account_name'),
  siteId: identifier('asset.site_id'),
  siteName: text('asset.site_name'),
  groupId: identifier('asset.group_id'),
  groupName: text('asset.group_name'),
  serialNumber: text('asset.serial_number'),
  modelName: text('asset.model_name'),
  cpu: text('asset.cpu'),
  cpuCount: number('asset.cpu_count'),
  coreCount: number('asset.core_count'),
  memoryMb: number('asset.memory_mb'),
  machineSid: text('asset.machine_sid'),
  uuid: text('asset.uuid'),
  externalId: text('asset.external_id'),
  lastUser: text('asset.last_user'),
  osUser: text('asset.os_user'),
  activeDirectory: nested('asset.active_directory'),
  adConnector: flag('asset.ad_connector'),
  tags: list('asset.tags'),
  tagDetails: nested('asset.tag_details'),
  cloudProvider: text('asset.cloud_provider'),
  cloud: nested('asset.cloud'),
  containerWorkload: flag('asset.container_workload'),
  containerCounts: nested('asset.container_counts'),
  storageName: text('asset.storage_name'),
  storageType: text('asset.storage_type'),
  locations: list('asset.locations'),
  agentVersion: text('asset.agent_version'),
  agentUpToDate: flag('asset.agent_up_to_date'),
  inContact: flag('asset.in_contact'),
  infected: flag('asset.infected'),
  activeThreats: number('asset.active_threats'),
  rebootRequired: flag('asset.reboot_required'),
  networkStatus: text('asset.network_status'),
  proxies: nested('asset.proxies'),
  remoteShellAllowed: flag('asset.remote_shell_allowed'),
  networkQuarantined: flag('asset.network_quarantined'),
  firewallEnabled: flag('asset.firewall_enabled'),
  diskEncrypted: flag('asset.disk_encrypted'),
  mitigationMode: text('asset.mitigation_mode'),
  suspiciousMitigationMode: text('asset.suspicious_mitigation_mode'),
  activeProtection: list('asset.active_protection'),
  operationalState: text('asset.operational_state'),
  operationalStateUntil: date('asset.operational_state_until'),
  detectionState: text('asset.detection_state'),
  scanStatus: text('asset.scan_status'),
  applicationsStatus: text('asset.applications_status'),
  pendingUninstall: flag('asset.pending_uninstall'),
  installerType: text('asset.installer_type'),
  missingPermissions: list('asset.missing_permissions'),
  userActionsNeeded: list('asset.user_actions_needed'),
  lastActive: date('asset.last_active_at'),
  lastBoot: date('asset.last_boot_at'),
  lastSuccessfulScan: date('asset.last_successful_scan_at'),
  applicationScan: date(applicationScan('at')),
  applicationScanResult: text(applicationScan('result')),
  registered: date('asset.registered_at'),
  created: date('asset.created_at'),
  consoleUpdated: date('asset.console_updated_at'),
  firstSeen: date('asset.first_seen_at'),
  lastSeen: date('asset.last_seen_at'),
  knownFrom: choice('asset.known_from', ['endpoint', 'finding']),
  connector: text(connectorName),
  connectorId: text('asset.connector_id'),
};
