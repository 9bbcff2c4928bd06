import { describe, expect, test } from 'vitest';
import { localDays } from '../../../main/project/sqlite/queries/local-days.ts';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('the last days of a zone', () => {
  test('end with the day that it is there, and follow each other without gaps', () => {
    const days = localDays(at('2026-03-10T23:30:00Z'), 'Europe/Berlin', 3);
    expect(days).toEqual([
      { day: '2026-03-09', from: at('2026-03-09T00:00+01:00'), to: at('2026-03-10T00:00+01:00') },
      { day: '2026-03-10', from: at('2026-03-10T00:00+01:00'), to: at('2026-03-11T00:00+01:00') },
      { day: '2026-03-11', from: at('2026-03-11T00:00+01:00'), to: at('2026-03-12T00:00+01:00') },
    ]);
  });

  test.each([
    ['23 hours when clocks go forward', '2026-03-29T12:00:00Z', 'Europe/Berlin', 23],
    ['25 hours when they go back', '2026-10-25T12:00:00Z', 'Europe/Berlin', 25],
    ['half an hour less where they go by half an hour', '2026-10-04T01:00:00Z', 'Australia/Lord_Howe', 23.5],
    ['a beginning at one where there is no midnight', '2026-04-24T12:00:00Z', 'Africa/Cairo', 23],
    ['24 hours at an offset of three quarters', '2026-05-01T12:00:00Z', 'Asia/Kathmandu', 24],
    ['24 hours the furthest from UTC', '2026-05-01T23:00:00Z', 'Pacific/Kiritimati', 24],
    ['24 hours in UTC', '2026-05-01T00:00:00Z', 'UTC', 24],
  ])('have %s', (_, now, zone, hours) => {
    const [day] = localDays(at(now), zone, 1);
    expect(((day?.to ?? 0) - (day?.from ?? 0)) / hour).toBe(hours);
    expect(day?.from).toBeLessThanOrEqual(at(now));
    expect(day?.to).toBeGreaterThan(at(now));
  });

  test('hold nothing on a date that a zone left out', () => {
    const days = localDays(at('2011-12-31T12:00:00+14:00'), 'Pacific/Apia', 3);
    expect(days.map(({ day, from, to }) => [day, (to - from) / hour])).toEqual([
      ['2011-12-29', 24],
      ['2011-12-30', 0],
      ['2011-12-31', 24],
    ]);
  });
});
