import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Schedule, weekdays } from '../../../preload/contract/schedule.ts';
import {
  draftOf,
  nightly,
  type ScheduleDraft,
  scheduleOf,
} from '../../../renderer/features/import-rule/schedule-draft.ts';

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constant<Schedule>({ kind: 'manual' }),
  fc.integer({ min: 5, max: 7 * 24 * 60 }).map((minutes): Schedule => ({ kind: 'every', minutes })),
  times.map((time): Schedule => ({ kind: 'daily', time })),
  fc
    .tuple(fc.subarray([...weekdays], { minLength: 1 }), times)
    .map(([days, time]): Schedule => ({ kind: 'weekly', days, time })),
  fc.constantFrom('30 6 * * 1-5', '0 0 1 * *').map((expression): Schedule => ({ kind: 'cron', expression })),
);

it('every schedule of a rule comes back from its draft as it was', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      expect(scheduleOf(draftOf(schedule))).toEqual({ ok: true, value: schedule });
    }),
  );
});

it('a new rule begins with every night, at a time that no change of clocks leaves out', () => {
  expect(scheduleOf(nightly)).toEqual({ ok: true, value: { kind: 'daily', time: '03:30' } });
});

describe('a draft that is no schedule says what is missing', () => {
  it.each<[Partial<ScheduleDraft>, string]>([
    [{ kind: 'every', every: { count: null, unit: 'hours' } }, 'Enter the number of hours.'],
    [{ kind: 'every', every: { count: 4, unit: 'minutes' } }, 'Runs must be at least 5 minutes apart.'],
    [{ kind: 'every', every: { count: 169, unit: 'hours' } }, 'Runs must be at most 7 days apart.'],
    [{ kind: 'every', every: { count: 7.5, unit: 'minutes' } }, 'Enter a whole number of minutes.'],
    [{ kind: 'daily', time: '' }, 'Enter the time of the day.'],
    [{ kind: 'weekly', days: [] }, 'Choose at least one day of the week.'],
    [{ kind: 'weekly', time: '' }, 'Enter the time of the day.'],
    [{ kind: 'cron', expression: '  ' }, 'Enter a cron expression of five fields.'],
  ])('%j: %s', (differs, problem) => {
    expect(scheduleOf({ ...nightly, ...differs })).toEqual({ ok: false, error: problem });
  });
});
