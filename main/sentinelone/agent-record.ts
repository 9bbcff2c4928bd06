import { z } from 'zod';
import { normalId } from '../outside/identifier.ts';
import { agentFieldsLeftOut } from './left-out-fields.ts';
import { plainCheck } from './plain-check.ts';
import { namesNothing, type RecordKind, readableText } from './record-decoding.ts';

const text = z.string().nullish();
const flag = z.boolean().nullish();
// The project keeps whole numbers: any other is a field that cannot be read, not a page that cannot be stored.
const count = z.int().nullish();
const texts = z.array(z.string()).nullish();

const networkInterface = z.object({
  name: text,
  physical: text,
  inet: texts,
  inet6: texts,
  gatewayIp: text,
  gatewayMacAddress: text,
});

const activeDirectory = z.object({
  computerDistinguishedName: text,
  computerMemberOf: texts,
  lastUserDistinguishedName: text,
  lastUserMemberOf: texts,
  userPrincipalName: text,
  mail: text,
});

const agentTag = z.object({ key: text, value: text, assignedAt: text, assignedBy: text });

/**
 * One row of `GET /agents` as the console names it. Everything but the id may be null or absent; consoles of
 * different age send 59 to 88 fields.
 * Times are ISO 8601 in UTC; `totalMemory` is in MB. What is left out on purpose stands in `left-out-fields.ts`.
 */
export const agentRecord = z.object({
  id: z.string().min(1),
  uuid: text,
  computerName: text,
  domain: text,
  accountId: text,
  accountName: text,
  siteId: text,
  siteName: text,
  groupId: text,
  groupName: text,
  osType: text,
  osName: text,
  osRevision: text,
  osArch: text,
  osUsername: text,
  osStartTime: text,
  machineType: text,
  machineSid: text,
  modelName: text,
  serialNumber: text,
  cpuId: text,
  cpuCount: count,
  coreCount: count,
  totalMemory: count,
  externalIp: text,
  lastIpToMgmt: text,
  networkInterfaces: z.array(networkInterface).nullish(),
  networkStatus: text,
  networkQuarantineEnabled: flag,
  firewallEnabled: flag,
  lastLoggedInUserName: text,
  activeDirectory: activeDirectory.nullish(),
  isAdConnector: flag,
  allowRemoteShell: flag,
  proxyStates: z.object({ console: flag, deepVisibility: flag }).nullish(),
  agentVersion: text,
  installerType: text,
  isUpToDate: flag,
  isActive: flag,
  isDecommissioned: flag,
  isUninstalled: flag,
  isPendingUninstall: flag,
  infected: flag,
  activeThreats: count,
  threatRebootRequired: flag,
  mitigationMode: text,
  mitigationModeSuspicious: text,
  detectionState: text,
  operationalState: text,
  operationalStateExpiration: text,
  appsVulnerabilityStatus: text,
  encryptedApplications: flag,
  missingPermissions: texts,
  userActionsNeeded: texts,
  activeProtection: texts,
  scanStatus: text,
  lastSuccessfulScanDate: text,
  externalId: text,
  locations: z.array(z.object({ name: text })).nullish(),
  tags: z.object({ sentinelone: z.array(agentTag).nullish() }).nullish(),
  cloudProviders: z.record(z.string(), z.unknown()).nullish(),
  storageName: text,
  storageType: text,
  hasContainerizedWorkload: flag,
  containerizedWorkloadCounts: z.record(z.string(), z.unknown()).nullish(),
  createdAt: text,
  registeredAt: text,
  updatedAt: text,
  lastActiveDate: text,
});
export type AgentRecord = z.infer<typeof agentRecord>;

/** How rows of `GET /agents` are read. */
export const agentRecords: RecordKind<typeof agentRecord> = {
  schema: agentRecord,
  isPlain: plainCheck(agentRecord, Object.keys(agentFieldsLeftOut)),
  keys: ['id'],
  ids: { id: normalId, accountId: normalId, siteId: normalId, groupId: normalId },
  names: (raw) => ({
    ...namesNothing(),
    agentId: readableText(raw['id']),
    endpointName: readableText(raw['computerName']),
  }),
};
