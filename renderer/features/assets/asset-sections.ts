import type { assets } from '../../../preload/words/english/assets.ts';

interface Section {
  /** What it is called in the catalogue. */
  readonly id: keyof typeof assets.section;
  readonly fields: readonly string[];
}

/** The parts of an asset's panel with their fields, in their order. Fields of no part come at the end. */
export const assetSections: readonly Section[] = [
  {
    id: 'identity',
    fields: [
      'hostName',
      'domain',
      'assetId',
      'uuid',
      'externalId',
      'machineSid',
      'serialNumber',
      'lastUser',
      'osUser',
      'state',
      'stateReason',
      'stateChangedAt',
    ],
  },
  {
    id: 'network',
    fields: [
      'ipAddresses',
      'macAddresses',
      'externalIp',
      'lastIpToConsole',
      'networkStatus',
      'proxies',
      'locations',
    ],
  },
  {
    id: 'place',
    fields: [
      'accountName',
      'siteName',
      'groupName',
      'connector',
      'accountId',
      'siteId',
      'groupId',
      'connectorId',
    ],
  },
  {
    id: 'system',
    fields: [
      'osName',
      'osRevision',
      'osType',
      'osArch',
      'machineType',
      'modelName',
      'cpu',
      'cpuCount',
      'coreCount',
      'memoryMb',
      'containerWorkload',
      'containerCounts',
      'storageName',
      'storageType',
    ],
  },
  {
    id: 'agent',
    fields: [
      'agentVersion',
      'operationalState',
      'operationalStateUntil',
      'detectionState',
      'mitigationMode',
      'suspiciousMitigationMode',
      'activeProtection',
      'remoteShellAllowed',
      'scanStatus',
      'applicationsStatus',
      'applicationScanResult',
      'installerType',
    ],
  },
  { id: 'tags', fields: ['tags', 'tagDetails'] },
  { id: 'cloud', fields: ['cloudProvider', 'cloud'] },
  { id: 'activeDirectory', fields: ['adConnector', 'activeDirectory'] },
  {
    id: 'dates',
    fields: [
      'lastActive',
      'lastSeen',
      'firstSeen',
      'applicationScan',
      'lastSuccessfulScan',
      'lastBoot',
      'registered',
      'created',
      'consoleUpdated',
    ],
  },
];

/** Fields that the panel shows in a way of its own. */
export const shownOtherwise: readonly string[] = [
  'openFindings',
  'openCritical',
  'openHigh',
  'networkInterfaces',
];
