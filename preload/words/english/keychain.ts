/** What the keychain's state means for tokens, and what can be done. */
export const keychain = {
  sessionByPolicy:
    'The policy of this machine keeps tokens for this session only. They have to be entered again when the application has quit.',
  sessionOnly:
    'Tokens are kept for this session only. They are gone when the application quits, and then have to be entered again.',
  useAgain: 'Use the keychain again',
  ready: "This system's keychain is ready: tokens are kept there and nowhere else.",
  asking: "Checking whether this system's keychain can store tokens…",
  locked: 'The keychain is locked, so tokens cannot be kept in it.',
  unavailable: 'There is no keychain that can keep tokens.',
  onLinux: 'On Linux the keychain is a Secret Service, such as GNOME Keyring or KWallet.',
  session:
    'Tokens that are kept for this session are in memory: they have to be entered again when the application has quit, and are never written to a file.',
  askAgain: 'Try again',
  keepForSession: 'Keep tokens for this session only',
} as const;
