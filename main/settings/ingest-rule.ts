import { z } from 'zod';
import { scanScope } from '../../preload/contract/scope.ts';

/** Days of the week as they stand in a schedule, in the order in which a week is read. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof weekday>;

/** The shortest time between two runs: closer ones would only keep the console busy. */
export const shortestMinutes = 5;
const minutesOfAWeek = 7 * 24 * 60;

/** A time of the day on the machine's clock, `HH:MM` in 24 hours. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a rule runs. Times of the day are the machine's, whatever its time zone then is. */
export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('every'), minutes: z.number().int().min(shortestMinutes).max(minutesOfAWeek) }),
  z.object({ kind: z.literal('daily'), time: timeOfDay }),
  z.object({ kind: z.literal('weekly'), days: z.array(weekday).min(1), time: timeOfDay }),
  /** A cron expression of five fields; checked by the schedule, which knows how to read one. */
  z.object({ kind: z.literal('cron'), expression: z.string().min(1).max(200) }),
]);
export type Schedule = z.infer<typeof schedule>;

/** What to import from a connector and when, and how its last runs went. Times are ISO 8601 in UTC. */
export const ingestRule = z.object({
  /** Short, random, lower-case hexadecimal. */
  id: z.string().regex(/^[0-9a-f]{8,32}$/),
  connectorId: z.string(),
  scope: scanScope,
  schedule,
  paused: z.boolean(),
  /** Why the program paused the rule, in one sentence; null when a person did, or when it is not paused. */
  pausedBecause: z.string().nullable(),
  /** The next due time; it stays in the past until it is taken. Null when the schedule has none. */
  nextDueAt: z.iso.datetime().nullable(),
  lastStartedAt: z.iso.datetime().nullable(),
  /** Runs that failed since the last one that did not. */
  failures: z.number().int().nonnegative(),
  /** When the rule runs next in place of its due time: after a failure, or to go on with a run that was cut short. */
  retryAt: z.iso.datetime().nullable(),
});
export type IngestRule = z.infer<typeof ingestRule>;
