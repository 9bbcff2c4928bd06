import { type RawBuilder, sql } from 'kysely';
import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import type { FieldType } from '../../../../preload/contract/row-lists.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { say } from '../../../../preload/words/say.ts';
import { ListError } from '../../list-error.ts';
import type { Filter, FilterOperator } from './filters.ts';
import { matchesPattern } from './sqlite-text.ts';
import { timeSpan } from './time-span.ts';

type Sql = RawBuilder<unknown>;
type Comparison = Exclude<FilterOperator, 'is' | 'is-not'>;
type Condition = Result<Sql, ListError>;

/** SQLite refuses patterns beyond 50,000 bytes; nobody writes such a value on purpose. */
const maxValueLength = 1000;

/**
 * A filter as a condition over its field's own table. Never null: what is unknown fulfils only "is empty" and "is not".
 * Text is compared as folded (see `foldedText`), and `*` stands for any characters.
 */
export function filterCondition(filter: Filter): Condition {
  const { field, operator, value } = filter;
  if (value.length > maxValueLength) {
    return unreadable(say('listMessages:value.tooLong', { name: filter.name, count: maxValueLength }));
  }
  if (operator === 'is' || operator === 'is-not') {
    const matched = value === '' ? success(isEmpty(filter)) : equality[field.type](filter);
    if (!matched.ok || operator === 'is') return matched;
    return success(sql`not ${matched.value}`);
  }
  const compare = comparisons[field.type];
  if (!compare) {
    return unreadable(say('listMessages:value.noOrder', { name: filter.name }));
  }
  return compare(filter, operator);
}

function isEmpty({ field }: Filter): Sql {
  if (field.type === 'text') return sql`(${field.sql} is null or ${field.sql} = '')`;
  return sql`not ${field.some(() => sql`1 = 1`)}`;
}

const equality: Record<FieldType, (filter: Filter) => Condition> = {
  text: someMatches,
  list: someMatches,
  nested: someMatches,
  choice: (filter) => ifChoice(filter, (chosen) => some(filter, (value) => sql`${value} = ${chosen}`)),
  severity: (filter) => ifLevel(filter, (level) => some(filter, (value) => sql`${value} = ${level}`)),
  flag: (filter) =>
    ifChoice(filter, (chosen) => some(filter, (value) => sql`${value} = ${chosen === 'true' ? 1 : 0}`)),
  number: (filter) => ifNumber(filter, (wanted) => some(filter, (value) => sql`${value} = ${wanted}`)),
  date: (filter) =>
    ifDate(filter, ({ from, to }) => some(filter, (value) => sql`${value} >= ${from} and ${value} < ${to}`)),
};

const comparisons: Partial<Record<FieldType, (filter: Filter, operator: Comparison) => Condition>> = {
  number: (filter, operator) =>
    ifNumber(filter, (bound) => some(filter, (value) => compared(value, operator, bound))),
  severity: (filter, operator) =>
    ifLevel(filter, (bound) => some(filter, (value) => compared(value, operator, bound))),
  date: (filter, operator) =>
    ifDate(filter, ({ from, to }) => {
      // After a day is after its end; from a day on is from its beginning.
      const bound = operator === '>' || operator === '<=' ? to : from;
      return some(filter, (value) => compared(value, operator.startsWith('>') ? '>=' : '<', bound));
    }),
};

function someMatches(filter: Filter): Condition {
  if (filter.field.lookUp && !filter.value.includes('*')) return filter.field.lookUp(filter.value);
  return success(some(filter, (value) => matchesPattern(value, filter.value)));
}

function some({ field }: Filter, condition: (value: Sql) => Sql): Sql {
  return field.some(condition);
}

function compared(expression: Sql, operator: Comparison, bound: number): Sql {
  return sql`${expression} ${sql.raw(operator)} ${bound}`;
}

function ifChoice(filter: Filter, condition: (chosen: string) => Sql): Condition {
  const wanted = foldedText(filter.value);
  const chosen = filter.field.choices.find((candidate) => foldedText(candidate) === wanted);
  if (chosen !== undefined) return success(condition(chosen));
  return unreadable(
    say('listMessages:value.noChoice', {
      name: filter.name,
      value: filter.value,
      choices: filter.field.choices.join(', '),
    }),
  );
}

function ifLevel(filter: Filter, condition: (level: number) => Sql): Condition {
  return ifChoice(filter, (chosen) => condition(filter.field.choices.indexOf(chosen)));
}

function ifNumber(filter: Filter, condition: (value: number) => Sql): Condition {
  if (/^-?\d+(\.\d+)?$/.test(filter.value)) return success(condition(Number(filter.value)));
  return unreadable(say('listMessages:value.noNumber', { name: filter.name, value: filter.value }));
}

function ifDate(filter: Filter, condition: (span: { from: number; to: number }) => Sql): Condition {
  const span = timeSpan(filter.value);
  if (span) return success(condition(span));
  return unreadable(say('listMessages:value.noDate', { name: filter.name, value: filter.value }));
}

function unreadable(message: string): { ok: false; error: ListError } {
  return failure(new ListError('value-unreadable', message));
}
