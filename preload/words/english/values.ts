/** Where a field gives a value another word than most do: presence in the console is no contact with the agent. */
const presence = {
  active: 'Listed',
  inactive: 'Not listed',
  decommissioned: 'Decommissioned',
} as const;
export const fieldValues = { state: presence, assetState: presence } as const;

/** The values of closed lists, by how they are stored: states, statuses, severities, and where something is known from. */
export const values = {
  active: 'Active',
  endpoint: 'Endpoint',
  finding: 'Finding',
  'in-progress': 'In progress',
  'waiting-for-verification': 'Waiting for verification',
  'waiting-for-third-party': 'Waiting for third party',
  'accepted-risk': 'Accepted risk',
  duplicate: 'Duplicate',
  'exception-granted': 'Exception granted',
  'false-positive': 'False positive',
  'manually-mitigated': 'Manually mitigated',
  'scan-mitigated': 'Scan mitigated',
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  unknown: 'Unknown',
  informational: 'Informational',
} as const;
