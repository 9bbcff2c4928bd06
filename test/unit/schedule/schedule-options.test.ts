import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../main/cli/cli-error.ts';
import {
  requiredSchedule,
  type ScheduleOptions,
  scheduleOf,
} from '../../../main/cli/rule/schedule-options.ts';

describe('the options of a schedule', () => {
  it.each<[ScheduleOptions, ReturnType<typeof scheduleOf>]>([
    [{}, null],
    [{ manual: true }, { kind: 'manual' }],
    [{ every: '5m' }, { kind: 'every', minutes: 5 }],
    [{ every: '2h' }, { kind: 'every', minutes: 120 }],
    [{ every: '7 d' }, { kind: 'every', minutes: 10_080 }],
    [{ daily: '06:30' }, { kind: 'daily', time: '06:30' }],
    [{ daily: '6:30' }, { kind: 'daily', time: '06:30' }],
    [{ weekly: 'sun@23:59' }, { kind: 'weekly', days: ['sun'], time: '23:59' }],
    [{ weekly: 'Thu, mon,thu@6:30' }, { kind: 'weekly', days: ['mon', 'thu'], time: '06:30' }],
    [{ cron: ' 30 6 * * 1-5 ' }, { kind: 'cron', expression: '30 6 * * 1-5' }],
  ])('%j', (options, schedule) => {
    expect(scheduleOf(options)).toEqual(schedule);
  });

  it.each<[string, ScheduleOptions]>([
    ['two schedules', { manual: true, daily: '06:30' }],
    ['less than five minutes', { every: '4m' }],
    ['more than a week', { every: '8d' }],
    ['no length', { every: 'often' }],
    ['a length without a unit', { every: '30' }],
    ['half an hour in decimals', { every: '0.5h' }],
    ['no time of the day', { daily: '24:00' }],
    ['an empty time', { daily: '' }],
    ['a day that is none', { weekly: 'mon,doomsday@06:30' }],
    ['no day', { weekly: '06:30' }],
    ['no time on its days', { weekly: 'mon' }],
    ['an empty cron expression', { cron: '' }],
  ])('refuse %s', (_what, options) => {
    expect(() => scheduleOf(options)).toThrow(UsageError);
  });

  it('are required where a rule is added', () => {
    expect(() => requiredSchedule({})).toThrow('Say when the rule is to run.');
  });
});
