import { type Schedule, weekdays } from '../../preload/contract/schedule.ts';
import { readCron } from './cron-expression.ts';

/**
 * The first due time of a schedule after an instant, both in ms since the epoch; null when there is none.
 * Times of the day are those of `zone` (IANA name). On a day that lacks one, it comes at the first instant after the
 * gap; on a day that has it twice, the first time only. "Every so many minutes" counts time that passes and knows no
 * zone.
 */
export function nextDue(schedule: Schedule, after: number, zone: string): number | null {
  switch (schedule.kind) {
    case 'manual':
      return null;
    case 'every':
      return after + schedule.minutes * 60_000;
    case 'daily':
      return nextOfCron(`${minuteAndHour(schedule.time)} * * *`, after, zone);
    case 'weekly':
      return nextOfCron(`${minuteAndHour(schedule.time)} * * ${schedule.days.map(cronDay)}`, after, zone);
    case 'cron':
      return nextOfCron(schedule.expression, after, zone);
  }
}

/** The first `count` due times after an instant; fewer when the schedule has no more. */
export function nextDues(schedule: Schedule, after: number, zone: string, count: number): number[] {
  const dues: number[] = [];
  let last = after;
  while (dues.length < count) {
    const due = nextDue(schedule, last, zone);
    if (due === null) break;
    dues.push(due);
    last = due;
  }
  return dues;
}

function nextOfCron(expression: string, after: number, zone: string): number | null {
  return readCron(expression, zone)?.nextRun(new Date(after))?.getTime() ?? null;
}

function minuteAndHour(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${minute} ${hour}`;
}

/** Cron counts days from Sunday, 0. */
function cronDay(day: (typeof weekdays)[number]): number {
  return (weekdays.indexOf(day) + 1) % 7;
}
