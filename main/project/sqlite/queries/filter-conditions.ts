import { type RawBuilder, sql } from 'kysely';
import type { FilterCondition, FilterGroup, FilterPart } from '../../../../preload/contract/filter.ts';
import { readRelativeDate } from '../../../../preload/contract/relative-date.ts';
import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import type { FieldType } from '../../../../preload/contract/row-lists.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { say } from '../../../../preload/words/say.ts';
import { ListError } from '../../list-error.ts';
import { unknownChoice, unknownField } from '../../unknown-words.ts';
import {
  containsText,
  endsWithText,
  isOneOfTexts,
  matchesPattern,
  startsWithText,
} from '../tables/sqlite-text.ts';
import { type Field, type FieldSet, findField } from './field.ts';
import { inTable, type ListSource } from './list-source.ts';
import { type TimeSpan, timeSpan } from './time-span.ts';

type Sql = RawBuilder<unknown>;
type Operator = FilterCondition['operator'];

/** What a value must fulfil. */
type ValueTest = (value: Sql) => Sql;

/** A field as it is named outside. */
interface NamedField {
  readonly name: string;
  readonly field: Field;
  /** What relative dates count from, ms since 1970. */
  readonly now: number;
}

/**
 * A part of a filter as a condition on the rows of a list. Never null: what is not known fulfils only "is empty" and the
 * negations.
 * @param now what relative dates count from, ms since 1970
 */
