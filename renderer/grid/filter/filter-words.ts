import type { FieldType } from '../../../preload/contract/row-lists.ts';
import { exactTime } from '../../components/time-words.ts';
import { valueWords } from '../field-words.ts';
import { readChosen, readRangeControls, readTextControls, type TextMode } from './filter-controls.ts';
import type { Filter } from './filter-text.ts';

const textWords: Record<TextMode, string> = {
  contains: 'contains',
  lacks: 'does not contain',
  is: 'is',
  'is-not': 'is not',
  empty: 'is empty',
  filled: 'is not empty',
};

/** What the filters on one field say, to follow the field's title: "is Critical or High", "at least 7". */
export function filterWords(type: FieldType, choices: readonly string[], filters: readonly Filter[]): string {
  return typedWords(type, choices, filters) ?? filters.map((filter) => plainWords(type, filter)).join(', ');
}

function typedWords(type: FieldType, choices: readonly string[], filters: readonly Filter[]): string | null {
  switch (type) {
    case 'choice':
    case 'severity':
    case 'flag':
      return chosenWords(type, choices, filters);
    case 'number':
      return rangeWords(filters, { from: 'at least', to: 'at most' });
    case 'date':
      return rangeWords(filters, { from: 'from', to: 'until' });
    default:
      return textFilterWords(filters);
  }
}

function chosenWords(type: FieldType, choices: readonly string[], filters: readonly Filter[]): string {
  const chosen = readChosen(filters, choices);
  if (chosen.length === 0) return 'is nothing there can be';
  const left = [...choices, ''].filter((value) => !chosen.includes(value));
  if (left.length < chosen.length && left.length <= 2) {
    return left.includes('') && left.length === 1
      ? 'is not empty'
      : `is not ${left.map((value) => valueWords(type, value)).join(' or ')}`;
  }
  // The worst severity is named first.
  const named = type === 'severity' ? chosen.toReversed() : chosen;
  return `is ${named.map((value) => valueWords(type, value)).join(' or ')}`;
}

function rangeWords(filters: readonly Filter[], words: { from: string; to: string }): string | null {
  const range = readRangeControls(filters);
  if (!range || range.from.includes('/')) return null;
  if (range.empty) return 'is empty';
  if (range.from === range.to) return `is ${range.from}`;
  return [
    ...(range.from === '' ? [] : [`${words.from} ${range.from}`]),
    ...(range.to === '' ? [] : [`${words.to} ${range.to}`]),
  ].join(', ');
}

function textFilterWords(filters: readonly Filter[]): string | null {
  const controls = readTextControls(filters);
  if (!controls) return null;
  const { mode, texts } = controls;
  const shown = texts.length > 3 ? [...texts.slice(0, 2), `${texts.length - 2} more`] : texts;
  return [textWords[mode], shown.join(mode === 'is-not' ? ' nor ' : ' or ')].join(' ').trim();
}

const numberSigns: Record<Filter['operator'], string> = {
  is: 'is',
  'is-not': 'is not',
  '>': 'above',
  '>=': 'at least',
  '<': 'below',
  '<=': 'at most',
};

const dateSigns: Record<Filter['operator'], string> = {
  ...numberSigns,
  '>': 'after',
  '>=': 'from',
  '<': 'before',
  '<=': 'until',
};

function plainWords(type: FieldType, { operator, value }: Filter): string {
  if (value === '') return operator === 'is' ? 'is empty' : 'is not empty';
  const [from = '', to] = value.split('/');
  if (type === 'date' && to !== undefined) {
    return `${operator === 'is' ? 'from' : 'not from'} ${exactTime(from)} to ${exactTime(to)}`;
  }
  return `${(type === 'date' ? dateSigns : numberSigns)[operator]} ${value}`;
}
