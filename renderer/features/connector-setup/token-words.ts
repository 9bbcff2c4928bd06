import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { say } from '../../../preload/words/say.ts';

/** How a fact of a connector stands, and what it says. */
export interface StateWords {
  readonly kind: 'good' | 'warning' | 'bad' | 'idle';
  readonly words: string;
}

const dayMs = 24 * 60 * 60_000;
/** From here on a token's end is a warning: renewing one may take somebody else's time. */
const warnDays = 30;
/** From here on months say more than days. */
const monthsFromDays = 90;

/** How long a token still lives; `now` in ms since the epoch. */
export function expiryWords(expiresAt: string | null, now: number): StateWords {
  if (expiresAt === null) return { kind: 'idle', words: say('connectors:expiry.notReported') };
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return { kind: 'bad', words: expiredWords(-left) };
  const kind = left <= warnDays * dayMs ? 'warning' : 'good';
  return { kind, words: expiresWords(left) };
}

/** Where a connector's token is. */
export function placeWords({
  token,
  tokenProblem,
}: Pick<ConnectorView, 'token' | 'tokenProblem'>): StateWords {
  switch (token) {
    case 'keychain':
      return { kind: 'good', words: say('connectors:place.keychain') };
    case 'session':
      return { kind: 'warning', words: say('connectors:place.session') };
    case 'missing':
      return { kind: 'bad', words: say('connectors:place.missing') };
    case 'unknown':
      return { kind: 'warning', words: tokenProblem ?? say('connectors:place.unknown') };
  }
}

function expiresWords(ms: number): string {
  const days = Math.floor(ms / dayMs);
  if (days === 0) return say('connectors:expiry.withinADay');
  if (days < monthsFromDays) return say('connectors:expiry.inDays', { count: days });
  return say('connectors:expiry.inMonths', { count: monthsOf(days) });
}

function expiredWords(ms: number): string {
  const days = Math.floor(ms / dayMs);
  if (days === 0) return say('connectors:expiry.lessThanADayAgo');
  if (days < monthsFromDays) return say('connectors:expiry.daysAgo', { count: days });
  return say('connectors:expiry.monthsAgo', { count: monthsOf(days) });
}

function monthsOf(days: number): number {
  return Math.floor(days / 30.44);
}
