import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../main/net/retry-after.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('the Retry-After header', () => {
  it.each([
    ['seconds', '7', 7000],
    ['no time at all', '0', 0],
    ['a date', 'Thu, 01 Jan 2026 12:00:09 GMT', 9000],
    ['a date in the form of RFC 850', 'Thursday, 01-Jan-26 12:00:09 GMT', 9000],
    ['a date in the form of asctime', 'Thu Jan  1 12:00:09 2026', 9000],
    ['seconds with decimals, as some gateways send them', '7.5', 7500],
    ['a date that has passed', 'Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['an hour, held to five minutes', '3600', 300_000],
    ['a far date, held to five minutes', 'Fri, 01 Jan 2027 12:00:00 GMT', 300_000],
  ])('is read as %s', (_, header, wait) => {
    expect(parseRetryAfter(header, now)).toBe(wait);
  });

  it.each([
    null,
    '',
    'soon',
    '-5',
    '1e3',
    '0x10',
    '5 s',
    'Infinity',
    '2026-01-01T12:00:09Z',
    'Jan 5',
    'Thu, 01 Jan 2026 12:00:09 +0000',
    'Thu, 31 Feb 2026 12:00:09 GMT',
    'Thu, 01 Jan 2026 25:00:09 GMT',
  ])('is nothing when it is %j', (header) => {
    expect(parseRetryAfter(header, now)).toBeNull();
  });
});
