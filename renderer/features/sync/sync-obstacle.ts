import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';

/** Why Sync now is likely to fail, in one sentence; null when nothing speaks against it. The demo needs neither. */
export function syncObstacle({ demo, online, keychain, attention }: ApplicationStatus): string | null {
  if (demo !== null) return null;
  if (!online) return say('sync:obstacle.offline');
  // A keychain from which no token is waited for hinders nothing; main knows which tokens it holds itself.
  if (!attention.some(({ kind, severity }) => kind === 'keychain' && severity === 'bad')) return null;
  if (keychain.state === 'locked') return say('sync:obstacle.keychainLocked');
  if (keychain.state === 'unavailable') return say('sync:obstacle.noKeychain');
  return null;
}

/** The same in two words, beside the button. */
export function syncObstacleMark(status: ApplicationStatus): string | null {
  if (syncObstacle(status) === null) return null;
  if (!status.online) return say('sync:obstacleMark.offline');
  return status.keychain.state === 'locked'
    ? say('sync:obstacleMark.keychainLocked')
    : say('sync:obstacleMark.noKeychain');
}
