import type { FieldType } from '../../../preload/contract/row-lists.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { say } from '../../../preload/words/say.ts';
import { valueWords } from '../fields/field-words.ts';
import { readChosen, readRangeControls, readTextControls, type TextMode } from './filter-controls.ts';
import type { Filter } from './filter-text.ts';

/** What the filters on one field say, to follow the field's title: "is Critical or High", "at least 7". */
export function filterWords(type: FieldType, choices: readonly string[], filters: readonly Filter[]): string {
  return typedWords(type, choices, filters) ?? listWords(filters.map((filter) => plainWords(type, filter)));
}

function typedWords(type: FieldType, choices: readonly string[], filters: readonly Filter[]): string | null {
  switch (type) {
    case 'choice':
    case 'severity':
    case 'flag':
      return chosenWords(type, choices, filters);
    case 'number':
      return rangeWords(filters, { from: 'atLeast', to: 'atMost' });
    case 'date':
      return rangeWords(filters, { from: 'from', to: 'until' });
    default:
      return textFilterWords(filters);
  }
}

function chosenWords(type: FieldType, choices: readonly string[], filters: readonly Filter[]): string {
  const chosen = readChosen(filters, choices);
  if (chosen.length === 0) return say('gridFilter:says.isImpossible');
  const left = [...choices, ''].filter((value) => !chosen.includes(value));
  const named = (values: readonly string[]): string => oneOf(values.map((value) => valueWords(type, value)));
  if (left.length < chosen.length && left.length <= 2) {
    return left.includes('') && left.length === 1
      ? say('gridFilter:says.isNotEmpty')
      : say('gridFilter:says.isNot', { value: named(left) });
  }
  // The worst severity is named first.
  return say('gridFilter:says.is', { value: named(type === 'severity' ? chosen.toReversed() : chosen) });
}

function oneOf(texts: readonly string[], word: 'or' | 'nor' = 'or'): string {
  if (texts.length === 0) return '';
  return texts.reduce((one, other) => say(`gridFilter:says.${word}`, { one, other }));
}

function rangeWords(
  filters: readonly Filter[],
  bounds: { readonly from: 'atLeast' | 'from'; readonly to: 'atMost' | 'until' },
): string | null {
  const range = readRangeControls(filters);
  if (!range || range.from.includes('/')) return null;
  if (range.empty) return say('gridFilter:says.isEmpty');
  if (range.from === range.to) return say('gridFilter:says.is', { value: range.from });
  return listWords([
    ...(range.from === '' ? [] : [say(`gridFilter:says.${bounds.from}`, { value: range.from })]),
    ...(range.to === '' ? [] : [say(`gridFilter:says.${bounds.to}`, { value: range.to })]),
  ]);
}

function textFilterWords(filters: readonly Filter[]): string | null {
  const controls = readTextControls(filters);
  if (!controls) return null;
  const { mode, texts } = controls;
  const shown =
    texts.length > 3
      ? [...texts.slice(0, 2), say('gridFilter:says.more', { number: texts.length - 2 })]
      : texts;
  return textWords(mode, oneOf(shown, mode === 'is-not' ? 'nor' : 'or')).trim();
}

function textWords(mode: TextMode, value: string): string {
  switch (mode) {
    case 'contains':
      return say('gridFilter:says.contains', { value });
    case 'lacks':
      return say('gridFilter:says.lacks', { value });
    case 'is':
      return say('gridFilter:says.is', { value });
    case 'is-not':
      return say('gridFilter:says.isNot', { value });
    case 'empty':
      return say('gridFilter:says.isEmpty');
    case 'filled':
      return say('gridFilter:says.isNotEmpty');
  }
}

const numberSigns = {
  is: 'is',
  'is-not': 'isNot',
  '>': 'above',
  '>=': 'atLeast',
  '<': 'below',
  '<=': 'atMost',
} as const;

const dateSigns = { ...numberSigns, '>': 'after', '>=': 'from', '<': 'before', '<=': 'until' } as const;

function plainWords(type: FieldType, { operator, value }: Filter): string {
  if (value === '') {
    return operator === 'is' ? say('gridFilter:says.isEmpty') : say('gridFilter:says.isNotEmpty');
  }
  const [from = '', to] = value.split('/');
  if (type === 'date' && to !== undefined) {
    const key = operator === 'is' ? 'gridFilter:says.between' : 'gridFilter:says.notBetween';
    return say(key, { from: exactTime(from), to: exactTime(to) });
  }
  return say(`gridFilter:says.${(type === 'date' ? dateSigns : numberSigns)[operator]}`, { value });
}
