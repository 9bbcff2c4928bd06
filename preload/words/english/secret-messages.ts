/** Why a token cannot be kept or had: the keychain, and the token of the environment. */
export const secretMessages = {
  disabled: {
    message: 'The policy of this machine keeps API tokens out of the keychain.',
    advice: 'Set SENTINELONE_API_TOKEN for each run.',
  },
  noAnswer: 'no answer',
  ended: 'the process ended',
  lost: 'it lost what was written to it',
  timedOut: 'The keychain of this system did not answer in time; it may be waiting to be unlocked.',
  locked: 'The keychain of this system is locked.',
  noLibrary:
    'The keychain of this system cannot be used: its library could not be loaded (on Linux: libsecret).',
  unusable: 'The keychain of this system cannot be used: {{reason}}.',
  withoutKeychain:
    'Without a keychain, set SENTINELONE_API_TOKEN for each run; the token is never written to a file.',
  unlock:
    'Unlock it and try again. Without a keychain, set SENTINELONE_API_TOKEN for each run; the token is never written to a file.',
  variable: '{{variable}} cannot be used: {{reason}}',
  missing: {
    message: 'No API token is kept for {{url}}.',
    advice: 'Give it once with `connector edit --replace-token`, or set {{variable}} for this run.',
  },
} as const;
