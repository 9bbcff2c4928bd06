import type { findings } from '../../../preload/words/english/findings.ts';

interface Section {
  /** What it is called in the catalogue. */
  readonly id: keyof typeof findings.section;
  readonly fields: readonly string[];
}

/** The parts of a finding's panel with their fields, in their order. Fields of no part come at the end. */
export const findingSections: readonly Section[] = [
  {
    id: 'application',
    fields: ['applicationName', 'applicationVersion', 'applicationVendor'],
  },
  {
    id: 'exploit',
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
    id: 'console',
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
      'riskStatus',
    ],
  },
  {
    id: 'dates',
    fields: [
      'discovered',
      'firstSeen',
      'lastSeen',
      'mitigatedAt',
      'awaitingSince',
      'mitigations',
      'reopenings',
      'applicationScan',
    ],
  },
  {
    id: 'place',
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
