/** Causes and remedies of errors: a machine that somebody manages, and updates of the application. */
export const machineErrorHelp = {
  'policy-unreadable': {
    cause:
      'The policy file of this machine is there, but cannot be read. What it asks for is not known, so nothing runs.',
    remedy: 'Ask whoever manages this machine to make the file readable for all, or to remove it.',
  },
  'policy-broken': {
    cause: 'The policy file of this machine is no policy, or a value in it cannot be used.',
    remedy: 'Ask whoever manages this machine to correct it. What it may restrict is restricted until then.',
  },
  'policy-untrusted': {
    cause:
      'The policy file of this machine, or a folder or link on the way to it, belongs to somebody else than root, or others can write to it. Whoever that is could say which consoles are reached, and how, so nothing runs.',
    remedy:
      'Ask whoever manages this machine to look the file over, and then to run `sudo chown root` and `sudo chmod go-w` on what the message names.',
  },
  'setting-managed': {
    cause: 'The policy of this machine fixes the setting, so that it cannot be changed here.',
    remedy: 'Settings, Policy shows what is fixed. Ask whoever manages this machine for another value.',
  },
  'data-dir-managed': {
    cause: 'The policy of this machine says where the data folder is, and another one was asked for.',
    remedy: 'Leave out --data-dir and SENTINELONE_CONNECTOR_DATA_DIR, or ask whoever manages this machine.',
  },
  'keychain-barred': {
    cause: 'The policy of this machine lets API tokens be kept in memory only, so the keychain is not used.',
    remedy:
      'Enter the token in Connector Setup after each start, or set SENTINELONE_API_TOKEN for a run of the command line.',
  },
  'token-place-managed': {
    cause: 'The policy of this machine says where API tokens are kept, so that this cannot be chosen.',
    remedy:
      'Tokens are kept in memory until the application quits. Ask whoever manages this machine for the keychain.',
  },
  'update-failed': {
    cause: 'The update feed could not be reached, or what it sent is not what a feed holds.',
    remedy: 'Nothing was changed. Check the network under Settings, Network; the next check comes by itself.',
  },
  'update-refused': {
    cause:
      'What was downloaded is not the update that the feed announced: its digest differs, or it ends too early.',
    remedy:
      'It was thrown away. If it happens again, tell whoever runs the feed; something between may be changing it.',
  },
  'update-not-ready': {
    cause: 'An update was to be installed, but none has been downloaded and proved yet.',
    remedy: 'Look for updates again under Settings, Updates, and wait until one is ready.',
  },
  'update-scan-running': {
    cause: 'An update is never installed while a scan runs.',
    remedy: 'Wait until the scan has ended, or cancel it; it goes on after the restart.',
  },
} as const;
