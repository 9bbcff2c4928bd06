import { describe, expect, test } from 'vitest';
import { readTime, timeOrNull } from '../../../main/outside/time.ts';

const time = Date.UTC(2024, 10, 27, 10, 11, 12);

describe('a time from outside is read', () => {
  test.each([
    '2024-11-27T10:11:12Z',
    '2024-11-27T10:11:12z',
    '2024-11-27t10:11:12z',
    '2024-11-27T10:11:12',
    '2024-11-27 10:11:12',
    '2024-11-27  10:11:12 UTC',
    '2024-11-27T10:11:12.0Z',
    '2024-11-27T10:11:12,000Z',
    '2024-11-27T10:11:12.000999Z',
    '2024-11-27T10:11:12.000000001+00:00',
    '2024-11-27T12:11:12+02',
    '2024-11-27T12:11:12+0200',
    '2024-11-27T12:11:12+02:00',
    '2024-11-27T12:11:12 +02:00',
    '2024-11-27T12:11:12+02:00[Europe/Berlin]',
    '2024-11-27T10:11:12[UTC]',
    '2024-11-27T12:11:12+2',
    '2024-11-27T15:41:12+5:30',
    '2024-11-27T12:11:12UTC+02:00',
    '2024-11-27 12:11:12 GMT+2',
    '20241127T101112Z',
    '20241127T121112.000+0200',
    'Wednesday, 27-Nov-24 10:11:12 GMT',
    'Wed Nov 27 10:11:12 2024',
    '2024-11-27T05:11:12\u221205:00',
    '2024-11-26T22:26:12-11:45',
    ' 2024-11-27T10:11:12Z\u00a0',
    '\u200b2024-11-27T10:11:12Z\ufeff',
    'Wed, 27 Nov 2024 10:11:12 GMT',
    'wed, 27 nov 2024 10:11:12 gmt',
    'Wed, 27 Nov 2024 12:11:12 +0200',
    '27 Nov 2024 10:11:12',
    '1732702272000',
    '1732702272',
    '1732702272.0',
  ])('from %j', (text) => {
    expect(readTime(text)).toBe(time);
    // The second time it comes from memory.
    expect(readTime(text)).toBe(time);
  });

  test('from numbers, with the milliseconds that they hold', () => {
    expect(readTime(1_732_702_272_345)).toBe(time + 345);
    expect(readTime(1_732_702_272)).toBe(time);
    expect(readTime(1_732_702_272.345)).toBe(time + 345);
    expect(readTime('2024-11-27T10:11:12.283999Z')).toBe(time + 283);
  });

  test('of a vulnerability published before the year 2001, in milliseconds and in seconds', () => {
    expect(readTime('915148800000')).toBe(Date.UTC(1999, 0, 1));
    expect(readTime('915148800')).toBe(Date.UTC(1999, 0, 1));
  });

  test('with a year of two digits, which is one of 1970 to 2069', () => {
    expect(readTime('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
    expect(readTime('Sun Nov  6 08:49:37 1994')).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
  });

  test('from a day alone as its midnight in UTC, and from a clock without seconds', () => {
    expect(readTime('2024-11-27')).toBe(Date.UTC(2024, 10, 27));
    expect(readTime('2024-02-29T10:11')).toBe(Date.UTC(2024, 1, 29, 10, 11));
    expect(readTime('2024-11-26T24:00:00Z')).toBe(Date.UTC(2024, 10, 27));
  });
});

test.each([
  null,
  undefined,
  '',
  '  ',
  '\u200b',
  'None',
  'null',
  'N/A',
  'n/a',
  'NaN',
  'undefined',
  '-',
  '--',
  '\u2013',
  '0',
  0,
  -1,
  'never',
  'Never',
  'unknown',
  '0000-00-00 00:00:00',
  '0000-00-00',
  '0001-01-01T00:00:00Z',
  '0001-01-01T00:00:00+02:00',
  '1601-01-01T00:00:00Z',
  '1900-01-01',
  '1970-01-01T00:00:00.000000Z',
  '1970-01-01T02:00:00+02:00',
  '1969-12-31T19:00:00-05:00',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-05:00',
  '-62135596800000',
  -62135596800,
  '253402300799999',
  '253402300799',
  '-11644473600000',
  '-2208988800',
  86_399_000,
  '-3600000',
])('%j is a time that is not reported', (value) => {
  expect(readTime(value)).toBeNull();
});

test.each([
  'soon',
  '27/11/2024',
  '11/27/2024 10:11:12 AM',
  '2024-13-01',
  '2024-02-30T10:00:00Z',
  '2024-11-27T25:00:00Z',
  '2024-11-27T10:60:00Z',
  '2024-11-27T10:11:12+25:00',
  '2024-11-27T10:11:12 CEST',
  '2024-11-27T10:00:00[Europe/Berlin]',
  '2024-11-27T10:11:12+530',
  'Wednesday, 31-Feb-24 10:11:12 GMT',
  '31 Feb 2024 10:00:00 GMT',
  '27 Foo 2024 10:00:00 GMT',
  '1969-07-20T20:17:40Z',
  '+012024-11-27T10:11:12Z',
  '12345',
  '20241127',
  '1234567890123456',
  '-1732702272000',
  '1e12',
  'true',
])('%j is a time that cannot be read', (value) => {
  expect(readTime(value)).toBe('unreadable');
  expect(timeOrNull(value)).toBeNull();
});
