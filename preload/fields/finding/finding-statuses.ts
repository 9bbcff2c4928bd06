/** The statuses a person can give a finding, in the field's words. */
export const setStatuses = [
  'in-progress',
  'waiting-for-verification',
  'waiting-for-third-party',
  'accepted-risk',
  'duplicate',
  'exception-granted',
  'false-positive',
  'manually-mitigated',
] as const;

/** What a finding's status can be: the scanner's two, and those a person can set. */
export const findingStatuses = ['active', ...setStatuses, 'scan-mitigated'] as const;
