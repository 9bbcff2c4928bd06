import { formatTag } from './format-tag.ts';

const tag = formatTag();

const exact = new Intl.DateTimeFormat(tag, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});
const date = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A time to the second on the machine's clock with its time zone: `22 Nov 2026, 22:18:43 UTC`. */
export function exactTime(at: string): string {
  return exact.format(new Date(at));
}

/** The date on the machine's calendar: `22 Nov 2026`. */
export function dateWords(at: Date): string {
  return date.format(at);
}

/** The same without its year: `22 Nov`. */
export function monthDay(at: Date): string {
  return day.format(at);
}

/** The machine's clock to the second: `22:18:43`. */
export function clockWords(at: Date): string {
  return clock.format(at);
}

/** The clock of a time zone to the minute: `14:05`. */
export function clockIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** The day of a week in a time zone: `Mon 23 Nov`. */
export function weekdayIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(at);
}

/** A time to the minute in a time zone, with the day of the week: `Mon 23 Nov 2026, 06:30 GMT+1`. */
export function minuteIn(zone: string, at: Date): string {
  const words = new Intl.DateTimeFormat(tag, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).format(at);
  // Where the distance is none, CLDR writes GMT, with or without +0. British days of the week have a comma with years only.
  const named = words.replace(/\bGMT(\+0)?$/, 'UTC');
  return tag === 'en-GB' ? named.replace(',', '') : named;
}
