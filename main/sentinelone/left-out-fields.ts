/**
 * Fields of an endpoint that the console sends and that are left out on purpose, with the reason. What is neither here
 * nor read is named in the scan's record, since it may be something new that matters.
 */
export const agentFieldsLeftOut: Readonly<Record<string, string>> = {
  licenseKey: 'A secret by which anybody could enrol agents.',
  consoleMigrationStatus: 'About the move of an agent to another console.',
  firstFullModeTime: 'When the agent first ran in full mode, once and long ago.',
  fullDiskScanLastUpdatedAt: 'Follows the last successful scan, which is kept.',
  groupIp: 'The network part of the external address, which is kept.',
  groupUpdatedAt: 'About the group in the console.',
  inRemoteShellSession: 'True for minutes, over before anybody reads it.',
  isHyperAutomate: 'About a feature of the console.',
  locationEnabled: 'About a feature of the console; the locations themselves are kept.',
  locationType: 'How the console found the locations, which are kept.',
  policyUpdatedAt: 'About the policy in the console.',
  rangerStatus: 'About network discovery by the agent.',
  rangerVersion: 'About network discovery by the agent.',
  remoteProfilingState: 'About a diagnosis by the vendor’s support.',
  remoteProfilingStateExpiration: 'About a diagnosis by the vendor’s support.',
  scanAbortedAt: 'The state of the scan and its last success are kept.',
  scanFinishedAt: 'The state of the scan and its last success are kept.',
  scanStartedAt: 'The state of the scan and its last success are kept.',
  showAlertIcon: 'About the console’s own display.',
  'networkInterfaces.id': 'A number of the console’s own.',
  'locations.id': 'A number of the console’s own.',
  'locations.scope': 'Where in the console the location is defined.',
  'tags.sentinelone.id': 'A number of the console’s own.',
  'tags.sentinelone.assignedById': 'The name of who assigned the tag is kept.',
};

/** The same of a risk. */
export const riskFieldsLeftOut: Readonly<Record<string, string>> = {
  daysDetected: 'Follows from the date of detection.',
};
