import { type Schedule, type Weekday, weekdays } from '../settings/ingest-rule.ts';

const dayNames: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** A schedule in words, such as `weekly on Monday and Thursday at 06:30`. */
export function scheduleWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'manual':
      return 'by hand only';
    case 'every':
      return `every ${lengthWords(schedule.minutes)}`;
    case 'daily':
      return `daily at ${schedule.time}`;
    case 'weekly':
      return `weekly on ${listWords(namesOf(schedule.days))} at ${schedule.time}`;
    case 'cron':
      return `by cron expression ${schedule.expression}`;
  }
}

/** A due time (ms since the epoch) in a time zone, such as `Mon 23 Nov 2026, 06:30 GMT+1`. */
export function dueWords(due: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).formatToParts(due);
  const part = (wanted: Intl.DateTimeFormatPartTypes): string =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  const date = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  return `${date}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

function lengthWords(minutes: number): string {
  const hours = minutes / 60;
  const [count, unit] = Number.isInteger(hours / 24)
    ? [hours / 24, 'day']
    : Number.isInteger(hours)
      ? [hours, 'hour']
      : [minutes, 'minute'];
  return count === 1 ? unit : `${count} ${unit}s`;
}

function namesOf(days: readonly Weekday[]): string[] {
  return weekdays.filter((day) => days.includes(day)).map((day) => dayNames[day]);
}

function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
