/** Sync now, the panel below it, and what a running scan is at. */
export const sync = {
  setUpConnector: 'Set up a connector',
  syncNow: 'Sync now',
  syncing: 'Syncing',
  choices: 'Scans and choices',
  panel: 'Sync',
  closePanel: 'Close the scans',
  failed: '{{connector}} could not be scanned:',
  attached: 'A scan of {{connectors}} was running already. You are following it now.',
} as const;
