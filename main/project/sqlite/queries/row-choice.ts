import { type RawBuilder, sql } from 'kysely';
import { conditionsOf } from '../../../../preload/contract/filter.ts';
import { type Result, success } from '../../../../preload/contract/result.ts';
import { identityFields, identitySeparator } from '../../../../preload/contract/row-identity.ts';
import type { ListError } from '../../list-error.ts';
import type { RowChoice } from '../../project-lists.ts';
import { type Field, type FieldSet, findField } from './field.ts';
import { partCondition } from './filter-conditions.ts';
import { inTable, type ListSource } from './list-source.ts';
import { searchConditions } from './text-search.ts';

type Sql = RawBuilder<unknown>;

/**
 * The where clause of a choice of rows.
 * @param without a field; what the filter says of it alone is left out
 */
export function whereClause(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  without?: Field,
): Result<Sql, ListError> {
  const conditions = searchConditions(source, choice.search ?? '');
  const { ids, except = [], now = Date.now() } = choice;
  if (ids) conditions.push(lookedUp(source, ids) ?? hasId(source, ids));
  if (except.length > 0) conditions.push(sql`not ${hasId(source, except)}`);
  for (const part of choice.filter) {
    const condition = partCondition(source, part, now);
    if (!condition.ok) return condition;
    const fields = conditionsOf([part]).map(({ field }) => findField(source.fields, field)?.field);
    if (without === undefined || fields.some((field) => field !== without)) conditions.push(condition.value);
  }
  return success(conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`);
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

/** Whether which rows are chosen depends on other tables than the list's own. */
export function choosesThroughOthers(source: ListSource<FieldSet>, choice: RowChoice): boolean {
  if ((choice.search ?? '').trim() !== '' || choice.ids) return true;
  return conditionsOf(choice.filter).some(
    ({ field }) => findField(source.fields, field)?.field.table !== source.table,
  );
}
