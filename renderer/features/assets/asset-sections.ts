/** The parts of an asset's panel with their fields, in their order. Fields of no part come at the end. */
export const assetSections: readonly { readonly title: string; readonly fields: readonly string[] }[] = [
  {
    title: 'Identity',
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
    title: 'Network',
    fields: ['ipAddresses', 'macAddresses', 'externalIp', 'lastIpToConsole', 'networkStatus', 'locations'],
  },
  {
    title: 'Place',
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
    title: 'System and hardware',
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
    ],
  },
  {
    title: 'Agent',
    fields: [
      'agentVersion',
      'operationalState',
      'detectionState',
      'mitigationMode',
      'scanStatus',
      'applicationsStatus',
      'applicationScanResult',
      'installerType',
    ],
  },
  { title: 'Tags', fields: ['tags'] },
  { title: 'Cloud', fields: ['cloudProvider', 'cloud'] },
  { title: 'Active Directory', fields: ['activeDirectory'] },
  {
    title: 'Dates',
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
