/** What to do after a check, which differs between the window and the command line. */
export const checkAdvice = {
  commandLine: {
    anotherFolder: 'Correct its permissions, or choose another one with --data-dir or {{variable}}.',
    someFolder: 'Choose a folder with --data-dir or {{variable}}.',
    theirFolder:
      'The first command that stores something creates it. If you expected your connectors there, choose their folder with --data-dir or {{variable}}.',
    lookOver: 'Check with `connector list`, `mode` and `network` that everything is as it should be.',
    lookOverThenDelete:
      'Check with `connector list`, `mode` and `network` that everything is as it should be, then delete that file.',
    keychainLocked: 'Unlock it, or set {{variable}} for each run.',
    keychainMissing: 'Without it, set {{variable}} for each run; tokens are never written to a file.',
    keychainDisabled: 'Set {{variable}} for each run.',
    proxy: 'Correct it with `network --proxy`, or in HTTPS_PROXY; for example http://proxy.example.com:3128.',
    extraCa: 'Set a PEM file with `network --extra-ca FILE`, or clear it with `network --extra-ca none`.',
    noConnector: 'Add one with `connector add --url URL`.',
    tokenMissing: 'Enter it once with `connector edit --replace-token`, or set {{variable}} for this run.',
  },
  window: {
    anotherFolder:
      'Correct its permissions, or choose another one by starting the application with --data-dir, or with {{variable}} set.',
    someFolder: 'Choose a folder by starting the application with --data-dir, or with {{variable}} set.',
    theirFolder:
      'The next command creates it. If you expected your connectors there, choose their folder by starting the application with --data-dir, or with {{variable}} set.',
    lookOver: 'Check in Connector Setup and Settings that everything is as it should be.',
    lookOverThenDelete:
      'Check in Connector Setup and Settings that everything is as it should be, then delete that file.',
    keychainLocked: 'Unlock it and check again, or keep tokens for this session only (Connector Setup).',
    keychainMissing:
      'Without it, tokens are kept in memory until you quit (Connector Setup); they are never written to a file.',
    keychainDisabled: 'Enter tokens in Connector Setup; they are kept in memory until you quit.',
    proxy: 'Correct it in Settings, Network, or in HTTPS_PROXY; for example http://proxy.example.com:3128.',
    extraCa: 'Choose a PEM file in Settings, Network, or remove this one there.',
    noConnector: 'Set one up in Connector Setup.',
    tokenMissing: 'Edit the connector in Connector Setup and enter its API token.',
  },
} as const;
