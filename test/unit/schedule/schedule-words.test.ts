import { describe, expect, it } from 'vitest';
import { cronProblem } from '../../../main/schedule/cron-expression.ts';
import { nextDues } from '../../../main/schedule/next-due.ts';
import { dueWords, scheduleWords } from '../../../main/schedule/schedule-words.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { scopeWords } from '../../../preload/contract/scope-words.ts';

describe('a schedule in words', () => {
  it.each<[Schedule, string]>([
    [{ kind: 'manual' }, 'by hand only'],
    [{ kind: 'every', minutes: 30 }, 'every 30 minutes'],
    [{ kind: 'every', minutes: 60 }, 'every hour'],
    [{ kind: 'every', minutes: 90 }, 'every 90 minutes'],
    [{ kind: 'every', minutes: 120 }, 'every 2 hours'],
    [{ kind: 'every', minutes: 2880 }, 'every 2 days'],
    [{ kind: 'daily', time: '06:30' }, 'daily at 06:30'],
    [{ kind: 'weekly', days: ['mon'], time: '06:30' }, 'weekly on Monday at 06:30'],
    [
      { kind: 'weekly', days: ['fri', 'mon', 'wed'], time: '06:30' },
      'weekly on Monday, Wednesday and Friday at 06:30',
    ],
    [{ kind: 'cron', expression: '0 6 * * 1-5' }, 'by cron expression 0 6 * * 1-5'],
  ])('%j', (schedule, words) => {
    expect(scheduleWords(schedule)).toBe(words);
  });
});

describe('the next five runs in words', () => {
  it('tell the day, the time on the clock and its distance from UTC, over the change of the clocks too', () => {
    const dues = nextDues(
      { kind: 'daily', time: '02:30' },
      Date.parse('2026-10-23T12:00:00Z'),
      'Europe/Berlin',
      5,
    );
    expect(dues.map((due) => dueWords(due, 'Europe/Berlin'))).toEqual([
      'Sat 24 Oct 2026, 02:30 GMT+2',
      'Sun 25 Oct 2026, 02:30 GMT+2',
      'Mon 26 Oct 2026, 02:30 GMT+1',
      'Tue 27 Oct 2026, 02:30 GMT+1',
      'Wed 28 Oct 2026, 02:30 GMT+1',
    ]);
  });

  it('call no distance from UTC by its name', () => {
    const due = Date.parse('2026-11-23T06:30:00Z');
    for (const zone of ['UTC', 'Europe/London', 'Etc/GMT']) {
      expect(dueWords(due, zone)).toBe('Mon 23 Nov 2026, 06:30 UTC');
    }
  });
});

describe('a scope in words', () => {
  it.each([
    [allEndpoints, 'All Endpoints'],
    [{ ...allEndpoints, siteIds: ['1286405255257023125'] }, 'site 1286405255257023125'],
    [{ ...allEndpoints, groupIds: ['1', '2'] }, '2 groups'],
    [{ accountIds: ['1', '2'], siteIds: ['3'], groupIds: ['4'] }, '2 accounts, 1 site and 1 group'],
  ])('%j', (scope, words) => {
    expect(scopeWords(scope)).toBe(words);
  });
});

describe('a cron expression', () => {
  const problem = (expression: string) => cronProblem(expression, 'UTC', Date.parse('2026-11-22T10:00:00Z'));

  it.each(['30 6 * * *', '*/5 * * * *', '0 6 * * mon-fri', '0 6 L * *', '15 6,18 1 */3 *'])(
    '%s can be a schedule',
    (expression) => expect(problem(expression)).toBeNull(),
  );

  it.each([
    'nonsense',
    '* * * *',
    '0 0 6 * * *',
    '61 * * * *',
    '@reboot',
    '? 6 * * *',
    '2030-01-01T00:00:00',
  ])('%s is none', (expression) =>
    expect(problem(expression)).toContain('is not a cron expression of five fields'),
  );

  it('that never comes is refused', () => {
    expect(problem('0 0 30 2 *')).toBe('"0 0 30 2 *" never comes due.');
  });

  it.each(['* * * * *', '*/3 * * * *', '0,2 6 * * *'])('%s comes too often', (expression) => {
    expect(problem(expression)).toContain('more often than every 5 minutes');
  });
});
