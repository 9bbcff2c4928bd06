import type { ApplicationStatus } from '../../../preload/contract/topics/status.ts';
import { say } from '../../../preload/words/say.ts';

/** Why Sync now is likely to fail, in one sentence; null when nothing speaks against it. The demo needs neither. */
export function syncObstacle(status: ApplicationStatus): string | null {
  const { demo, online, keychain, attention } = status;
  if (demo !== null) return null;
  if (!online) return say('sync:obstacle.offline');
  if (isWithoutToken(status)) return say('sync:obstacle.noToken');
  // A keychain from which no token is waited for hinders nothing; main knows which tokens it holds itself.
  if (!attention.some(({ kind, severity }) => kind === 'keychain' && severity === 'bad')) return null;
  if (keychain.state === 'locked') return say('sync:obstacle.keychainLocked');
  if (keychain.state === 'unavailable') return say('sync:obstacle.noKeychain');
  return null;
}

/** Whether nothing can be ingested: no connector has a token. */
export function isWithoutToken({ demo, connectors, attention }: ApplicationStatus): boolean {
  const missing = attention.filter(({ kind }) => kind === 'token-missing').length;
  return demo === null && connectors.length > 0 && missing === connectors.length;
}

/** The same in two words, beside the button; what the keychain hinders is said among what needs attention. */
export function syncObstacleMark(status: ApplicationStatus): string | null {
  if (status.demo !== null) return null;
  if (!status.online) return say('sync:obstacleMark.offline');
  return isWithoutToken(status) ? say('sync:obstacleMark.noToken') : null;
}
