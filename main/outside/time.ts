import { saysNothing, visibleText } from './nothing-said.ts';

/**
 * What a time from outside is: milliseconds since 1970 in UTC, null where it is not reported, and `unreadable` where
 * something is written that is not understood.
 */
export type TimeReading = number | null | 'unreadable';

const dayMs = 24 * 60 * 60_000;

/**
 * A number is told by its digits. 12 and 13 are milliseconds of 1973 to 2286, 9 and 10 are seconds of the same years: as
 * milliseconds they would lie in the first months of 1970, where nothing that is read here can have happened.
 */
const epochMs = /^\d{12,13}(?:\.\d+)?$/;
const epochSeconds = /^\d{9,10}(?:\.\d+)?$/;
const number = /^-?\d{1,15}(?:\.\d+)?$/;

/** As milliseconds it would lie in 1978; systems that count in seconds write it for no end. */
const lastSecond = 253_402_300_799;

const offset = String.raw`(?:UTC|GMT)?[+\-\u2212](?:\d{2}(?::?\d{2})?|\d(?::\d{2})?)`;
const zone = `(?<zone>${offset}|Z|UTC|GMT)`;

/**
 * ISO 8601 in its extended form, and what is written for it: a space for the T, any fraction, any offset, no zone mark
 * for UTC, and the name of the zone in brackets behind the offset, as Java writes it. A zone that is only named is not
 * read: when its clocks change is not known here.
 */
const iso = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:(?:T| +)(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?)? *(?:${zone}(?:\[[\w/+-]+\])?|\[(?:UTC|GMT|Z)\])?$`,
  'i',
);
/** The basic form of ISO 8601, with a clock: eight digits alone may be anything. */
const basicIso = new RegExp(
  String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})T(?<hour>\d{2})(?<minute>\d{2})(?:(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?${zone}?$`,
  'i',
);

