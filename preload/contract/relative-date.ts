/** A date that is written by its distance from now, so that what it means moves on with time. */
export type RelativeDate =
  | { readonly kind: 'day'; readonly day: 'today' | 'yesterday' }
  | { readonly kind: 'ago'; readonly count: number; readonly unit: DateUnit };

export type DateUnit = 'hours' | 'days' | 'weeks';

const units: Readonly<Record<string, DateUnit>> = { h: 'hours', d: 'days', w: 'weeks' };
const unitMs: Readonly<Record<DateUnit, number>> = { hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 };

/**
 * Reads `today`, `yesterday`, or a number of hours, days or weeks ago: `36h`, `7d`, `2w`. Null where a text is none of
 * them.
 */
export function readRelativeDate(text: string): RelativeDate | null {
  const written = text.trim().toLowerCase();
  if (written === 'today' || written === 'yesterday') return { kind: 'day', day: written };
  const { count, unit = '' } = /^(?<count>\d{1,4})(?<unit>[hdw])$/.exec(written)?.groups ?? {};
  const named = units[unit];
  return count === undefined || named === undefined
    ? null
    : { kind: 'ago', count: Number(count), unit: named };
}

/** The instant that lies so long before another, ms since 1970. */
export function instantAgo({ count, unit }: Extract<RelativeDate, { kind: 'ago' }>, now: number): number {
  return now - count * unitMs[unit];
}
