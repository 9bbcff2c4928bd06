import { dateIn } from '../../../../preload/words/formats/time-zone.ts';

/** A day of a time zone: its date and the instants (ms) from its beginning up to, but without, its end. */
export interface LocalDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;
/** No zone is further from UTC. */
const furthestMs = 15 * 3_600_000;

/**
 * The last days of a zone (IANA name), oldest first, the one that holds the instant `now` (ms) as the last. Days have
 * the length that the zone gives them: 23 or 25 hours when clocks change, none where a zone left a date out.
 */
export function localDays(now: number, zone: string, count: number): LocalDay[] {
  const dateOf = dateIn(zone);
  const today = Date.parse(`${dateOf(now)}T00:00:00Z`);
  const dates = Array.from({ length: count + 1 }, (_, index) =>
    new Date(today - (count - 1 - index) * dayMs).toISOString().slice(0, 10),
  );
  const starts = dates.map((date) => beginning(date, dateOf));
  return dates
    .slice(0, -1)
    .map((day, index) => ({ day, from: starts[index] ?? 0, to: starts[index + 1] ?? 0 }));
}

/** The first minute of a date: dates only ever rise with time, so it is found by halving. */
function beginning(date: string, dateOf: (instant: number) => string): number {
  const minuteMs = 60_000;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let before = (midnight - furthestMs) / minuteMs;
  let after = (midnight + furthestMs) / minuteMs;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dateOf(middle * minuteMs) >= date) after = middle;
    else before = middle;
  }
  return after * minuteMs;
}
