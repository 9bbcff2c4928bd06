/** A console that asks for a longer pause is asked again after this long; nobody waits an hour unknowingly. */
const longestPauseMs = 5 * 60_000;

/**
 * Reads a `Retry-After` header, which is a number of seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @param now epoch milliseconds against which a date is measured.
 * @returns milliseconds to wait, at most five minutes; null when the header is absent or unreadable.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const wait = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), longestPauseMs);
}
