import { describe, expect, test } from 'vitest';
import { cronProblem } from '../../../main/schedule/cron-expression.ts';
import { nextDues } from '../../../main/schedule/next-due.ts';

/** Zones whose clocks change by an hour, by half an hour, at midnight, in the other half of the year, and never. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
];

/** Fixed times an hour or more apart, some of which a change of the clocks moves to within minutes of the next. */
const hourly = [
  '59 0-23 * * *',
  '57 1,2,3 * * *',
  '58 0-23/1 * * sun',
  '1 0-23 * * *',
  '29,59 0-23 * * *',
  '0,56 2 * * *',
  '59 * 28-31 3 *',
  '45 23,0,1 * * *',
];

const dayMs = 86_400_000;

/** Every day of 2026 from which a change of the clocks is less than five days away, or the first of each month. */
function daysNearChanges(zone: string): number[] {
  const offset = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (at: number) =>
    offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, 1, 22, 30) + day * dayMs).filter(
    (at) => offsetAt(at) !== offsetAt(at + 5 * dayMs) || new Date(at).getUTCDate() === 1,
  );
}

describe('a cron expression', () => {
  test.each(zones)('is taken whenever it is written, also near a change of the clocks (%s)', (zone) => {
    for (const expression of hourly) {
      for (const now of daysNearChanges(zone)) {
        const asked = [expression, zone, new Date(now).toISOString()];
        expect([...asked, cronProblem(expression, zone, now)]).toEqual([...asked, null]);
      }
    }
  });

  test('comes again and again over the changes of a year, always later', () => {
    for (const zone of zones) {
      const dues = nextDues(
        { kind: 'cron', expression: '59 0-23 * * *' },
        Date.UTC(2026, 0, 1),
        zone,
        24 * 366,
      );
      expect(dues.every((due, index) => due > (dues[index - 1] ?? 0))).toBe(true);
      // A day of 25 hours has one run less than hours, since a fixed time comes once.
      const spare = dues.filter((due, index) => index > 0 && due - (dues[index - 1] ?? 0) > 2 * 3_600_000);
      expect(spare).toEqual([]);
    }
  });

  test('whose runs are closer than five minutes is refused on every day, in every zone', () => {
    for (const zone of zones) {
      for (const expression of ['* * * * *', '*/4 * * * *', '0,58 * * * *', '0,3 2 * * *']) {
        for (const month of [0, 2, 5, 9, 10]) {
          expect(cronProblem(expression, zone, Date.UTC(2026, month, 28))).toContain('5 minutes');
        }
      }
    }
  });

  test('that is never due, or is none, says which', () => {
    expect(cronProblem('0 0 30 2 *', 'Europe/Berlin', Date.UTC(2026, 2, 28))).toContain('never');
    expect(cronProblem('59 24 * * *', 'Europe/Berlin', Date.UTC(2026, 2, 28))).toContain(
      'not a cron expression',
    );
    // A leap day is years away, and a time that its only day lacks comes after the gap.
    expect(cronProblem('0 0 29 2 *', 'Europe/Berlin', Date.UTC(2026, 2, 28))).toBeNull();
    expect(cronProblem('30 2 29 3 *', 'Europe/Berlin', Date.UTC(2026, 2, 28))).toBeNull();
  });
});
