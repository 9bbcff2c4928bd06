import { say } from '../../../preload/words/say.ts';

/** Where and when words are said. */
export interface Moment {
  readonly now: Date;
  /** An IANA time zone. */
  readonly zone: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A time as short as a tray wants it: `14:05` today, `tomorrow 09:00`, `yesterday 22:10`, else `Mon 23 Nov, 14:05`. */
export function timeWords(iso: string, { now, zone }: Moment): string {
  const at = new Date(iso);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const day = dayNumber(at, zone) - dayNumber(now, zone);
  if (day === 0) return clock;
  if (day === 1) return say('tray:time.tomorrow', { clock });
  if (day === -1) return say('tray:time.yesterday', { clock });
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(at);
  return say('tray:time.date', { date, clock });
}

/** The calendar day of a time in a zone, counted from 1970: days differ by one whatever the clocks do between them. */
function dayNumber(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at);
  const part = (type: 'year' | 'month' | 'day'): number =>
    Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day')) / dayMs;
}
