import { Cron } from 'croner';
import { shortestMinutes } from '../../preload/contract/schedule.ts';
import { say } from '../../preload/words/say.ts';

/** How many runs are looked at to find the two that are closest. */
const runsLookedAt = 100;

/**
 * Reads a cron expression of five fields (minute, hour, day of month, month, day of week); null when it is none.
 * Over a change to or from daylight-saving time croner does as Vixie cron does: a fixed time that the day lacks comes
 * at the first instant after the gap, one that the day has twice comes once
 * (README of croner 11, "Pattern" and `fixedTimeRule`).
 */
export function readCron(expression: string, zone: string): Cron | null {
  const fields = expression.trim().split(/\s+/);
  // Croner also takes dates, and `?` and `@reboot`, which mean the moment of reading: no schedule to be stored.
  if (fields.length !== 5 || !/^[\w*,/#-]+$/.test(fields.join(''))) return null;
  try {
    return new Cron(fields.join(' '), {
      timezone: zone,
      mode: '5-part',
      fixedTimeRule: 'no-wildcard',
      paused: true,
    });
  } catch {
    return null;
  }
}

/**
 * What is wrong with a cron expression as the schedule of a rule, in one sentence; null when nothing is. How close its
 * runs lie is judged by the expression alone, on a clock that never changes: a run that a change to daylight-saving time
 * moves next to another one does so on one day, and is no reason to refuse the expression on the days around it.
 */
export function cronProblem(expression: string, zone: string, after: number): string | null {
  const cron = readCron(expression, zone);
  if (cron === null) {
    return say('ruleMessages:cron.form', { expression });
  }
  if (cron.nextRun(new Date(after)) === null) return say('ruleMessages:cron.never', { expression });
  const runs = (readCron(expression, 'UTC') ?? cron)
    .nextRuns(runsLookedAt, new Date(after))
    .map((run) => run.getTime());
  const tooClose = runs.some((run, index) => run - (runs[index - 1] ?? 0) < shortestMinutes * 60_000);
  return tooClose ? say('ruleMessages:cron.tooOften', { expression, count: shortestMinutes }) : null;
}
