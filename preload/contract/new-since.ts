import type { FilterCondition } from './filter.ts';

/** How far back the overview looks for what is new. */
export const newSince = {
  day: { kind: 'ago', count: 24, unit: 'hours' },
  week: { kind: 'ago', count: 7, unit: 'days' },
} as const;

/** The same as filters on the date a finding was first seen: what they mean moves on with time. */
export const newSinceFilters: Readonly<Record<keyof typeof newSince, FilterCondition>> = {
  day: { field: 'firstSeen', operator: 'at-least', value: '24h' },
  week: { field: 'firstSeen', operator: 'at-least', value: '7d' },
};
