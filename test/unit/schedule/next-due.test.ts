import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDue, nextDues } from '../../../main/schedule/next-due.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const minute = 60_000;
const hour = 60 * minute;

const daily = (time: string): Schedule => ({ kind: 'daily', time });
const cron = (expression: string): Schedule => ({ kind: 'cron', expression });

/** The next due times, as the clock on the wall shows them. */
function due(schedule: Schedule, after: string, zone: string, count = 3): string[] {
  return nextDues(schedule, Date.parse(after), zone, count).map((at) => onTheWall(at, zone));
}

function onTheWall(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
}

describe('a schedule comes', () => {
  it('never by itself when it is by hand', () => {
    expect(due({ kind: 'manual' }, '2026-11-22T10:00:00Z', berlin)).toEqual([]);
  });

  it('every so many minutes from the instant asked about', () => {
    expect(due({ kind: 'every', minutes: 90 }, '2026-11-22T10:00:00Z', 'UTC')).toEqual([
      '2026-11-22 11:30',
      '2026-11-22 13:00',
      '2026-11-22 14:30',
    ]);
  });

  it('daily at the time on the machine’s clock', () => {
    expect(due(daily('06:30'), '2026-11-22T10:00:00Z', berlin)).toEqual([
      '2026-11-23 06:30',
      '2026-11-24 06:30',
      '2026-11-25 06:30',
    ]);
    expect(nextDue(daily('06:30'), Date.parse('2026-11-22T10:00:00Z'), berlin)).toBe(
      Date.parse('2026-11-23T05:30:00Z'),
    );
  });

  it('weekly on its days, Sunday too', () => {
    const weekly: Schedule = { kind: 'weekly', days: ['sun', 'mon', 'thu'], time: '06:30' };
    expect(due(weekly, '2026-11-22T10:00:00Z', 'UTC', 4)).toEqual([
      '2026-11-23 06:30',
      '2026-11-26 06:30',
      '2026-11-29 06:30',
      '2026-11-30 06:30',
    ]);
  });

  it('by a cron expression, with names of days and months', () => {
    expect(due(cron('0 22 * dec mon-fri'), '2026-11-22T10:00:00Z', newYork)).toEqual([
      '2026-12-01 22:00',
      '2026-12-02 22:00',
      '2026-12-03 22:00',
    ]);
  });

  it('never when its cron expression cannot be read or has no date', () => {
    for (const expression of ['nonsense', '0 0 30 2 *', '* * * * * *', '2030-01-01T00:00:00', '? 1 * * *']) {
      expect(due(cron(expression), '2026-11-22T10:00:00Z', 'UTC')).toEqual([]);
    }
  });
});

describe('when the clocks go forward', () => {
  // Berlin, 29 March 2026: 02:00 is followed by 03:00. New York, 8 March 2026: likewise.
  it.each([
    ['daily', daily('02:30')],
    ['weekly', { kind: 'weekly', days: ['sat', 'sun', 'mon'], time: '02:30' } satisfies Schedule],
    ['cron', cron('30 2 * * *')],
  ])('a time that the day lacks comes once, at the first instant after the gap (%s)', (_kind, schedule) => {
    expect(due(schedule, '2026-03-28T00:00:00Z', berlin)).toEqual([
      '2026-03-28 02:30',
      '2026-03-29 03:00',
      '2026-03-30 02:30',
    ]);
  });

  it('so it does in other zones, at midnight too, and where the clocks move by half an hour', () => {
    expect(due(daily('02:30'), '2026-03-08T00:00:00Z', newYork, 2)).toEqual([
      '2026-03-08 03:00',
      '2026-03-09 02:30',
    ]);
    expect(due(daily('00:15'), '2026-03-07T12:00:00Z', 'America/Havana', 2)).toEqual([
      '2026-03-08 01:00',
      '2026-03-09 00:15',
    ]);
    expect(due(daily('02:15'), '2026-10-03T00:00:00Z', 'Australia/Lord_Howe', 2)).toEqual([
      '2026-10-04 02:30',
      '2026-10-05 02:15',
    ]);
  });

  it('one of several fixed times that the day lacks comes after the gap too', () => {
    expect(due(cron('30 2,14 * * *'), '2026-03-29T00:00:00Z', berlin)).toEqual([
      '2026-03-29 03:00',
      '2026-03-29 14:30',
      '2026-03-30 02:30',
    ]);
  });
});

describe('when the clocks go back', () => {
  // Berlin, 25 October 2026: 03:00 is followed by 02:00, so that 02:30 comes at 00:30Z and at 01:30Z.
  it.each([
    ['before the first', '2026-10-25T00:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['at the first', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['between the two', '2026-10-25T01:00:00Z', '2026-10-26T01:30:00.000Z'],
    ['at the second', '2026-10-25T01:30:00Z', '2026-10-26T01:30:00.000Z'],
  ])('a time that the day has twice comes once: asked %s', (_when, after, expected) => {
    expect(nextDue(daily('02:30'), Date.parse(after), berlin)).toBe(Date.parse(expected));
  });

  it('minutes go on as they pass', () => {
    const half: Schedule = { kind: 'every', minutes: 30 };
    const dues = nextDues(half, Date.parse('2026-10-24T22:00:00Z'), berlin, 10);
    expect(dues.map((at, index) => at - (dues[index - 1] ?? at - 30 * minute))).toEqual(
      Array(10).fill(30 * minute),
    );
  });
});

describe('whatever the zone and the instant', () => {
  const zones = [
    berlin,
    newYork,
    'Australia/Lord_Howe',
    'America/Havana',
    'Asia/Kolkata',
    'Pacific/Auckland',
  ];
  const minutesOfADay = 24 * 60;
  const timeOf = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

  it('a daily time comes once on every date', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: minutesOfADay - 1 }),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
        (zone, minutes, after) => {
          const dates = nextDues(daily(timeOf(minutes)), after, zone, 200).map((at) =>
            onTheWall(at, zone).slice(0, 10),
          );
          const first = Date.parse(dates[0] ?? '');
          expect(dates).toEqual(
            dates.map((_, index) => new Date(first + index * 24 * hour).toISOString().slice(0, 10)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the next due time is the same, whichever instant before it one asks at', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: minutesOfADay - 1 }),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (zone, minutes, after, part) => {
          const schedule = daily(timeOf(minutes));
          const due = nextDue(schedule, after, zone) ?? 0;
          expect(due).toBeGreaterThan(after);
          const between = after + Math.floor((due - 1 - after) * part);
          expect(nextDue(schedule, between, zone)).toBe(due);
        },
      ),
    );
  });
});
