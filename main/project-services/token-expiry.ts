import type { Connector } from '../settings/settings-schema.ts';

const dayMs = 24 * 3_600_000;

/** Days before the end of a token at which its user is told. The last one is the end itself. */
const thresholds = [30, 14, 7, 1, 0] as const;

/** Whole days that a connector's token still lives, counted up, so that the last hours are one day; null if unknown. */
export function daysLeft({ tokenExpiresAt }: Pick<Connector, 'tokenExpiresAt'>, now: number): number | null {
  if (tokenExpiresAt === null) return null;
  return Math.max(0, Math.ceil((Date.parse(tokenExpiresAt) - now) / dayMs));
}

/** The nearest threshold that so many days left have reached; null when there is time enough. */
export function thresholdReached(days: number): number | null {
  return thresholds.findLast((threshold) => days <= threshold) ?? null;
}
