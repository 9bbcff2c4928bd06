import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import { monthDay } from '../../../preload/words/formats/date-words.ts';

export type TrendDay = Overview['trend'][number];

/** How far one day may stand out before it is cut off, so that the others can still be distinguished. */
const outstanding = 5;

/** The sums of a trend. */
export function trendTotals(days: readonly TrendDay[]): Omit<TrendDay, 'day'> {
  const sum = (of: (day: TrendDay) => number) => days.reduce((total, day) => total + of(day), 0);
  return {
    new: sum((day) => day.new),
    baseline: sum((day) => day.baseline),
    reopened: sum((day) => day.reopened),
    mitigated: sum((day) => day.mitigated),
  };
}

/** How high and how deep the chart goes, and the days that go beyond it. */
export interface TrendScale {
  readonly top: number;
  readonly bottom: number;
  /** Where the axis is marked; what lies below the line is negative. */
  readonly ticks: readonly number[];
  readonly beyond: readonly TrendDay[];
}

/**
 * The scale that fits what is new, reopened and mitigated. The findings of a first scan are no part of it, and a day
 * that stands out far is cut off, so that it does not flatten the rest. Below the line it is as deep as it has to be.
 */
export function trendScale(days: readonly TrendDay[]): TrendScale {
  const added = (day: TrendDay) => day.new + day.reopened;
  const highest = bound(days.map(added));
  const deepest = bound(days.map((day) => day.mitigated));
  const step = roundStep(Math.max(highest, deepest, 1) / 2);
  const above = Math.ceil(highest / step);
  const below = Math.floor(deepest / step);
  const ticks = Array.from({ length: above + below + 1 }, (_, place) => (place - below) * step);
  const top = above * step;
  // Not up to the next mark: a few mitigated findings need no room for as many as were found.
  const bottom = deepest === 0 ? 0 : Math.max(deepest, step / 5);
  return { top, bottom, ticks, beyond: days.filter((day) => added(day) > top || day.mitigated > bottom) };
}

function bound(values: readonly number[]): number {
  const [max = 0, second = 0] = values.toSorted((a, b) => b - a);
  return second > 0 && max > second * outstanding ? Math.ceil(second * 1.5) : max;
}

/** The next 1, 2 or 5 times a power of ten. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return Math.max(1, ([1, 2, 5].find((factor) => factor * power >= atLeast) ?? 10) * power);
}

/** The instants at which a day of the machine begins and ends, in ISO 8601. */
export function spanOfDay(day: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return {
    from: new Date(year, month - 1, date).toISOString(),
    to: new Date(year, month - 1, date + 1).toISOString(),
  };
}

/** From the begin of the first day to the end of the last. */
export function spanOfDays(days: readonly TrendDay[]): { readonly from: string; readonly to: string } {
  const [first, last] = [days[0], days.at(-1)];
  const never = new Date(0).toISOString();
  return first && last
    ? { from: spanOfDay(first.day).from, to: spanOfDay(last.day).to }
    : { from: never, to: never };
}

/** A day as axes and tables show it: `3 Nov`. */
export function dayWords(day: string): string {
  return monthDay(new Date(spanOfDay(day).from));
}
