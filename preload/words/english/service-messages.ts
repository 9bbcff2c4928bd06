/** What the services over the open project refuse. */
export const serviceMessages = {
  keychain: {
    unlock: 'Unlock it and try again, or keep tokens for this session only.',
    start: 'Start the keychain of this system and try again, or keep tokens for this session only.',
    reason: '{{reason}} {{advice}}',
  },
  tokenPlace: {
    memory: 'The policy of this machine keeps API tokens in memory only.',
    keychain: 'The policy of this machine keeps API tokens in the keychain.',
    advice: 'Ask whoever manages this machine if it has to be otherwise.',
  },
  demoClosed: {
    message: 'The demo tenant is not open.',
    advice: 'Enter the demo first.',
  },
  projectGone: {
    message: 'The project is gone.',
    advice: 'It was deleted meanwhile; choose another.',
  },
  projectScanned: {
    message: 'The project is being scanned.',
    advice: 'Wait for the scan to end, or cancel it, and try again.',
  },
  scanBroken: {
    message: 'The scan ended unexpectedly.',
    advice: 'Start it again; it continues where it stopped.',
  },
  scanElsewhere: {
    message: 'Another process runs this scan, so it cannot be cancelled here.',
    advice: 'Cancel it with Ctrl+C where it runs.',
  },
  demoScanned: {
    message: 'Another process scans the demo tenant, so its data was not deleted.',
    advice: 'Wait for it to end, enter the demo and leave it again.',
  },
  demoFailed: {
    message: 'The demo tenant could not be started on this machine ({{reason}}).',
    advice: 'Check the permissions and the free space of the data folder, and try again.',
  },
  tokenMissing: {
    message: 'No API token is kept for {{url}}.',
    advice: 'Edit the connector and enter its API token.',
  },
  projectInUse: {
    message: 'The project is in use by a scan, or by a `watch` of the command line.',
    advice: 'Wait for the scan to end or cancel it, end `watch`, and try again.',
  },
  projectOpening: {
    message: 'The project is still being opened.',
    advice: 'Wait a moment: it is being brought up to date, or another program keeps it locked.',
  },
  projectClosed: {
    message: 'The project is closed for a moment.',
    advice: 'Try again shortly.',
  },
  ruleGone: {
    message: 'This ingest rule is gone.',
    advice: 'See the rules under Import via Connector.',
  },
} as const;
