/** What needs a person, as the window, the tray and the status strip say it. */
export const attention = {
  project: {
    text_one: '{{count}} item in the project "{{project}}" needs attention.',
    text_other: '{{count}} items in the project "{{project}}" need attention.',
    advice: 'Show that project.',
  },
  projectCopy: {
    advice:
      'You see a copy of the project as it was found. Nothing is scanned, backed up or changed until the project can be written again. {{advice}}',
  },
  recovered: {
    advice: 'Check that your connectors and ingest rules are as you left them.',
  },
  keychain: {
    inMemory: 'API tokens are kept for this session only.',
    unreadable: 'API tokens cannot be read.',
  },
  tokenMissing: {
    text: 'No API token is stored for "{{name}}", so it cannot be scanned.',
    advice: 'Edit the connector and enter its API token.',
  },
  tokenRefused: {
    text: 'The console does not accept the API token of "{{name}}".',
    advice:
      'Create a new token for the service user in the console, and enter it in the connector. The scan that it ended then continues.',
  },
  tokenExpires: {
    advice: 'Create a new token for the service user in the console, and enter it in the connector.',
    over: 'The API token of "{{name}}" has expired.',
    withinDay: 'The API token of "{{name}}" expires within a day.',
    inDays_one: 'The API token of "{{name}}" expires in {{count}} day.',
    inDays_other: 'The API token of "{{name}}" expires in {{count}} days.',
  },
  rulePaused: {
    text: 'An ingest rule of "{{connector}}" was paused.',
    advice: '{{reason}} Enter a working token in the connector; the rule then resumes.',
  },
  review: {
    text: 'Scan {{scanId}} of "{{connectorName}}" ({{scope}}) needs your review before its changes are made.',
    advice: 'Look at its numbers, then accept or reject it.',
  },
  scanFailed: {
    text: 'The last scan of "{{connectorName}}" failed.',
    ofScope: 'The last scan of "{{connectorName}}" ({{scope}}) failed.',
    adviceFor: '{{message}} Then sync again; the scan continues where it stopped.',
    advice: 'See what happened, fix it, and sync again; the scan continues where it stopped.',
  },
  scanNotStarted: {
    text: 'The last scan of "{{connectorName}}" could not start.',
    ofScope: 'The last scan of "{{connectorName}}" ({{scope}}) could not start.',
  },
  policyBroken: {
    advice: 'Until then, everything it may restrict is restricted. Ask whoever manages this machine.',
  },
  notAllowed: {
    text: '"{{name}}" is not scanned: the policy of this machine does not allow {{host}}.',
    advice: 'Give the connector the address of an allowed console, or ask whoever manages this machine.',
  },
} as const;
