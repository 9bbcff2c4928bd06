import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';

/** Why Sync now is likely to fail, in one sentence; null when nothing speaks against it. The demo needs neither. */
export function syncTrouble({ demo, online, keychain, attention }: ApplicationStatus): string | null {
  if (demo !== null) return null;
  if (!online) return 'This machine is offline. A scan would not reach the console.';
  // A keychain from which no token is waited for hinders nothing; main knows which tokens it holds itself.
  if (!attention.some(({ kind, severity }) => kind === 'keychain' && severity === 'bad')) return null;
  if (keychain.state === 'locked') return 'The keychain is locked. Unlock it, so that the token can be read.';
  if (keychain.state === 'unavailable') return 'There is no keychain to read the token from.';
  return null;
}

/** The same in two words, beside the button. */
export function syncTroubleMark(status: ApplicationStatus): string | null {
  if (syncTrouble(status) === null) return null;
  if (!status.online) return 'Offline';
  return status.keychain.state === 'locked' ? 'Keychain locked' : 'No keychain';
}
