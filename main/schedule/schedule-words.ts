import { type Schedule, type Weekday, weekdays } from '../../preload/contract/schedule.ts';
import type { ScopeNames } from '../../preload/contract/scope.ts';
import { scopeWords } from '../../preload/contract/scope-words.ts';
import { minuteIn } from '../../preload/words/formats/date-words.ts';
import { say } from '../../preload/words/say.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';

const dayNames: Record<Weekday, string> = {
  mon: say('scheduleWords:day.mon'),
  tue: say('scheduleWords:day.tue'),
  wed: say('scheduleWords:day.wed'),
  thu: say('scheduleWords:day.thu'),
  fri: say('scheduleWords:day.fri'),
  sat: say('scheduleWords:day.sat'),
  sun: say('scheduleWords:day.sun'),
};

/** A schedule in words, such as `weekly on Monday and Thursday at 06:30`. */
export function scheduleWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'manual':
      return say('scheduleWords:manual');
    case 'every':
      return everyWords(schedule.minutes);
    case 'daily':
      return say('scheduleWords:daily', { time: schedule.time });
    case 'weekly':
      return say('scheduleWords:weekly', { days: listWords(namesOf(schedule.days)), time: schedule.time });
    case 'cron':
      return say('scheduleWords:cron', { expression: schedule.expression });
  }
}

/** A rule in words, such as `All Endpoints of Production, daily at 06:30`. */
export function ruleWords(
  { scope, schedule }: IngestRule,
  connectorName: string,
  names: ScopeNames = {},
): string {
  return say('scheduleWords:rule', {
    scope: scopeWords(scope, names),
    connectorName,
    schedule: scheduleWords(schedule),
  });
}

/** A due time (ms since the epoch) in a time zone, such as `Mon 23 Nov 2026, 06:30 GMT+1`. */
export function dueWords(due: number, zone: string): string {
  return minuteIn(zone, new Date(due));
}

function everyWords(minutes: number): string {
  const hours = minutes / 60;
  if (Number.isInteger(hours / 24)) return say('scheduleWords:every.days', { count: hours / 24 });
  if (Number.isInteger(hours)) return say('scheduleWords:every.hours', { count: hours });
  return say('scheduleWords:every.minutes', { count: minutes });
}

function namesOf(days: readonly Weekday[]): string[] {
  return weekdays.filter((day) => days.includes(day)).map((day) => dayNames[day]);
}

function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say('scheduleWords:list', { others: words.slice(0, -1).join(', '), last });
}
