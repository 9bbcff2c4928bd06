import { type RawBuilder, sql } from 'kysely';
import { type Result, success } from '../../../../preload/contract/result.ts';
import { identityFields, identitySeparator } from '../../../../preload/contract/row-identity.ts';
import type { ListError } from '../../list-error.ts';
import type { Field, FieldSet } from './field.ts';
import { filterCondition } from './filter-conditions.ts';
import { type Filter, parseFilters } from './filters.ts';
import { inTable, type ListSource } from './list-source.ts';
import { searchConditions } from './text-search.ts';

type Sql = RawBuilder<unknown>;

/** Which rows of a list are meant. */
export interface RowChoice {
  /** `field=value`, see `parseFilters` and `filterCondition`. */
  readonly filters: readonly string[];
  /** Words that must all occur, see `searchConditions`. */
  readonly search?: string;
  /** Only rows with these ids, see `rowIdOf`. */
  readonly ids?: readonly string[];
  /** No rows with these ids. */
  readonly except?: readonly string[];
}

/**
 * The where clause of a choice of rows. Different fields must all be fulfilled. Several plain values of one field are
 * alternatives; comparisons and negations of one field must all be fulfilled, so that two of them make a range or
 * "neither".
 * @param without a field whose filters are left out
 */
export function whereClause(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  without?: Field,
): Result<Sql, ListError> {
  const filters = parseFilters(source.fields, choice.filters);
  if (!filters.ok) return filters;
  const alternatives = new Map<string, Sql[]>();
  const required = searchConditions(source, choice.search ?? '');
  const { ids, except = [] } = choice;
  if (ids) required.push(lookedUp(source, ids) ?? hasId(source, ids));
  if (except.length > 0) required.push(sql`not ${hasId(source, except)}`);
  for (const filter of filters.value) {
    if (filter.field === without) continue;
    const condition = placed(source, filter);
    if (!condition.ok) return condition;
    if (filter.operator !== 'is') required.push(condition.value);
    else alternatives.set(filter.name, [...(alternatives.get(filter.name) ?? []), condition.value]);
  }
  const all = [...required, ...[...alternatives.values()].map((some) => sql`(${sql.join(some, sql` or `)})`)];
  return success(all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`);
}

/** That a row has one of the ids. */
function hasId(source: ListSource<FieldSet>, ids: readonly string[]): Sql {
  const parts = identityFields[source.list].flatMap((name) => source.fields[name] ?? []);
  const id = sql.join(
    parts.map((field) => field.sql),
    sql` || ${sql.lit(identitySeparator)} || `,
  );
  const condition = sql`${id} in (select value from json_each(${JSON.stringify(ids)}))`;
  return inTable(source, parts[0]?.table ?? source.table, condition);
}

/** The same where indexes find the rows; "not" over it would compare every row with every id. */
function lookedUp(source: ListSource<FieldSet>, ids: readonly string[]): Sql | null {
  const [only, ...others] = identityFields[source.list].flatMap((name) => source.fields[name] ?? []);
  return others.length === 0 && only?.lookUpSome ? only.lookUpSome(ids) : null;
}

function placed(source: ListSource<FieldSet>, filter: Filter): Result<Sql, ListError> {
  const condition = filterCondition(filter);
  return condition.ok ? success(inTable(source, filter.field.table, condition.value)) : condition;
}

/** Whether which rows are chosen depends on other tables than the list's own. */
export function choosesThroughOthers(source: ListSource<FieldSet>, choice: RowChoice): boolean {
  if ((choice.search ?? '').trim() !== '' || choice.ids) return true;
  const filters = parseFilters(source.fields, choice.filters);
  return filters.ok && filters.value.some(({ field }) => field.table !== source.table);
}
