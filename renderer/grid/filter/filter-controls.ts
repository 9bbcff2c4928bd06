import { foldedText } from '../../../preload/words/folded-text.ts';
import type { Filter, FilterOperator } from './filter-text.ts';

export const textModes = ['contains', 'lacks', 'is', 'is-not', 'empty', 'filled'] as const;
/** `lacks`: does not contain. `empty` and `filled` need no text. */
export type TextMode = (typeof textModes)[number];

/** What the controls of a text filter stand on: one text to look for, or several values one of which it is. */
export interface TextControls {
  readonly mode: TextMode;
  readonly texts: readonly string[];
}

/** What the controls of a number or a date stand on; an empty text is no bound. Both bounds are included. */
export interface RangeControls {
  readonly from: string;
  readonly to: string;
  /** Only what has no value; the bounds are then of no account. */
  readonly empty: boolean;
}

/** Reads the filters on a text field; null when controls cannot show them (they were written by hand). */
export function readTextControls(filters: readonly Filter[]): TextControls | null {
  const [first] = filters;
  if (!first) return { mode: 'contains', texts: [] };
  const { operator, value } = first;
  if (operator !== 'is' && operator !== 'is-not') return null;
  if (filters.length === 1) {
    if (value === '') return { mode: operator === 'is' ? 'empty' : 'filled', texts: [] };
    const inner = innerText(value);
    if (inner !== null) return { mode: operator === 'is' ? 'contains' : 'lacks', texts: [inner] };
  }
  if (filters.some((other) => other.operator !== operator)) return null;
  return { mode: operator, texts: filters.map((other) => other.value) };
}

export function writeTextControls(field: string, { mode, texts }: TextControls): Filter[] {
  if (mode === 'empty') return [{ field, operator: 'is', value: '' }];
  if (mode === 'filled') return [{ field, operator: 'is-not', value: '' }];
  const given = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (mode === 'is' || mode === 'is-not') return given.map((value) => ({ field, operator: mode, value }));
  const [text] = given;
  if (text === undefined) return [];
  return [{ field, operator: mode === 'contains' ? 'is' : 'is-not', value: `*${text}*` }];
}

/** `*text*` as what it looks for; null where the pattern says more than that. */
function innerText(value: string): string | null {
  const inner = /^\*+(?<inner>[^*]+)\*+$/s.exec(value)?.groups?.['inner'];
  return inner?.trim() === inner ? (inner ?? null) : null;
}

/**
 * Which of the values fulfil the filters, for a list of check boxes; an empty text stands for "nothing there". None
 * when there are no filters: checking the first then narrows the list. `choices` of severities are in their rank.
 */
export function readChosen(filters: readonly Filter[], choices: readonly string[]): string[] {
  if (filters.length === 0) return [];
  const values = [...choices, ''];
  const plain = filters.filter(({ operator }) => operator === 'is');
  const required = filters.filter(({ operator }) => operator !== 'is');
  return values.filter(
    (value) =>
      required.every((filter) => fulfils(filter, value, choices)) &&
      (plain.length === 0 || plain.some((filter) => fulfils(filter, value, choices))),
  );
}

/** No filter when nothing or everything is chosen. */
export function writeChosen(field: string, chosen: readonly string[], choices: readonly string[]): Filter[] {
  const values = [...choices, ''].filter((value) => chosen.includes(value));
  if (values.length === 0 || values.length === choices.length + 1) return [];
  return values.map((value) => ({ field, operator: 'is', value }));
}

const rankedComparisons: Record<Exclude<FilterOperator, 'is' | 'is-not'>, (difference: number) => boolean> = {
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
};

function fulfils({ operator, value: wanted }: Filter, value: string, choices: readonly string[]): boolean {
  const same = foldedText(value) === foldedText(wanted);
  if (operator === 'is') return same;
  if (operator === 'is-not') return !same;
  const bound = choices.indexOf(foldedText(wanted));
  return value !== '' && bound >= 0 && rankedComparisons[operator](choices.indexOf(value) - bound);
}

/** Reads the filters on a number or a date; null when two bounds and "is empty" cannot show them. */
export function readRangeControls(filters: readonly Filter[]): RangeControls | null {
  let controls: RangeControls = { from: '', to: '', empty: false };
  if (filters.length > 2) return null;
  for (const { operator, value } of filters) {
    const whole = filters.length === 1 && operator === 'is';
    if (whole && value === '') controls = { from: '', to: '', empty: true };
    else if (whole) controls = { from: value, to: value, empty: false };
    else if (operator === '>=' && controls.from === '') controls = { ...controls, from: value };
    else if (operator === '<=' && controls.to === '') controls = { ...controls, to: value };
    else return null;
  }
  return controls;
}

export function writeRangeControls(field: string, { from, to, empty }: RangeControls): Filter[] {
  if (empty) return [{ field, operator: 'is', value: '' }];
  if (from !== '' && from === to) return [{ field, operator: 'is', value: from }];
  return [
    ...(from === '' ? [] : [{ field, operator: '>=' as const, value: from }]),
    ...(to === '' ? [] : [{ field, operator: '<=' as const, value: to }]),
  ];
}
