import type { ConnectorView } from '../../../preload/contract/connector-view.ts';
import { say } from '../../../preload/words/say.ts';

const dayMs = 24 * 60 * 60_000;
/** From here on months say more than days. */
const monthsFromDays = 90;

/** How long a token still lives; `now` in ms since the epoch. */
export function expiryWords(expiresAt: string | null, now: number): string {
  if (expiresAt === null) return say('connectors:expiry.notReported');
  const left = Date.parse(expiresAt) - now;
  return left <= 0 ? expiredWords(-left) : expiresWords(left);
}

/** Where a connector's token is. Why the keychain does not answer is said once, above the connectors. */
export function placeWords({ token }: Pick<ConnectorView, 'token'>): string {
  return say(`connectors:place.${token}`);
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
