import { describe, expect, it } from 'vitest';
import { maxInterval } from '../../../main/schedule/interval.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';

const hour = 3_600_000;
const sunday = Date.parse('2026-11-22T10:00:00Z');

describe('the longest interval of a schedule, in hours', () => {
  it.each<[string, Schedule, number | null]>([
    ['by hand only has none', { kind: 'manual' }, null],
    ['every 90 minutes', { kind: 'every', minutes: 90 }, 1.5],
    ['every 7 days', { kind: 'every', minutes: 7 * 24 * 60 }, 168],
    ['daily', { kind: 'daily', time: '06:30' }, 24],
    ['weekly on one day', { kind: 'weekly', days: ['mon'], time: '06:30' }, 168],
    ['weekly on Monday and Thursday', { kind: 'weekly', days: ['mon', 'thu'], time: '06:30' }, 96],
    ['on working days: the weekend', { kind: 'cron', expression: '0 6 * * 1-5' }, 72],
    // Friday 18:55 to Monday 08:00, though all others are five minutes or a night.
    [
      'every five minutes of the working hours',
      { kind: 'cron', expression: '*/5 8-18 * * 1-5' },
      61 + 5 / 60,
    ],
    ['twice a day', { kind: 'cron', expression: '0 6,18 * * *' }, 12],
    ['on the first of the month', { kind: 'cron', expression: '0 0 1 * *' }, 31 * 24],
    ['once a year', { kind: 'cron', expression: '0 0 1 1 *' }, 365 * 24],
    ['a cron expression of no day', { kind: 'cron', expression: '0 0 31 2 *' }, null],
  ])('%s', (_, schedule, hours) => {
    expect(maxInterval(schedule, sunday, 'UTC')).toBe(hours === null ? null : hours * hour);
  });
});
