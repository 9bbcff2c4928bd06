import type { Command } from 'commander';
import {
  maxMinutes,
  type Schedule,
  schedule,
  shortestMinutes,
  weekdays,
} from '../../../preload/contract/schedule.ts';
import { UsageError } from '../cli-error.ts';

export interface ScheduleOptions {
  readonly manual?: boolean;
  readonly every?: string;
  readonly daily?: string;
  readonly weekly?: string;
  readonly cron?: string;
}

const advice =
  'Give one of --manual, --every 30m (or 2h, 1d), --daily 06:30, --weekly mon,thu@06:30, --cron "30 6 * * 1-5".';

/** Adds the options that say when a rule runs. */
export function addScheduleOptions(command: Command): Command {
  return command
    .option('--manual', 'only when `rule run` is called')
    .option('--every <length>', 'every so many minutes, hours or days: 30m, 2h, 1d; from 5m to 7d')
    .option('--daily <time>', 'every day at this time of the machine’s clock: 06:30')
    .option('--weekly <days@time>', 'on these days of the week: mon,thu@06:30')
    .option('--cron <expression>', 'five fields: minute, hour, day of month, month, day of week');
}

/** The schedule that the options choose; null when none does. */
export function scheduleOf(options: ScheduleOptions): Schedule | null {
  const chosen = [
    options.manual ? { kind: 'manual' } : null,
    options.every === undefined ? null : everySchedule(options.every),
    options.daily === undefined ? null : { kind: 'daily', time: padded(options.daily) },
    options.weekly === undefined ? null : weeklySchedule(options.weekly),
    options.cron === undefined ? null : { kind: 'cron', expression: options.cron.trim() },
  ].filter((candidate) => candidate !== null);
  if (chosen.length > 1) throw new UsageError('A rule has one schedule.', advice);
  if (chosen.length === 0) return null;
  const read = schedule.safeParse(chosen[0]);
  if (!read.success) throw new UsageError(faultOf(chosen[0]), advice, 'schedule-invalid');
  return read.data;
}

/** A length of time that is one, but outside of the limits, has them named. */
function faultOf(candidate: { readonly kind: string; readonly minutes?: number } | undefined): string {
  const minutes = candidate?.minutes;
  return minutes === undefined || Number.isNaN(minutes)
    ? 'This is no schedule for a rule.'
    : `A rule can run every ${shortestMinutes} minutes at the most often and every ${maxMinutes / 60 / 24} days at the least: --every ${shortestMinutes}m to --every ${maxMinutes / 60 / 24}d.`;
}

/** As `scheduleOf`, where there has to be one. */
export function requiredSchedule(options: ScheduleOptions): Schedule {
  const chosen = scheduleOf(options);
  if (chosen === null) throw new UsageError('Say when the rule is to run.', advice);
  return chosen;
}

const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60 };

function everySchedule(text: string) {
  const [, count, unit] = /^(\d+)\s*([mhd])$/.exec(text.trim()) ?? [];
  return { kind: 'every', minutes: Number(count) * (minutesOf[unit ?? ''] ?? Number.NaN) };
}

function weeklySchedule(text: string) {
  const [names = '', time = ''] = text.split('@');
  const days = names.split(',').map((name) => name.trim().toLowerCase());
  // In the order of the week and each once; a name that is none is kept, for the schema to refuse.
  const known = weekdays.filter((day) => days.includes(day));
  const unknown = days.filter((day) => !weekdays.some((weekday) => weekday === day));
  return { kind: 'weekly', days: [...known, ...unknown], time: padded(time) };
}

/** `6:30` as `06:30`. */
function padded(time: string): string {
  return time.trim().padStart(5, '0');
}
