import { instantAgo, readRelativeDate } from '../../../../preload/contract/relative-date.ts';
import { machineZone } from '../../../../preload/words/formats/time-zone.ts';
import { localDays } from './local-days.ts';

/** The instants that a written date, or a span of dates, means, in milliseconds since 1970: from the first up to, but without, the last. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const form =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<minute>\d{2}:\d{2})(?<second>:\d{2})?(?<fraction>\.\d{1,3})?(?<zone>Z|[+-]\d{2}:\d{2})?)?$/i;

/**
 * Reads an ISO 8601 date, with or without a time of day; UTC where no zone is given. What is left out is meant whole:
 * a day is its 24 hours, `2026-03-01T10:00` that minute. Two dates with `/` between them are the span from the
 * beginning of the first up to, but without, the beginning of the second. `today` and `yesterday` are days of the
 * machine's zone, `7d` and the like the time from so long ago until `now` (ms). Null when the text is none of them.
 */
export function timeSpan(text: string, now: number): TimeSpan | null {
  const relative = readRelativeDate(text);
  if (relative?.kind === 'ago') return { from: instantAgo(relative, now), to: now + 1 };
  if (relative?.kind === 'day') {
    const [yesterday = null, today = null] = localDays(now, machineZone(), 2);
    return relative.day === 'today' ? today : yesterday;
  }
  const [start = '', end, ...rest] = text.split('/');
  const first = writtenDate(start);
  if (end === undefined || first === null) return first;
  const last = writtenDate(end);
  return last === null || rest.length > 0 ? null : { from: first.from, to: last.from };
}

function writtenDate(text: string): TimeSpan | null {
  const { day, minute, second, fraction, zone } = form.exec(text)?.groups ?? {};
  if (day === undefined || !isOnCalendar(day)) return null;
  const time = `${minute ?? '00:00'}${second ?? ':00'}${fraction ?? ''}`;
  const from = Date.parse(`${day}T${time}${zone?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(from)) return null;
  if (minute === undefined) return { from, to: from + 86_400_000 };
  if (second === undefined) return { from, to: from + 60_000 };
  return { from, to: from + (fraction === undefined ? 1000 : 1) };
}

/** JavaScript takes 30 February for 2 March. */
function isOnCalendar(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
