import type { IngestRule } from '../settings/ingest-rule.ts';
import { nextDue, nextDues } from './next-due.ts';

/** How a rule's record changes as time goes by. All of it pure: instants are ms since the epoch. */

const minute = 60_000;
/** How long to wait after the first, second and third failure in a row; then the schedule alone decides. */
const backOffMs = [5 * minute, 15 * minute, 60 * minute] as const;
const maxBackOffMs = 60 * minute;

/** When the rule runs next by itself; null when it does not. While a retry is awaited, due times wait with it. */
export function startsAt(rule: IngestRule): number | null {
  return rule.paused ? null : (instant(rule.retryAt) ?? instant(rule.nextDueAt));
}

/** Whether the rule is to be run now. */
export function isDue(rule: IngestRule, now: number): boolean {
  const at = startsAt(rule);
  return at !== null && at <= now;
}

/**
 * The next `count` times at which the rule runs by itself, as things stand; fewer when its schedule has no more. When
 * due times were missed, the first lies in the past and stands for all of them.
 */
export function comingRuns(rule: IngestRule, now: number, zone: string, count: number): number[] {
  const first = startsAt(rule);
  if (first === null) return [];
  const answered = Math.max(first, now);
  const due = instant(rule.nextDueAt);
  const begin = due !== null && due > answered ? [first, due] : [first];
  return [...begin, ...nextDues(rule.schedule, begin[1] ?? answered, zone, count - begin.length)];
}

/**
 * The rule with its due time taken, to be written before the run begins: a crash in the run then does not make it run
 * twice, and however many due times have passed, one run answers for all of them.
 */
export function taken(rule: IngestRule, now: number, zone: string): IngestRule {
  const nextDueAt = isPast(rule.nextDueAt, now) ? iso(nextDue(rule.schedule, now, zone)) : rule.nextDueAt;
  return { ...rule, nextDueAt, retryAt: null, lastStartedAt: iso(now) };
}

/** The rule after a run that did what it could, also in part. */
export function afterSuccess(rule: IngestRule): IngestRule {
  return { ...rule, failures: 0, retryAt: null };
}

/** The rule after a run that failed for a reason that may pass. */
export function afterFailure(rule: IngestRule, now: number): IngestRule {
  const failures = rule.failures + 1;
  const wait = rule.schedule.kind === 'manual' ? undefined : backOffMs[failures - 1];
  return { ...rule, failures, retryAt: wait === undefined ? null : iso(now + wait) };
}

/** Whether the run that just failed was the last of its retries; further failures come as the schedule does. */
export function usedUpRetries({ schedule, failures }: IngestRule): boolean {
  return failures === (schedule.kind === 'manual' ? 1 : backOffMs.length + 1);
}

/** The rule after a run that its owner cut short by ending: it goes on as soon as there is an owner again. */
export function cutShort(rule: IngestRule, now: number): IngestRule {
  return { ...rule, retryAt: iso(now) };
}

/** The rule as it stands still, by a person (`because` null) or for a reason that only a person can remove. */
export function pausedRule(rule: IngestRule, because: string | null): IngestRule {
  return { ...rule, paused: true, pausedBecause: because, retryAt: null };
}

/** The rule as it starts afresh: new, with another schedule, or after a pause. What was due until now is let go. */
export function startedAfresh(rule: IngestRule, now: number, zone: string): IngestRule {
  const nextDueAt = iso(nextDue(rule.schedule, now, zone));
  return { ...rule, paused: false, pausedBecause: null, nextDueAt, failures: 0, retryAt: null };
}

/**
 * The rule with times that the clock can reach again, after it was set back or the time zone changed; the same object
 * when nothing has to change. A due time that lies further ahead than the schedule goes would stop the rule for as long
 * as the clock was wrong. A run that was made shortly before still counts: the next due time is passed over when it
 * comes within half a period of that run.
 * @param setBackMs by how much the clock was set back since it was last looked at; 0 where that is not known
 */
export function settled(rule: IngestRule, now: number, setBackMs: number, zone: string): IngestRule {
  const lastStart = instant(rule.lastStartedAt);
  const lastStartedAt =
    lastStart !== null && lastStart > now ? Math.min(lastStart - setBackMs, now) : lastStart;
  const nextDueAt = reachableDue(rule, lastStartedAt, now, zone);
  const retryAt = reachableRetry(rule, now);
  const unchanged =
    lastStartedAt === lastStart && nextDueAt === instant(rule.nextDueAt) && retryAt === instant(rule.retryAt);
  return unchanged
    ? rule
    : { ...rule, lastStartedAt: iso(lastStartedAt), nextDueAt: iso(nextDueAt), retryAt: iso(retryAt) };
}

function reachableDue(
  { schedule, nextDueAt }: IngestRule,
  lastStart: number | null,
  now: number,
  zone: string,
): number | null {
  const stored = instant(nextDueAt);
  if (stored !== null && stored <= now) return stored;
  const first = nextDue(schedule, now, zone);
  if (first === null) return null;
  const second = nextDue(schedule, first, zone) ?? first;
  const tooSoon = lastStart !== null && first - lastStart < (second - first) / 2;
  const latest = tooSoon ? second : first;
  const inPlace =
    schedule.kind === 'every' || (stored !== null && nextDue(schedule, stored - 1, zone) === stored);
  return stored !== null && stored <= latest && inPlace ? stored : latest;
}

function reachableRetry({ retryAt, failures }: IngestRule, now: number): number | null {
  const stored = instant(retryAt);
  if (stored === null || stored <= now + maxBackOffMs) return stored;
  return now + (backOffMs[failures - 1] ?? 0);
}

function isPast(time: string | null, now: number): boolean {
  const at = instant(time);
  return at !== null && at <= now;
}

function instant(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
