/** The parts of a finding's panel with their fields, in their order. Fields of no part come at the end. */
export const findingSections: readonly { readonly title: string; readonly fields: readonly string[] }[] = [
  {
    title: 'Application',
    fields: ['applicationName', 'applicationVersion', 'applicationVendor'],
  },
  {
    title: 'Exploit and remedy',
    fields: [
      'knownExploited',
      'knownExploitedSince',
      'knownExploitedDue',
      'ransomware',
      'exploitMaturity',
      'remediationLevel',
      'reportConfidence',
      'published',
    ],
  },
  {
    title: 'In the console',
    fields: [
      'mitigationStatus',
      'mitigationReason',
      'mitigationChangedBy',
      'mitigationChangedAt',
      'markType',
      'markReason',
      'markedBy',
      'markedAt',
      'riskId',
    ],
  },
  {
    title: 'Dates',
    fields: [
      'discovered',
      'firstSeen',
      'lastSeen',
      'mitigatedAt',
      'mitigations',
      'reopenings',
      'applicationScan',
    ],
  },
  {
    title: 'Place',
    fields: [
      'accountName',
      'siteName',
      'groupName',
      'osName',
      'osType',
      'machineType',
      'ipAddresses',
      'domain',
      'assetState',
      'assetId',
      'connector',
      'accountId',
      'siteId',
      'groupId',
      'connectorId',
      'findingId',
    ],
  },
];

/** Fields that the panel shows in a way of its own. */
export const shownOtherwise: readonly string[] = [
  'cve',
  'hostName',
  'severity',
  'originalSeverity',
  'score',
  'cvssVersion',
  'riskScore',
  'status',
  'open',
];
