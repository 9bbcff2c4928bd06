/** Causes and remedies of errors: connectors, their tokens, and the keychain. */
export const connectorErrorHelp = {
  'connector-not-found': {
    cause:
      'No connector has this name or id; it may have been removed meanwhile, here or on the command line.',
    remedy: 'See Connector Setup, or `connector list`, for the connectors there are.',
  },
  'connector-ambiguous': {
    cause: 'More than one connector fits the name that was given.',
    remedy: 'Give its id instead; `connector list` shows it.',
  },
  'connector-name-invalid': {
    cause: 'The name is empty, or longer than a name may be.',
    remedy: 'Give the connector a short name.',
  },
  'connector-name-taken': {
    cause: 'Another connector has this name already, with no regard to capitals.',
    remedy: 'Choose another name.',
  },
  'token-required': {
    cause:
      'The instance URL was changed. A token is only ever sent to the address that it was entered for, so the kept one is not used.',
    remedy: 'Enter the token of the console at the new address.',
  },
  'token-missing': {
    cause:
      'No token is kept for the connector: it was never saved, was kept for one session only, or was taken out of the keychain.',
    remedy:
      'Edit the connector and enter its token. On a server without a keychain, set SENTINELONE_API_TOKEN for each run.',
  },
  'token-format': {
    cause:
      'What was given as a token cannot be one: it is empty, has a space inside, or is the masked form that a page shows.',
    remedy:
      'Copy the token in the console at the moment it is created; it is shown only once. If that moment is over, create another.',
  },
  'token-for-one-connector': {
    cause:
      'SENTINELONE_API_TOKEN holds the token of one console, and `watch` has rules for connectors to several.',
    remedy:
      'Keep the tokens in the keychain and unset the variable, or run one `watch` for each data folder.',
  },
  'not-verified': {
    cause:
      'A connector was to be saved as verified, but its address or token was changed since it was verified.',
    remedy: 'Verify it once more, or save it unverified.',
  },
  'draft-not-found': {
    cause:
      'The dialog of the connector was closed, or the window was loaded anew, and what was entered is gone with it.',
    remedy: 'Open the connector again and enter the token once more.',
  },
  'keychain-unavailable': {
    cause:
      'This system has no keychain that can be used. On Linux it needs libsecret and a Secret Service, such as gnome-keyring, in a session with D-Bus.',
    remedy:
      'Start or install one (Debian: libsecret-1-0, gnome-keyring). Until then keep tokens for the session only, or set SENTINELONE_API_TOKEN for each run. Tokens are never written to a file instead.',
  },
  'keychain-locked': {
    cause: 'The keychain is locked and was not unlocked when it asked.',
    remedy: 'Unlock it, most often by signing in to the desktop with the password, and try again.',
  },
  'keychain-timed-out': {
    cause: 'The keychain did not answer in time. It may be waiting behind other windows for its password.',
    remedy: 'Look for its dialog and answer it, then try again.',
  },
} as const;
