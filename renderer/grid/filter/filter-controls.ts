import type { FilterCondition, FilterPart } from '../../../preload/contract/filter.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';

export const textModes = [
  'contains',
  'contains-not',
  'is',
  'is-not',
  'starts-with',
  'ends-with',
  'matches',
  'matches-not',
  'is-empty',
  'is-not-empty',
] as const satisfies FilterCondition['operator'][];
export type TextMode = (typeof textModes)[number];

/** What the controls of a text filter stand on: one text to look for, or several values one of which it is. */
export interface TextControls {
  readonly mode: TextMode;
  /** Several with `is` and `is-not` only; none where the mode needs none. */
  readonly texts: readonly string[];
}

/** What the controls of a number or a date stand on; an empty text is no bound. Both bounds are included. */
export interface RangeControls {
  readonly from: string;
  readonly to: string;
  /** Only what has no value; the bounds are then of no account. */
  readonly empty: boolean;
}

/** Whether a mode chooses values, not a text that they have in them. */
export function picksValues(mode: TextMode): mode is 'is' | 'is-not' {
  return mode === 'is' || mode === 'is-not';
}

/** Whether a mode needs no text. */
export function needsNoText(mode: TextMode): mode is 'is-empty' | 'is-not-empty' {
  return mode === 'is-empty' || mode === 'is-not-empty';
}

/** Reads the filter on a text field; null when controls cannot show it. */
export function readTextControls(parts: readonly FilterPart[]): TextControls | null {
  const [first, ...others] = parts;
  if (!first) return { mode: 'contains', texts: [] };
  const read = 'join' in first ? null : readTextCondition(first);
  if (read === null || others.length === 0) return read;
  // One condition for each value is "none of them" too.
  const more = readTextControls(others);
  return read.mode === 'is-not' && more?.mode === 'is-not'
    ? { mode: 'is-not', texts: [...read.texts, ...more.texts] }
    : null;
}

function readTextCondition(condition: FilterCondition): TextControls | null {
  if (condition.operator === 'is-one-of') return { mode: 'is', texts: condition.value };
  if (condition.operator === 'is-none-of') return { mode: 'is-not', texts: condition.value };
  const mode = textModes.find((known) => known === condition.operator);
  if (mode === undefined) return null;
  return { mode, texts: 'value' in condition ? [condition.value].flat() : [] };
}

export function writeTextControls(field: string, { mode, texts }: TextControls): FilterCondition[] {
  if (needsNoText(mode)) return [{ field, operator: mode }];
  const [first, ...others] = texts;
  if (first === undefined) return [];
  if (!picksValues(mode)) return first === '' ? [] : [{ field, operator: mode, value: first }];
  if (others.length === 0) return [{ field, operator: mode, value: first }];
  return [{ field, operator: mode === 'is' ? 'is-one-of' : 'is-none-of', value: texts }];
}

/**
 * Which of the values fulfil the filter, for a list of check boxes; an empty text stands for "nothing there". None
 * when there is no filter: checking the first then narrows the list. `choices` of severities are in their rank.
 */
export function readChosen(parts: readonly FilterPart[], choices: readonly string[]): string[] {
  if (parts.length === 0) return [];
  return [...choices, ''].filter((value) => parts.every((part) => fulfils(part, value, choices)));
}

/** No filter when nothing or everything is chosen. */
export function writeChosen(
  field: string,
  chosen: readonly string[],
  choices: readonly string[],
): FilterPart[] {
  const values = choices.filter((value) => chosen.includes(value));
  const withEmpty = chosen.includes('');
  if (withEmpty ? values.length === choices.length : values.length === 0) return [];
  const [first, ...others] = values;
  const empty: FilterCondition = { field, operator: 'is-empty' };
  if (first === undefined) return [empty];
  if (withEmpty) {
    return [
      {
        join: 'any',
        of: [...values.map((value): FilterCondition => ({ field, operator: 'is', value })), empty],
      },
    ];
  }
  return [
    others.length === 0
      ? { field, operator: 'is', value: first }
      : { field, operator: 'is-one-of', value: values },
  ];
}

const rankedComparisons = {
  above: (difference: number) => difference > 0,
  'at-least': (difference: number) => difference >= 0,
  below: (difference: number) => difference < 0,
  'at-most': (difference: number) => difference <= 0,
};

function fulfils(part: FilterPart, value: string, choices: readonly string[]): boolean {
  if ('join' in part) {
    const held = part.of.filter((member) => fulfils(member, value, choices)).length;
    return part.join === 'none' ? held === 0 : part.join === 'any' ? held > 0 : held === part.of.length;
  }
  const isSame = (wanted: string): boolean => value !== '' && foldedText(value) === foldedText(wanted.trim());
  switch (part.operator) {
    case 'is':
      return isSame(part.value);
    case 'is-not':
      return !isSame(part.value);
    case 'is-one-of':
      return part.value.some(isSame);
    case 'is-none-of':
      return !part.value.some(isSame);
    case 'is-empty':
      return value === '';
    case 'is-not-empty':
      return value !== '';
    case 'above':
    case 'at-least':
    case 'below':
    case 'at-most': {
      const bound = choices.indexOf(foldedText(part.value.trim()));
      return value !== '' && bound >= 0 && rankedComparisons[part.operator](choices.indexOf(value) - bound);
    }
    default:
      return false;
  }
}

/** Reads the filter on a number or a date; null when two bounds and "is empty" cannot show it. */
export function readRangeControls(parts: readonly FilterPart[]): RangeControls | null {
  let controls: RangeControls = { from: '', to: '', empty: false };
  if (parts.length > 2) return null;
  for (const part of parts) {
    if ('join' in part) return null;
    const alone = parts.length === 1;
    if (alone && part.operator === 'is-empty') controls = { from: '', to: '', empty: true };
    else if (alone && part.operator === 'is') controls = { from: part.value, to: part.value, empty: false };
    else if (part.operator === 'at-least' && controls.from === '')
      controls = { ...controls, from: part.value };
    else if (part.operator === 'at-most' && controls.to === '') controls = { ...controls, to: part.value };
    else return null;
  }
  return controls;
}

export function writeRangeControls(field: string, { from, to, empty }: RangeControls): FilterCondition[] {
  if (empty) return [{ field, operator: 'is-empty' }];
  if (from !== '' && from === to) return [{ field, operator: 'is', value: from }];
  return [
    ...(from === '' ? [] : [{ field, operator: 'at-least' as const, value: from }]),
    ...(to === '' ? [] : [{ field, operator: 'at-most' as const, value: to }]),
  ];
}