const clock = String.raw`(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2}))?`;
/** RFC 1123, which HTTP uses, and its kin of RFC 5322 with an offset. */
const rfc1123 = new RegExp(
  String.raw`^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? +)?(?<day>\d{1,2})[ -](?<monthName>[a-z]{3})[ -](?<year>\d{4}) +${clock} *(?<zone>Z|UTC?|GMT|[+-]\d{4})?$`,
  'i',
);
/** The two older forms that HTTP still has: of RFC 850, and of C's `asctime` (RFC 9110, section 5.6.7). */
const rfc850 = new RegExp(
  String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*, +(?<day>\d{2})-(?<monthName>[a-z]{3})-(?<year>\d{2}) +${clock} +(?<zone>GMT)$`,
  'i',
);
const asctime = new RegExp(
  String.raw`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* (?<monthName>[a-z]{3}) +(?<day>\d{1,2}) +${clock} +(?<year>\d{4})$`,
  'i',
);
const writtenForms = [iso, rfc1123, basicIso, rfc850, asctime];

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Words for no time, besides those for no value. */
const noTime = /^(?:never|0+(?:\.0+)?|-1|0000-00-00(?:[T ]00:00:00(?:\.0+)?Z?)?)$/i;

/** Times that were read lately: risks of one endpoint share the time of its scan, those of one CVE its publication. */
const timesRead = new Map<string, TimeReading>();
const maxTimesKept = 4096;

/**
 * Reads a time as a console, a catalogue or a feed writes it: milliseconds or seconds since 1970, the three forms of
 * HTTP, or ISO 8601 with any offset; without a zone mark it is UTC. The dates that stand for no date in the usual systems are not reported.
 */
export function readTime(value: string | number | null | undefined): TimeReading {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'number' ? String(value) : value;
  const usual = readUsual(text);
  if (usual !== null) return usual;
  const known = timesRead.get(text);
  if (known !== undefined) return known;
  const read = readText(visibleText(text));
  if (timesRead.size >= maxTimesKept) timesRead.clear();
  timesRead.set(text, read);
  return read;
}

const usualLength = '2026-11-30T18:54:06Z'.length;
const maxUsualLength = '2026-11-30T18:54:06.123456Z'.length;
const [zero, point, capitalZ] = [48, 46, 90];

/**
 * The form in which the console writes every time, read without a pattern: a scan reads millions of them, and this takes a
 * third of the time. Null for all else, and for days and years that have to be looked at closely.
 */
function readUsual(text: string): number | null {
  const { length } = text;
  if (length < usualLength || length > maxUsualLength || text.charCodeAt(length - 1) !== capitalZ)
    return null;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':')
    return null;
  const year = digits(text, 0, 4);
  const [month, day] = [digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const isUsual =
    year > 1970 &&
    year < 9998 &&
    month > 0 &&
    month < 13 &&
    day > 0 &&
    day < 29 &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!isUsual) return null;
  const fraction = millisecondsOf(text, length - 1);
  return fraction === null ? null : Date.UTC(year, month - 1, day, hour, minute, second, fraction);
}

/** The number that digits between two places make; NaN, which is within no bounds, when they are not all digits. */
function digits(text: string, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Whole milliseconds of the fraction between the seconds of the usual form and its end; null when it is none. */
function millisecondsOf(text: string, end: number): number | null {
  const first = usualLength;
  if (end === first - 1) return 0;
  if (text.charCodeAt(first - 1) !== point || end === first) return null;
  if (Number.isNaN(digits(text, first, end))) return null;
  const kept = Math.min(end, first + 3);
  return digits(text, first, kept) * 10 ** (first + 3 - kept);
}

/** As {@link readTime}, where what cannot be read is no more than what is not there. */
export function timeOrNull(value: string | number | null | undefined): number | null {
  const time = readTime(value);
  return time === 'unreadable' ? null : time;
}

function readText(text: string): TimeReading {
  if (saysNothing(text) || noTime.test(text)) return null;
  if (number.test(text)) return readNumber(text);
  const written = groupsOf(text);
  if (written === undefined) return 'unreadable';
  const { year = '', month, monthName = '', day = '' } = written;
  const monthNumber = month === undefined ? 1 + monthNames.indexOf(monthName.toLowerCase()) : Number(month);
  const midnight = dayOf(fullYear(year), monthNumber, Number(day));
  if (midnight === null) return 'unreadable';
  const clock = clockOf(written['hour'], written['minute'], written['second'], written['fraction']);
  const ahead = offsetOf(written['zone']);
  if (clock === null || ahead === null) return 'unreadable';
  const time = midnight + clock - ahead;
  if (standsForNone(time)) return null;
  return time < 0 ? 'unreadable' : time;
}

/** What stands for no time is looked for first: a number of seconds or milliseconds that is none has digits of its own. */
function readNumber(text: string): TimeReading {
  const value = Number(text);
  const isNone =
    (standsForNone(value) && (Math.abs(value) >= dayMs || value % 1000 === 0)) ||
    (value < 0 && standsForNone(value * 1000)) ||
    value === lastSecond;
  if (isNone) return null;
  if (epochMs.test(text)) return Math.trunc(value);
  return epochSeconds.test(text) ? Math.round(value * 1000) : 'unreadable';
}

/** The parts of a written time by their names; undefined when it is written in no form that is known. */
function groupsOf(text: string): Readonly<Record<string, string | undefined>> | undefined {
  for (const form of writtenForms) {
    const groups = form.exec(text)?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

/** A year of two digits, as only HTTP still has it, is one of 1970 to 2069: never more than 50 years ahead. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Midnight in UTC of a day as it is written; null when there is no such day. */
function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  // Date.UTC would take the years 0 to 99 for the last century.
  date.setUTCFullYear(year, month - 1, day);
  const isThatDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThatDay ? date.getTime() : null;
}

/** Milliseconds since midnight; null when no clock shows that. A leap second is the first of the next minute. */
function clockOf(hour = '0', minute = '0', second = '0', fraction = '0'): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const endOfDay = h === 24 && m === 0 && s === 0;
  if ((h > 23 && !endOfDay) || m > 59 || s > 60) return null;
  return ((h * 60 + m) * 60 + s) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** How far local time is ahead of UTC, in milliseconds; null when no zone is. */
function offsetOf(zone: string | undefined): number | null {
  const [, sign, hours, minutes = '0'] = /([+\-\u2212])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  if (hours === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '+' ? ms : -ms;
}

/**
 * Dates that systems write where there is none: anything in the years 1 and 9999, and the zero of Windows, of SQL Server
 * (two), of spreadsheets and of Unix.
 */
const zeroDates = ['1601-01-01', '1753-01-01', '1900-01-01', '1899-12-30', '1970-01-01'].map(Date.parse);
const yearZero = Date.parse('0000-01-01');
const endOfYearOne = Date.parse('0002-01-01');
const startOfLastYear = Date.parse('9999-01-01');
const endOfLastYear = Date.parse('9999-12-31T23:59:59.999Z');

/** Whatever zone they were written in: none is a day away. */
function standsForNone(time: number): boolean {
  return (
    (time >= yearZero - dayMs && time < endOfYearOne + dayMs) ||
    (time >= startOfLastYear - dayMs && time <= endOfLastYear + dayMs) ||
    zeroDates.some((zero) => Math.abs(time - zero) < dayMs)
  );
}
