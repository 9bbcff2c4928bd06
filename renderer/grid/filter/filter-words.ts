import type { FilterCondition, FilterGroup, FilterPart } from '../../../preload/contract/filter.ts';
import { readRelativeDate } from '../../../preload/contract/relative-date.ts';
import type { FieldType } from '../../../preload/contract/row-lists.ts';
import { exactTime } from '../../../preload/words/formats/date-words.ts';
import { listWords } from '../../../preload/words/formats/list-words.ts';
import { say } from '../../../preload/words/say.ts';
import { type ValuedField, valueWords } from '../fields/field-words.ts';
import { readChosen, readRangeControls, readTextControls } from './filter-controls.ts';

/** What the words of a filter need to know of a field. */
export interface FilteredField {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly choices: readonly string[];
}

/** What the filter on one field says, to follow the field's title: "is Critical or High", "at least 7". */
export function filterWords(
  { name, type, choices }: Omit<FilteredField, 'title'>,
  parts: readonly FilterPart[],
): string {
  return typedWords({ name, type }, choices, parts) ?? listWords(parts.map((part) => plainWords(type, part)));
}

/** What a group says that is about several fields: "any of: Severity is High; Host name contains web". */
export function groupWords(group: FilterGroup, fieldNamed: (name: string) => FilteredField): string {
  const members = group.of.map((member) => {
    if ('join' in member) return say('gridFilter:says.inner', { group: groupWords(member, fieldNamed) });
    const field = fieldNamed(member.field);
    return say('gridFilter:fieldAndFilter', { field: field.title, filter: filterWords(field, [member]) });
  });
  return say(`gridFilter:says.${group.join}Of`, { members: listWords(members) });
}

function typedWords(
  field: ValuedField,
  choices: readonly string[],
  parts: readonly FilterPart[],
): string | null {
  switch (field.type) {
    case 'choice':
    case 'severity':
    case 'flag':
      return chosenWords(field, choices, parts);
    case 'number':
      return rangeWords(parts, { from: 'atLeast', to: 'atMost' });
    case 'date':
      return relativeWords(parts) ?? rangeWords(parts, { from: 'from', to: 'until' });
    default:
      return textFilterWords(parts);
  }
}

function chosenWords(field: ValuedField, choices: readonly string[], parts: readonly FilterPart[]): string {
  const chosen = readChosen(parts, choices);
  if (chosen.length === 0) return say('gridFilter:says.isImpossible');
  const left = [...choices, ''].filter((value) => !chosen.includes(value));
  const named = (values: readonly string[]): string => oneOf(values.map((value) => valueWords(field, value)));
  if (left.length < chosen.length && left.length <= 2) {
    return left.includes('') && left.length === 1
      ? say('gridFilter:says.isNotEmpty')
      : say('gridFilter:says.isNot', { value: named(left) });
  }
  // The worst severity is named first.
  return say('gridFilter:says.is', {
    value: named(field.type === 'severity' ? chosen.toReversed() : chosen),
  });
}

function oneOf(texts: readonly string[], word: 'or' | 'nor' = 'or'): string {
  if (texts.length === 0) return '';
  return texts.reduce((one, other) => say(`gridFilter:says.${word}`, { one, other }));
}

function rangeWords(
  parts: readonly FilterPart[],
  bounds: { readonly from: 'atLeast' | 'from'; readonly to: 'atMost' | 'until' },
): string | null {
  const range = readRangeControls(parts);
  if (!range || range.from.includes('/')) return null;
  if (range.empty) return say('gridFilter:says.isEmpty');
  if (range.from === range.to) return say('gridFilter:says.is', { value: range.from });
  return listWords([
    ...(range.from === '' ? [] : [say(`gridFilter:says.${bounds.from}`, { value: range.from })]),
    ...(range.to === '' ? [] : [say(`gridFilter:says.${bounds.to}`, { value: range.to })]),
  ]);
}

/** What a filter by one relative date says: "in the last 7 days", "more than 30 days ago"; null for all others. */
function relativeWords([part, ...others]: readonly FilterPart[]): string | null {
  if (part === undefined || others.length > 0 || 'join' in part || !('value' in part)) return null;
  const date = readRelativeDate([part.value].flat().join());
  if (date?.kind === 'day') return part.operator === 'is' ? say(`gridFilter:says.${date.day}`) : null;
  if (date?.kind !== 'ago') return null;
  const within = ['is', 'at-least', 'above'].includes(part.operator);
  if (!within && part.operator !== 'at-most' && part.operator !== 'below') return null;
  return say(`gridFilter:says.${within ? 'within' : 'longerAgo'}.${date.unit}`, { count: date.count });
}

function textFilterWords(parts: readonly FilterPart[]): string | null {
  const controls = readTextControls(parts);
  if (!controls) return null;
  const { mode, texts } = controls;
  const shown = texts.map(shownValue);
  const listed =
    shown.length > 3
      ? [...shown.slice(0, 2), say('gridFilter:says.more', { number: shown.length - 2 })]
      : shown;
  return say(`gridFilter:says.${signs[mode]}`, { value: oneOf(listed, mode === 'is-not' ? 'nor' : 'or') });
}

/** A text whose ends could not be seen stands in quotation marks. */
export function shownValue(text: string): string {
  return text.trim() === text && text !== '' ? text : say('gridFilter:says.quoted', { text });
}

const signs = {
  is: 'is',
  'is-not': 'isNot',
  'is-one-of': 'is',
  'is-none-of': 'isNot',
  contains: 'contains',
  'contains-not': 'lacks',
  'starts-with': 'startsWith',
  'ends-with': 'endsWith',
  matches: 'matches',
  'matches-not': 'matchesNot',
  'is-empty': 'isEmpty',
  'is-not-empty': 'isNotEmpty',
  above: 'above',
  'at-least': 'atLeast',
  below: 'below',
  'at-most': 'atMost',
} as const satisfies Record<FilterCondition['operator'], string>;

const dateSigns = {
  ...signs,
  above: 'after',
  'at-least': 'from',
  below: 'before',
  'at-most': 'until',
} as const;

/** What any part about one field says. */
function plainWords(type: FieldType, part: FilterPart): string {
  if ('join' in part) {
    return say(`gridFilter:says.${part.join}Of`, {
      members: listWords(part.of.map((member) => plainWords(type, member))),
    });
  }
  const values = 'value' in part ? [part.value].flat() : [];
  const [from = '', to] = (values[0] ?? '').split('/');
  if (type === 'date' && to !== undefined && (part.operator === 'is' || part.operator === 'is-not')) {
    const key = part.operator === 'is' ? 'gridFilter:says.between' : 'gridFilter:says.notBetween';
    return say(key, { from: exactTime(from), to: exactTime(to) });
  }
  const value = oneOf(values.map(shownValue), part.operator === 'is-none-of' ? 'nor' : 'or');
  return say(`gridFilter:says.${(type === 'date' ? dateSigns : signs)[part.operator]}`, { value });
}
