import { cutText } from '../outside/cut-text.ts';
import { idOrNull } from '../outside/identifier.ts';
import { withoutSecrets } from '../outside/secret-fields.ts';
import type { AssetRow } from '../project/ingest-rows.ts';
import { type CellValue, packColumns, type RowColumns } from '../project/row-columns.ts';
import type { AgentRecord } from '../sentinelone/agent-record.ts';
import { distinct } from './normalise-network.ts';
import { flagOrNull, textOrNull } from './normalise-text.ts';
import { partsSaid, saysSomething, UnreadableFields } from './unreadable-fields.ts';

type ReadCell = (agent: AgentRecord, unreadable: UnreadableFields) => CellValue;

/** What each column of an asset is in an endpoint record of the console. Enrolment secrets (`licenseKey`) are left out. */
const columns: { readonly [Column in keyof AssetRow]: ReadCell } = {
  agent_id: (agent) => agent.id,
  decommissioned: (agent) => flagOrNull(agent.isDecommissioned),
  uninstalled: (agent) => flagOrNull(agent.isUninstalled),
  host_name: (agent) => textOrNull(agent.computerName),
  domain: (agent) => textOrNull(agent.domain),
  uuid: (agent) => textOrNull(agent.uuid),
  os_type: (agent) => textOrNull(agent.osType),
  os_name: (agent) => textOrNull(agent.osName),
  os_revision: (agent) => textOrNull(agent.osRevision),
  os_arch: (agent) => textOrNull(agent.osArch),
  machine_type: (agent) => textOrNull(agent.machineType),
  ip_addresses: ({ networkInterfaces }) =>
    counted.list(
      'networkInterfaces',
      sentAddresses(networkInterfaces),
      distinct(
        (networkInterfaces ?? []).flatMap((one) => [...ipv4Of(one, counted), ...ipv6Of(one, counted)]),
      ),
    ),
  mac_addresses: ({ networkInterfaces }) =>
    counted.list(
      'networkInterfaces',
      networkInterfaces,
      distinct((networkInterfaces ?? []).map((one) => macOf(one, counted))),
    ),
  external_ip: (agent, unreadable) => unreadable.ip('externalIp', agent.externalIp),
  last_ip_to_console: (agent, unreadable) => unreadable.ip('lastIpToMgmt', agent.lastIpToMgmt),
  network_interfaces: ({ networkInterfaces }, unreadable) =>
    unreadable.list(
      'networkInterfaces',
      networkInterfaces,
      (networkInterfaces ?? []).map((one) => interfaceOf(one, unreadable)).filter(saysSomething),
    ),
  account_id: (agent) => idOrNull(agent.accountId),
  account_name: (agent) => textOrNull(agent.accountName),
  site_id: (agent) => idOrNull(agent.siteId),
  site_name: (agent) => textOrNull(agent.siteName),
  group_id: (agent) => idOrNull(agent.groupId),
  group_name: (agent) => textOrNull(agent.groupName),
  serial_number: (agent) => textOrNull(agent.serialNumber),
  model_name: (agent) => textOrNull(agent.modelName),
  cpu: (agent) => textOrNull(agent.cpuId),
  cpu_count: (agent) => agent.cpuCount ?? null,
  core_count: (agent) => agent.coreCount ?? null,
  memory_mb: (agent) => agent.totalMemory ?? null,
  machine_sid: (agent) => textOrNull(agent.machineSid),
  // People write it in the console: an empty text is one that they took away.
  external_id: (agent) => agent.externalId?.trim() ?? null,
  last_user: (agent) => textOrNull(agent.lastLoggedInUserName),
  os_user: (agent) => textOrNull(agent.osUsername),
  active_directory: ({ activeDirectory }, unreadable) =>
    unreadable.json('activeDirectory', activeDirectory && directoryOf(activeDirectory)),
  tags: ({ tags }) =>
    counted.list(
      'tags.sentinelone',
      tags?.sentinelone,
      (tags?.sentinelone ?? []).map(tagText).filter((text) => text !== ''),
    ),
  cloud_provider: ({ cloudProviders }) =>
    cloudProviders ? cutText(Object.keys(cloudProviders).join(', '), maxProvidersLength) : null,
  cloud: ({ cloudProviders }, unreadable) =>
    cloudProviders && Object.keys(cloudProviders).length === 0
      ? '{}'
      : unreadable.json('cloudProviders', cloudProviders),
  locations: ({ locations }, unreadable) =>
    unreadable.list('locations', locations, distinct((locations ?? []).map(({ name }) => textOrNull(name)))),
  agent_version: (agent) => textOrNull(agent.agentVersion),
  agent_up_to_date: (agent) => flagOrNull(agent.isUpToDate),
  in_contact: (agent) => flagOrNull(agent.isActive),
  infected: (agent) => flagOrNull(agent.infected),
  active_threats: (agent) => agent.activeThreats ?? null,
  network_status: (agent) => textOrNull(agent.networkStatus),
  network_quarantined: (agent) => flagOrNull(agent.networkQuarantineEnabled),
  firewall_enabled: (agent) => flagOrNull(agent.firewallEnabled),
  // The vendor's name is misleading: it tells whether the disk is encrypted.
  disk_encrypted: (agent) => flagOrNull(agent.encryptedApplications),
  mitigation_mode: (agent) => textOrNull(agent.mitigationMode),
  operational_state: (agent) => textOrNull(agent.operationalState),
  detection_state: (agent) => textOrNull(agent.detectionState),
  scan_status: (agent) => textOrNull(agent.scanStatus),
  applications_status: (agent) => textOrNull(agent.appsVulnerabilityStatus),
  pending_uninstall: (agent) => flagOrNull(agent.isPendingUninstall),
  installer_type: (agent) => textOrNull(agent.installerType),
  missing_permissions: (agent, unreadable) => unreadable.list('missingPermissions', agent.missingPermissions),
  user_actions_needed: (agent, unreadable) => unreadable.list('userActionsNeeded', agent.userActionsNeeded),
  registered_at: (agent, unreadable) => unreadable.time('registeredAt', agent.registeredAt),
  created_at: (agent, unreadable) => unreadable.time('createdAt', agent.createdAt),
  console_updated_at: (agent, unreadable) => unreadable.time('updatedAt', agent.updatedAt),
  last_active_at: (agent, unreadable) => unreadable.time('lastActiveDate', agent.lastActiveDate),
  last_boot_at: (agent, unreadable) => unreadable.time('osStartTime', agent.osStartTime),
  reboot_required: (agent) => flagOrNull(agent.threatRebootRequired),
  ad_connector: (agent) => flagOrNull(agent.isAdConnector),
  active_protection: (agent, unreadable) => unreadable.list('activeProtection', agent.activeProtection),
  suspicious_mitigation_mode: (agent) => textOrNull(agent.mitigationModeSuspicious),
  container_workload: (agent) => flagOrNull(agent.hasContainerizedWorkload),
  container_counts: (agent, unreadable) =>
    unreadable.json('containerizedWorkloadCounts', agent.containerizedWorkloadCounts),
  proxies: ({ proxyStates }, unreadable) =>
    unreadable.json('proxyStates', proxyStates && proxiesOf(proxyStates)),
  remote_shell_allowed: (agent) => flagOrNull(agent.allowRemoteShell),
  tag_details: ({ tags }, unreadable) =>
    unreadable.list(
      'tags.sentinelone',
      tags?.sentinelone,
      (tags?.sentinelone ?? [])
        .filter((tag) => tagText(tag) !== '')
        .map((tag) => tagDetails(tag, unreadable)),
    ),
  operational_state_until: (agent, unreadable) =>
    unreadable.time('operationalStateExpiration', agent.operationalStateExpiration),
  storage_name: (agent) => textOrNull(agent.storageName),
  storage_type: (agent) => textOrNull(agent.storageType),
  last_successful_scan_at: (agent, unreadable) =>
    unreadable.time('lastSuccessfulScanDate', agent.lastSuccessfulScanDate),
};

