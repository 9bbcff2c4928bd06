import { timeOrNull } from '../outside/time.ts';

/** Who asks for a longer pause is asked again after this long; nobody waits an hour unknowingly. */
const maxPauseMs = 5 * 60_000;

/** The three forms of an HTTP date (RFC 9110, section 5.6.7): today's, that of RFC 850, and that of C's `asctime`. */
const httpDate = /^[a-z]+, .* GMT$|^[a-z]{3} [a-z]{3} [ \d]\d [\d:]+ \d{4}$/i;

/**
 * Reads a `Retry-After` header: a number of seconds or an HTTP date (RFC 9110, section 10.2.3). Decimals, which the RFC
 * does not have but some gateways send, are seconds too.
 * @param answeredAt epoch milliseconds of the answer's own `Date`, since the other side's clock and this one may differ by days
 * @returns milliseconds to wait, at most five minutes; null when the header is absent or neither of both
 */
export function parseRetryAfter(header: string | null, answeredAt: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.min(Math.ceil(Number(text) * 1000), maxPauseMs);
  const until = httpDate.test(text) ? timeOrNull(text) : null;
  return until === null ? null : Math.min(Math.max(until - answeredAt, 0), maxPauseMs);
}
