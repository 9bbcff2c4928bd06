import type { AssetRow } from '../project/writes/asset-writes.ts';
import type { AgentRecord } from '../sentinelone/agent-record.ts';
import { distinct, ipAddressOrNull, macAddressOrNull } from './normalise-network.ts';
import { flagOrNull, jsonListOrNull, textOrNull, timeOrNull } from './normalise-text.ts';

/** An endpoint record of the console as an asset of the project. Enrolment secrets (`licenseKey`) are left out. */
export function toAssetRow(agent: AgentRecord): AssetRow {
  const interfaces = agent.networkInterfaces ?? [];
  const providers = Object.keys(agent.cloudProviders ?? {});
  return {
    agent_id: agent.id,
    decommissioned: agent.isDecommissioned ?? false,
    uninstalled: agent.isUninstalled ?? false,
    host_name: textOrNull(agent.computerName),
    domain: textOrNull(agent.domain),
    uuid: textOrNull(agent.uuid),
    os_type: textOrNull(agent.osType),
    os_name: textOrNull(agent.osName),
    os_revision: textOrNull(agent.osRevision),
    os_arch: textOrNull(agent.osArch),
    machine_type: textOrNull(agent.machineType),
    ip_addresses: jsonListOrNull(
      distinct(
        interfaces.flatMap(({ inet, inet6 }) => [...(inet ?? []), ...(inet6 ?? [])].map(ipAddressOrNull)),
      ),
    ),
    mac_addresses: jsonListOrNull(distinct(interfaces.map(({ physical }) => macAddressOrNull(physical)))),
    external_ip: textOrNull(agent.externalIp),
    last_ip_to_console: textOrNull(agent.lastIpToMgmt),
    network_interfaces: jsonListOrNull(
      interfaces.map((one) => ({
        name: textOrNull(one.name),
        mac: macAddressOrNull(one.physical),
        ipv4: one.inet ?? [],
        ipv6: one.inet6 ?? [],
        gatewayIp: textOrNull(one.gatewayIp),
        gatewayMac: macAddressOrNull(one.gatewayMacAddress),
      })),
    ),
    account_id: textOrNull(agent.accountId),
    account_name: textOrNull(agent.accountName),
    site_id: textOrNull(agent.siteId),
    site_name: textOrNull(agent.siteName),
    group_id: textOrNull(agent.groupId),
    group_name: textOrNull(agent.groupName),
    serial_number: textOrNull(agent.serialNumber),
    model_name: textOrNull(agent.modelName),
    cpu: textOrNull(agent.cpuId),
    cpu_count: agent.cpuCount ?? null,
    core_count: agent.coreCount ?? null,
    memory_mb: agent.totalMemory ?? null,
    machine_sid: textOrNull(agent.machineSid),
    external_id: textOrNull(agent.externalId),
    last_user: textOrNull(agent.lastLoggedInUserName),
    os_user: textOrNull(agent.osUsername),
    active_directory: jsonOrNull(agent.activeDirectory),
    tags: jsonListOrNull((agent.tags?.sentinelone ?? []).map(tagText)),
    cloud_provider: providers.length === 0 ? null : providers.join(', '),
    cloud: providers.length === 0 ? null : jsonOrNull(agent.cloudProviders),
    locations: jsonListOrNull(distinct((agent.locations ?? []).map(({ name }) => textOrNull(name)))),
    agent_version: textOrNull(agent.agentVersion),
    agent_up_to_date: flagOrNull(agent.isUpToDate),
    in_contact: flagOrNull(agent.isActive),
    infected: flagOrNull(agent.infected),
    active_threats: agent.activeThreats ?? null,
    network_status: textOrNull(agent.networkStatus),
    network_quarantined: flagOrNull(agent.networkQuarantineEnabled),
    firewall_enabled: flagOrNull(agent.firewallEnabled),
    // The vendor's name is misleading: it tells whether the disk is encrypted.
    disk_encrypted: flagOrNull(agent.encryptedApplications),
    mitigation_mode: textOrNull(agent.mitigationMode),
    operational_state: textOrNull(agent.operationalState),
    detection_state: textOrNull(agent.detectionState),
    scan_status: textOrNull(agent.scanStatus),
    applications_status: textOrNull(agent.appsVulnerabilityStatus),
    pending_uninstall: flagOrNull(agent.isPendingUninstall),
    installer_type: textOrNull(agent.installerType),
    missing_permissions: jsonListOrNull(agent.missingPermissions ?? []),
    user_actions_needed: jsonListOrNull(agent.userActionsNeeded ?? []),
    registered_at: timeOrNull(agent.registeredAt),
    created_at: timeOrNull(agent.createdAt),
    console_updated_at: timeOrNull(agent.updatedAt),
    last_active_at: timeOrNull(agent.lastActiveDate),
    last_boot_at: timeOrNull(agent.osStartTime),
    last_successful_scan_at: timeOrNull(agent.lastSuccessfulScanDate),
  };
}

function tagText(tag: { key?: string | null | undefined; value?: string | null | undefined }): string {
  const key = textOrNull(tag.key);
  const value = textOrNull(tag.value);
  return key !== null && value !== null ? `${key}: ${value}` : (key ?? value ?? '');
}

/** JSON text of what an object says; null when all of it is empty. */
function jsonOrNull(value: object | null | undefined): string | null {
  if (!value) return null;
  const told = Object.entries(value).filter(
    ([, part]) =>
      part !== null && part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0),
  );
  return told.length === 0 ? null : JSON.stringify(Object.fromEntries(told));
}