/** Endpoint records of the console as assets of the project, column by column. What cannot be read is left out and counted. */
export function toAssets(agents: readonly AgentRecord[], unreadable: UnreadableFields): RowColumns<AssetRow> {
  return packColumns(agents, columns, unreadable);
}

/** The names of all clouds of an endpoint; one has one. */
const maxProvidersLength = 1024;

type NetworkInterface = NonNullable<AgentRecord['networkInterfaces']>[number];

/** The addresses of all interfaces as they were sent; null where the console reports the addresses of none. */
function sentAddresses(interfaces: readonly NetworkInterface[] | null | undefined): string[] | null {
  if (!interfaces) return null;
  const lists = interfaces.flatMap(({ inet, inet6 }) => [inet, inet6]).filter((list) => list != null);
  return lists.length === 0 && interfaces.length > 0 ? null : lists.flat();
}

/** For what `network_interfaces` counts: the same addresses stand in three columns. */
const counted = new UnreadableFields();

function ipv4Of({ inet }: NetworkInterface, unreadable: UnreadableFields): string[] {
  return distinct((inet ?? []).map((address) => unreadable.ip('networkInterfaces.inet', address)));
}

function ipv6Of({ inet6 }: NetworkInterface, unreadable: UnreadableFields): string[] {
  return distinct((inet6 ?? []).map((address) => unreadable.ip('networkInterfaces.inet6', address)));
}

