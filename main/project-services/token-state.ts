import type { TokenState } from '../../preload/contract/token-state.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { daysLeft, thresholdReached } from './token-expiry.ts';
import type { TokenPlace } from './token-store.ts';

/** What is known of a connector's token. Whoever speaks of it goes by this. @param now ms since the epoch */
export function tokenStateOf(
  connector: Connector,
  place: TokenPlace,
  keychain: 'probing' | 'available' | 'locked' | 'unavailable',
  now: number,
): TokenState {
  if (place === 'missing') return 'missing';
  if (place === 'unknown' && (keychain === 'locked' || keychain === 'unavailable')) return 'locked';
  if (connector.tokenRefusedAt !== undefined) return 'refused';
  const days = daysLeft(connector, now);
  if (days === 0) return 'expired';
  if (days !== null && thresholdReached(days) !== null) return 'expiring';
  return connector.lastVerifiedAt === null ? 'unverified' : 'verified';
}
