import type { Schedule } from '../../preload/contract/schedule.ts';
import { nextDue } from './next-due.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** How far ahead due times are looked at: every day of a week and of a month comes in it. */
const lookAheadMs = 35 * day;
/** Due times closer than this are passed over in strides: a schedule of every few minutes has thousands in a month. */
const strideMs = 6 * hour;

/**
 * The longest time that a schedule leaves between two due times, in ms; null for one that runs by hand only, or that
 * has no two due times. `0 6 * * 1-5` gives the three days of a weekend. Of a cron expression with intervals of less
 * than half a day, the longest of those may be passed over.
 * @param from ms since the epoch
 * @param zone whose days and hours the schedule goes by, an IANA name
 */
export function maxInterval(schedule: Schedule, from: number, zone: string): number | null {
  switch (schedule.kind) {
    case 'manual':
      return null;
    case 'every':
      return schedule.minutes * 60_000;
    case 'daily':
      return day;
    case 'weekly':
    case 'cron':
      return lookedUp(`${JSON.stringify(schedule)} ${zone}`, from, (day) =>
        maxGap((after) => nextDue(schedule, after, zone), day),
      );
  }
}

/** What was found out today, by schedule and zone: the status asks several times a second while a scan runs. */
const known = new Map<string, { readonly day: number; readonly interval: number | null }>();
/** More schedules than anybody has; the map does not grow with each that was ever edited. */
const maxKnown = 500;

function lookedUp(key: string, from: number, find: (day: number) => number | null): number | null {
  const today = Math.floor(from / day) * day;
  const before = known.get(key);
  if (before?.day === today) return before.interval;
  const interval = find(today);
  if (known.size >= maxKnown) known.clear();
  known.set(key, { day: today, interval });
  return interval;
}

function maxGap(next: (after: number) => number | null, from: number): number | null {
  let longest: number | null = null;
  let due = next(from);
  while (due !== null && (longest === null || due < from + lookAheadMs)) {
    const following = next(due);
    if (following === null) break;
    longest = Math.max(longest ?? 0, following - due);
    due = following - due < strideMs ? acrossShortGaps(next, due, longest) : following;
  }
  return longest;
}

/** The due time before the next gap that is longer than all so far, or one a stride further where there is none. */
function acrossShortGaps(
  next: (after: number) => number | null,
  due: number,
  longest: number,
): number | null {
  const beyond = next(due + strideMs - 1);
  if (beyond === null || beyond - due <= Math.max(longest, 2 * strideMs)) return beyond;
  let last = due;
  for (let following = next(last); following !== null && following < beyond; following = next(last)) {
    last = following;
  }
  return last;
}
