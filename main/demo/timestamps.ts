/**
 * The console writes instants with microseconds. The world counts whole milliseconds, so the three digits behind
 * them are derived from the millisecond itself: the order of instants is the same in both notations.
 */
const microsecondsOf = (ms: number): number => (ms * 7919) % 1000;

const threeDigits = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'));

/** `2025-08-20T15:53:15.503440Z` for a whole number of milliseconds since 1970. */
export function microsecondTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}${threeDigits[microsecondsOf(ms)]}Z`;
}

/** `2025-08-21T21:19:16Z`: some of the console's fields carry whole seconds only. */
export function secondTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The instant that `microsecondTimestamp` writes, as milliseconds with the microseconds behind the point. */
export function exactInstant(ms: number): number {
  return ms + microsecondsOf(ms) / 1000;
}

const isoInstant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a filter value: ISO 8601 (UTC when no zone is given) or epoch milliseconds, as the vendor's own Splunk app
 * sends them. Gives milliseconds with microseconds behind the point, or null when it is no instant.
 */
export function parseInstant(text: string): number | null {
  if (/^\d{12,14}$/.test(text)) return Number(text);
  const match = isoInstant.exec(text);
  if (!match) return null;
  const seconds = Date.parse(`${match[1]}${match[3] ?? 'Z'}`);
  if (Number.isNaN(seconds)) return null;
  const microseconds = Number((match[2] ?? '').padEnd(6, '0').slice(0, 6));
  return seconds + microseconds / 1000;
}