export function partCondition(
  source: ListSource<FieldSet>,
  part: FilterPart,
  now: number,
): Result<Sql, ListError> {
  if (!('join' in part)) return placedCondition(source, part, now);
  const conditions: Sql[] = [];
  for (const member of part.of) {
    const condition = partCondition(source, member, now);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return success(joins[part.join](conditions));
}

const joins: Record<FilterGroup['join'], (conditions: readonly Sql[]) => Sql> = {
  all: (conditions) => sql`(${sql.join(conditions, sql` and `)})`,
  any: (conditions) => sql`(${sql.join(conditions, sql` or `)})`,
  none: (conditions) => sql`not (${sql.join(conditions, sql` or `)})`,
};

function placedCondition(
  source: ListSource<FieldSet>,
  condition: FilterCondition,
  now: number,
): Result<Sql, ListError> {
  const found = findField(source.fields, condition.field);
  if (!found) {
    const known = Object.keys(source.fields);
    return failure(new ListError('field-unknown', unknownField('filter', condition.field, known)));
  }
  const fulfilled = fieldCondition({ ...found, now }, condition);
  return fulfilled.ok ? success(inTable(source, found.field.table, fulfilled.value)) : fulfilled;
}

/** The operators that say the opposite of another. */
const negations: Partial<Record<Operator, Operator>> = {
  'is-not': 'is',
  'is-none-of': 'is-one-of',
  'contains-not': 'contains',
  'matches-not': 'matches',
  'is-not-empty': 'is-empty',
};

function fieldCondition(named: NamedField, condition: FilterCondition): Result<Sql, ListError> {
  const negated = negations[condition.operator];
  const operator = negated ?? condition.operator;
  const values = 'value' in condition ? [condition.value].flat() : [];
  const fulfilled = positiveCondition(named, operator, values);
  return fulfilled.ok && negated !== undefined ? success(sql`not ${fulfilled.value}`) : fulfilled;
}

function positiveCondition(
  named: NamedField,
  operator: Operator,
  values: readonly string[],
): Result<Sql, ListError> {
  const { name, field } = named;
  if (operator === 'is-empty') return success(isEmpty(field));
  const takes = operatorsOf[field.type];
  if (!takes.includes(operator)) {
    return unreadable(say('listMessages:value.noOperator', { name, operator, operators: takes.join(', ') }));
  }
  const isEquality = operator === 'is' || operator === 'is-one-of';
  const { lookUp } = field;
  if (isEquality && lookUp) {
    const found = each(values, (value) => lookUp(normal(field, value)));
    return found.ok ? success(joins.any(found.value)) : found;
  }
  const test = isEquality ? equality[field.type](named, values) : valueTest(named, operator, values[0] ?? '');
  return test.ok ? success(field.some(test.value)) : test;
}

function isEmpty(field: Field): Sql {
  if (field.type === 'text') return sql`(${field.sql} is null or ${field.sql} = '')`;
  return sql`not ${field.some(() => sql`1 = 1`)}`;
}

const forChoices: readonly Operator[] = ['is', 'is-one-of', 'is-empty'];
const forTexts: readonly Operator[] = [...forChoices, 'contains', 'starts-with', 'ends-with', 'matches'];
const forOrdered: readonly Operator[] = [...forChoices, 'above', 'at-least', 'below', 'at-most'];

/** What a field can be compared by, besides the negations of these. */
const operatorsOf: Record<FieldType, readonly Operator[]> = {
  text: forTexts,
  list: forTexts,
  nested: forTexts,
  choice: forChoices,
  flag: forChoices,
  severity: forOrdered,
  number: forOrdered,
  date: forOrdered,
};

type Equality = (named: NamedField, values: readonly string[]) => Result<ValueTest, ListError>;

const equality: Record<FieldType, Equality> = {
  text: isOneOfTheTexts,
  list: isOneOfTheTexts,
  nested: isOneOfTheTexts,
  choice: (named, values) => isOneOf(values, (value) => readChoice(named, value)),
  severity: (named, values) => isOneOf(values, (value) => readLevel(named, value)),
  flag: (named, values) => isOneOf(values, (value) => readFlag(named, value)),
  number: (named, values) => isOneOf(values, (value) => readNumber(named, value)),
  date: (named, values) => {
    const spans = each(values, (value) => readSpan(named, value));
    if (!spans.ok) return spans;
    return success(
      (stored) =>
        sql`(${sql.join(
          spans.value.map(({ from, to }) => sql`${stored} >= ${from} and ${stored} < ${to}`),
          sql` or `,
        )})`,
    );
  },
};

function isOneOfTheTexts({ field }: NamedField, values: readonly string[]): Result<ValueTest, ListError> {
  return success((stored) =>
    isOneOfTexts(
      stored,
      values.map((value) => normal(field, value)),
    ),
  );
}

function isOneOf(
  values: readonly string[],
  read: (value: string) => Result<string | number, ListError>,
): Result<ValueTest, ListError> {
  const wanted = each(values, read);
  if (!wanted.ok) return wanted;
  return success((stored) => sql`${stored} in (${sql.join(wanted.value)})`);
}

function valueTest(named: NamedField, operator: Operator, value: string): Result<ValueTest, ListError> {
  const text = normal(named.field, value);
  switch (operator) {
    case 'contains':
      return success((stored) => containsText(stored, text));
    case 'starts-with':
      return success((stored) => startsWithText(stored, text));
    case 'ends-with':
      return success((stored) => endsWithText(stored, text));
    case 'matches':
      return success((stored) => matchesPattern(stored, text));
    default:
      return comparison(named, operator, value);
  }
}

function comparison(named: NamedField, operator: Operator, value: string): Result<ValueTest, ListError> {
  const sign = signs[operator] ?? '=';
  const bound = readBound(named, operator, value);
  if (!bound.ok) return bound;
  // The end of a day or a minute is no part of it any more.
  const compared = named.field.type === 'date' ? (sign.startsWith('>') ? '>=' : '<') : sign;
  return success((stored) => sql`${stored} ${sql.raw(compared)} ${bound.value}`);
}

const signs: Partial<Record<Operator, string>> = {
  above: '>',
  'at-least': '>=',
  below: '<',
  'at-most': '<=',
};

function readBound(named: NamedField, operator: Operator, value: string): Result<number, ListError> {
  switch (named.field.type) {
    case 'severity':
      return readLevel(named, value);
    case 'date': {
      const span = readSpan(named, value);
      if (!span.ok) return span;
      // So long ago is an instant: before it and after it is meant.
      if (readRelativeDate(value)?.kind === 'ago') return success(span.value.from);
      // After a day is after its end; from a day on is from its beginning.
      return success(operator === 'above' || operator === 'at-most' ? span.value.to : span.value.from);
    }
    default:
      return readNumber(named, value);
  }
}

/** Ids have one form, in which they are stored. */
function normal(field: Field, value: string): string {
  return field.normal?.(value) ?? value;
}

function readChoice({ name, field: { choices } }: NamedField, value: string): Result<string, ListError> {
  const wanted = foldedText(value.trim());
  const chosen = choices.find((choice) => foldedText(choice) === wanted);
  if (chosen !== undefined) return success(chosen);
  return unreadable(unknownChoice(name, value, choices));
}

function readLevel(named: NamedField, value: string): Result<number, ListError> {
  const chosen = readChoice(named, value);
  return chosen.ok ? success(named.field.choices.indexOf(chosen.value)) : chosen;
}

function readFlag(named: NamedField, value: string): Result<number, ListError> {
  const chosen = readChoice(named, value);
  return chosen.ok ? success(chosen.value === 'true' ? 1 : 0) : chosen;
}

function readNumber({ name }: NamedField, value: string): Result<number, ListError> {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value.trim())) return success(Number(value));
  return unreadable(say('listMessages:value.noNumber', { name, value }));
}

function readSpan({ name, now }: NamedField, value: string): Result<TimeSpan, ListError> {
  const span = timeSpan(value.trim(), now);
  return span ? success(span) : unreadable(say('listMessages:value.noDate', { name, value }));
}

function each<T>(
  values: readonly string[],
  read: (value: string) => Result<T, ListError>,
): Result<T[], ListError> {
  const found: T[] = [];
  for (const value of values) {
    const one = read(value);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return success(found);
}

function unreadable(message: string): { ok: false; error: ListError } {
  return failure(new ListError('value-unreadable', message));
}
