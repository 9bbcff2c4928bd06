import { say } from '../../preload/words/say.ts';
import { readTime } from '../outside/time.ts';
import type { ConsoleUser } from '../sentinelone/system-records.ts';
import type { ConsoleCalls } from './console-calls.ts';
import { failed, type Outcome, passed, warning } from './verification-line.ts';

export interface ExpiryCheck {
  readonly outcome: Outcome;
  /** ISO 8601; null when the console does not report it. */
  readonly expiresAt: string | null;
}

const dayMs = 24 * 60 * 60_000;
const warnDays = 30;
const renewAdvice = say('verification:expiry.renew');

/**
 * Finds out when the token ends: from the console's details of the token, else from its user.
 * That both keep silent says nothing about the token, so it is never more than a warning.
 */
export async function checkExpiry(
  client: ConsoleCalls,
  user: ConsoleUser | null,
  now: () => number,
  signal: AbortSignal,
): Promise<ExpiryCheck> {
  const details = await client.tokenDetails(signal);
  if (!details.ok && details.error.code === 'cancelled')
    return { outcome: failed(details.error), expiresAt: null };
  const reported = [details.ok ? details.value.expiresAt : null, user?.apiToken?.expiresAt].map(readTime);
  const expires = reported.find((time) => typeof time === 'number');
  if (expires === undefined) {
    return { outcome: unknownExpiry(reported.includes('unreadable')), expiresAt: null };
  }
  // The clock of the console is the one by which the token ends.
  const daysLeft = (expires - (client.lastConsoleTime ?? now())) / dayMs;
  return { outcome: expiryOutcome(expires, daysLeft), expiresAt: new Date(expires).toISOString() };
}

function expiryOutcome(expires: number, daysLeft: number): Outcome {
  const date = new Date(expires).toISOString().slice(0, 10);
  if (daysLeft <= 0) {
    return {
      state: 'failed',
      finding: say('verification:expiry.over', { date }),
      advice: renewAdvice,
      code: null,
      count: null,
    };
  }
  if (daysLeft <= warnDays) return warning(endsSoon(date, Math.floor(daysLeft)), renewAdvice);
  return passed(say('verification:expiry.valid', { date }));
}

function endsSoon(date: string, days: number): string {
  if (days === 0) return say('verification:expiry.withinDay', { date });
  return say('verification:expiry.inDays', { date, count: days });
}

function unknownExpiry(isUnreadable: boolean): Outcome {
  const finding = isUnreadable ? say('verification:expiry.unreadable') : say('verification:expiry.unknown');
  return warning(finding, say('verification:expiry.unknownAdvice'));
}
