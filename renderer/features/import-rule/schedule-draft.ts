import { failure, type Result, success } from '../../../preload/contract/result.ts';
import {
  maxMinutes,
  type Schedule,
  schedule as scheduleSchema,
  shortestMinutes,
  type Weekday,
  weekdays,
} from '../../../preload/contract/schedule.ts';
import { say } from '../../../preload/words/say.ts';

/** A schedule while it is chosen: what was entered for one kind is kept while another one is looked at. */
export interface ScheduleDraft {
  readonly kind: Schedule['kind'];
  readonly every: { readonly count: number | null; readonly unit: 'minutes' | 'hours' };
  /** `HH:MM`, as a time field gives it; empty while incomplete. */
  readonly time: string;
  readonly days: readonly Weekday[];
  readonly expression: string;
}

/**
 * The schedule that a new rule begins with: every night. Later than 03:00, because the hours before it are the ones that
 * clocks leave out or repeat when daylight-saving time changes.
 */
export const nightly: ScheduleDraft = {
  kind: 'daily',
  every: { count: 6, unit: 'hours' },
  time: '03:30',
  days: ['mon'],
  expression: '30 3 * * 1-5',
};

/** A rule's schedule, to be changed. */
export function draftOf(schedule: Schedule): ScheduleDraft {
  switch (schedule.kind) {
    case 'manual':
      return { ...nightly, kind: 'manual' };
    case 'every':
      return { ...nightly, kind: 'every', every: everyOf(schedule.minutes) };
    case 'daily':
      return { ...nightly, kind: 'daily', time: schedule.time };
    case 'weekly':
      return { ...nightly, kind: 'weekly', time: schedule.time, days: schedule.days };
    case 'cron':
      return { ...nightly, kind: 'cron', expression: schedule.expression };
  }
}

/** The schedule that a draft stands for, or what is wrong with it in one sentence. */
export function scheduleOf(draft: ScheduleDraft): Result<Schedule, string> {
  switch (draft.kind) {
    case 'manual':
      return success({ kind: 'manual' });
    case 'every':
      return everySchedule(draft.every);
    case 'daily':
      return draft.time === ''
        ? failure(say('importRule:schedule.timeMissing'))
        : checked({ kind: 'daily', time: draft.time });
    case 'weekly': {
      if (draft.days.length === 0) return failure(say('importRule:schedule.dayMissing'));
      if (draft.time === '') return failure(say('importRule:schedule.timeMissing'));
      const days = weekdays.filter((day) => draft.days.includes(day));
      return checked({ kind: 'weekly', time: draft.time, days });
    }
    case 'cron': {
      const expression = draft.expression.trim();
      return expression === ''
        ? failure(say('importRule:schedule.cronMissing'))
        : checked({ kind: 'cron', expression });
    }
  }
}

function everySchedule({ count, unit }: ScheduleDraft['every']): Result<Schedule, string> {
  if (count === null) return failure(say(`importRule:schedule.numberMissing.${unit}`));
  const minutes = unit === 'hours' ? count * 60 : count;
  if (!Number.isInteger(minutes)) return failure(say(`importRule:schedule.numberBroken.${unit}`));
  if (minutes < shortestMinutes)
    return failure(say('importRule:schedule.tooOften', { count: shortestMinutes }));
  if (minutes > maxMinutes)
    return failure(say('importRule:schedule.tooRare', { count: maxMinutes / 60 / 24 }));
  return success({ kind: 'every', minutes });
}

function everyOf(minutes: number): ScheduleDraft['every'] {
  return minutes % 60 === 0 ? { count: minutes / 60, unit: 'hours' } : { count: minutes, unit: 'minutes' };
}

function checked(candidate: Schedule): Result<Schedule, string> {
  const read = scheduleSchema.safeParse(candidate);
  return read.success ? success(read.data) : failure(say('importRule:schedule.unusable'));
}
