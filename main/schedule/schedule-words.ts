import { type Schedule, type Weekday, weekdays } from '../../preload/contract/schedule.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';

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

/** What a scope covers: `All Endpoints`, `site 1286405255257023125`, `2 accounts and 1 group`. */
export function scopeWords({ accountIds, siteIds, groupIds }: ScanScope): string {
  const kinds = [
    { ids: accountIds, name: 'account' },
    { ids: siteIds, name: 'site' },
    { ids: groupIds, name: 'group' },
  ].filter(({ ids }) => ids.length > 0);
  const [only, another] = kinds;
  if (only === undefined) return 'All Endpoints';
  if (another === undefined && only.ids.length === 1) return `${only.name} ${only.ids[0]}`;
  return listWords(kinds.map(({ ids, name }) => `${ids.length} ${name}${ids.length === 1 ? '' : 's'}`));
}

/** A rule in words, such as `All Endpoints of Production, daily at 06:30`. */
export function ruleWords({ scope, schedule }: IngestRule, connectorName: string): string {
  return `${scopeWords(scope)} of ${connectorName}, ${scheduleWords(schedule)}`;
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
  // Where the distance is none, CLDR writes GMT, with or without +0.
  const zoneName = part('timeZoneName').replace(/^GMT(\+0)?$/, 'UTC');
  const date = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  return `${date}, ${part('hour')}:${part('minute')} ${zoneName}`;
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
