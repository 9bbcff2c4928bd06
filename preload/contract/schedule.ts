import { z } from 'zod';
import { maxCronLength } from './limits.ts';

/** Days of the week as they stand in a schedule, in the order in which a week is read. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof weekday>;

/** The shortest time between two runs: closer ones would only keep the console busy. */
export const shortestMinutes = 5;
/** The longest time between two runs of a rule that runs every so many minutes. */
export const maxMinutes = 7 * 24 * 60;

/** A time of the day on the machine's clock, `HH:MM` in 24 hours. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a rule runs. Times of the day are the machine's, whatever its time zone then is. */
export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('every'), minutes: z.number().int().min(shortestMinutes).max(maxMinutes) }),
  z.object({ kind: z.literal('daily'), time: timeOfDay }),
  z.object({ kind: z.literal('weekly'), days: z.array(weekday).min(1), time: timeOfDay }),
  /** A cron expression of five fields; checked by the schedule, which knows how to read one. */
  z.object({ kind: z.literal('cron'), expression: z.string().min(1).max(maxCronLength) }),
]);
export type Schedule = z.infer<typeof schedule>;
