import { z } from 'zod';
import { normalId } from '../outside/identifier.ts';
import { agentFieldsLeftOut } from './left-out-fields.ts';
import { plainCheck } from './plain-check.ts';
import { namesNothing, type RecordKind, readableText } from './record-decoding.ts';
import { key, longText, longTexts, maxElements, maxNameLength, name } from './text-limits.ts';

const flag = z.boolean().nullish();
// The project keeps whole numbers: any other is a field that cannot be read, not a page that cannot be stored.
const count = z.int().nullish();
const addresses = z.array(z.string().max(maxNameLength)).max(maxElements).nullish();

const networkInterface = z.object({
  name,
  physical: name,
  inet: addresses,
  inet6: addresses,
  gatewayIp: name,
  gatewayMacAddress: name,
});

const activeDirectory = z.object({
  computerDistinguishedName: longText,
  computerMemberOf: longTexts,
  lastUserDistinguishedName: longText,
  lastUserMemberOf: longTexts,
  userPrincipalName: longText,
  mail: longText,
});

const agentTag = z.object({ key: longText, value: longText, assignedAt: name, assignedBy: name });

/**
 * One row of `GET /agents` as the console names it. Everything but the id may be null or absent; consoles of
 * different age send 59 to 88 fields.
 * Times are ISO 8601 in UTC; `totalMemory` is in MB. What is left out on purpose stands in `left-out-fields.ts`.
 */
export const agentRecord = z.object({
  id: key,
  uuid: name,
  computerName: name,
  domain: name,
  accountId: name,
  accountName: name,
  siteId: name,
  siteName: name,
  groupId: name,
  groupName: name,
  osType: name,
  osName: name,
  osRevision: name,
  osArch: name,
  osUsername: name,
  osStartTime: name,
  machineType: name,
  machineSid: name,
  modelName: name,
  serialNumber: name,
  cpuId: name,
  cpuCount: count,
  coreCount: count,
  totalMemory: count,
  externalIp: name,
  lastIpToMgmt: name,
  networkInterfaces: z.array(networkInterface).max(maxElements).nullish(),
  networkStatus: name,
  networkQuarantineEnabled: flag,
  firewallEnabled: flag,
  lastLoggedInUserName: name,
  activeDirectory: activeDirectory.nullish(),
  isAdConnector: flag,
  allowRemoteShell: flag,
  proxyStates: z.object({ console: flag, deepVisibility: flag }).nullish(),
  agentVersion: name,
  installerType: name,
  isUpToDate: flag,
  isActive: flag,
  isDecommissioned: flag,
  isUninstalled: flag,
  isPendingUninstall: flag,
  infected: flag,
  activeThreats: count,
  threatRebootRequired: flag,
  mitigationMode: name,
  mitigationModeSuspicious: name,
  detectionState: name,
  operationalState: name,
  operationalStateExpiration: name,
  appsVulnerabilityStatus: name,
  encryptedApplications: flag,
  missingPermissions: longTexts,
  userActionsNeeded: longTexts,
  activeProtection: longTexts,
  scanStatus: name,
  lastSuccessfulScanDate: name,
  externalId: longText,
  locations: z.array(z.object({ name })).max(maxElements).nullish(),
  tags: z.object({ sentinelone: z.array(agentTag).max(maxElements).nullish() }).nullish(),
  cloudProviders: z.record(z.string(), z.unknown()).nullish(),
  storageName: name,
  storageType: name,
  hasContainerizedWorkload: flag,
  containerizedWorkloadCounts: z.record(z.string(), z.unknown()).nullish(),
  createdAt: name,
  registeredAt: name,
  updatedAt: name,
  lastActiveDate: name,
});
export type AgentRecord = z.infer<typeof agentRecord>;

/** How rows of `GET /agents` are read. */
export const agentRecords: RecordKind<typeof agentRecord> = {
  schema: agentRecord,
  isPlain: plainCheck(agentRecord, Object.keys(agentFieldsLeftOut)),
  keys: ['id'],
  ids: { id: normalId, accountId: normalId, siteId: normalId, groupId: normalId },
  uncut: ['uuid', 'machineSid', 'serialNumber', 'externalId'],
  names: (raw) => ({
    ...namesNothing(),
    agentId: readableText(raw['id']),
    endpointName: readableText(raw['computerName']),
  }),
};
