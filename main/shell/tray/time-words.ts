import { clockIn, weekdayIn } from '../../../preload/words/formats/date-words.ts';
import { dateIn } from '../../../preload/words/formats/time-zone.ts';
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
  const clock = clockIn(zone, at);
  const day = dayNumber(at, zone) - dayNumber(now, zone);
  if (day === 0) return clock;
  if (day === 1) return say('tray:time.tomorrow', { clock });
  if (day === -1) return say('tray:time.yesterday', { clock });
  return say('tray:time.date', { date: weekdayIn(zone, at), clock });
}

/** The calendar day of a time in a zone, counted from 1970: days differ by one whatever the clocks do between them. */
function dayNumber(at: Date, zone: string): number {
  return Date.parse(dateIn(zone)(at.getTime())) / dayMs;
}