function macOf({ physical }: NetworkInterface, unreadable: UnreadableFields): string | null {
  return unreadable.mac('networkInterfaces.physical', physical);
}

/** What is said of an interface: a list of addresses that was not sent, or not one of which can be read, is no empty one. */
function interfaceOf(one: NetworkInterface, unreadable: UnreadableFields): object {
  return partsSaid({
    name: textOrNull(one.name),
    mac: macOf(one, unreadable),
    ipv4: addressesOrNull(one.inet, ipv4Of(one, unreadable)),
    ipv6: addressesOrNull(one.inet6, ipv6Of(one, unreadable)),
    gatewayIp: unreadable.ip('networkInterfaces.gatewayIp', one.gatewayIp),
    gatewayMac: unreadable.mac('networkInterfaces.gatewayMacAddress', one.gatewayMacAddress),
  });
}

function addressesOrNull(
  sent: readonly string[] | null | undefined,
  usable: readonly string[],
): readonly string[] | null {
  return !sent || (sent.length > 0 && usable.length === 0) ? null : usable;
}

/**
 * Only what is known of a directory: other fields that a console adds would make an update of every asset. Parts that are
 * absent are left out, so that those that are known stay; an empty list is kept, since it clears one.
 */
function directoryOf(directory: NonNullable<AgentRecord['activeDirectory']>): object {
  const { computerDistinguishedName, computerMemberOf, lastUserDistinguishedName, lastUserMemberOf } =
    directory;
  const { userPrincipalName, mail } = directory;
  return {
    computerDistinguishedName,
    computerMemberOf,
    lastUserDistinguishedName,
    lastUserMemberOf,
    userPrincipalName,
    mail,
  };
}

/** Whether the agent reaches the console and its own data store through a proxy. */
function proxiesOf({ console, deepVisibility }: NonNullable<AgentRecord['proxyStates']>): object {
  return { console, deepVisibility };
}

type AgentTag = NonNullable<NonNullable<AgentRecord['tags']>['sentinelone']>[number];

function tagDetails(tag: AgentTag, unreadable: UnreadableFields): object {
  const { key, value, assignedBy, assignedAt } = withoutSecrets(tag);
  const at = unreadable.time('tags.sentinelone.assignedAt', assignedAt);
  return {
    key: textOrNull(key),
    value: textOrNull(value),
    assignedBy: textOrNull(assignedBy),
    assignedAt: at === null ? null : new Date(at).toISOString(),
  };
}

function tagText(tag: AgentTag): string {
  const known = withoutSecrets(tag);
  const key = textOrNull(known.key);
  const value = textOrNull(known.value);
  return key !== null && value !== null ? `${key}: ${value}` : (key ?? value ?? '');
}
