import { type RawBuilder, sql } from 'kysely';
import { conditionsOf } from '../../../../preload/contract/filter.ts';
import { type Result, success } from '../../../../preload/contract/result.ts';
import { identityFields, identitySeparator } from '../../../../preload/contract/row-identity.ts';
import type { ListError } from '../../list-error.ts';
import type { RowChoice } from '../../project-lists.ts';
import { type Field, type FieldSet, findField } from './field.ts';
import { partCondition } from './filter-conditions.ts';
import type { ListSource } from './list-source.ts';
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
  if (ids) conditions.push(hasId(source, ids));
  if (except.length > 0) conditions.push(hasNone(source, except));
  for (const part of choice.filter) {
    const condition = partCondition(source, part, now);
    if (!condition.ok) return condition;
    const fields = conditionsOf([part]).map(({ field }) => findField(source.fields, field)?.field);
    if (without === undefined || fields.some((field) => field !== without)) conditions.push(condition.value);
  }
  return success(conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`);
}

/** That a row has one of the ids: these are looked up through indexes, and no row's own id is computed. */
function hasId(source: ListSource<FieldSet>, ids: readonly string[]): Sql {
  const parts = identityFields[source.list].flatMap((name) => source.fields[name] ?? []);
  const [first, ...others] = parts;
  if (others.length === 0 && first?.lookUpSome) return first.lookUpSome(ids);
  const named = first?.table ?? source.table;
  const wanted = JSON.stringify(ids.flatMap((id) => partings(id, parts.length)));
  const same = parts.map(
    (field, index) => sql`${field.sql} = json_extract(wanted.value, ${sql.lit(`$[${index}]`)})`,
  );
  // A cross join keeps the few that are wanted in front.
  return sql`${sql.ref(`${source.table}.${source.references[named] ?? 'id'}`)} in (
    select ${sql.ref(`${named}.id`)} from json_each(${wanted}) as wanted
    cross join ${sql.table(named)} on ${sql.join(same, sql` and `)})`;
}

/** That it has none of them. "not" over several columns would compare every row with every id; a case looks up once. */
function hasNone(source: ListSource<FieldSet>, ids: readonly string[]): Sql {
  return sql`case when ${hasId(source, ids)} then 0 else 1 end`;
}

/** The ways in which an id can be made of so many values: any of these may hold what parts them. */
function partings(id: string, count: number): string[][] {
  if (count === 1) return [[id]];
  const found: string[][] = [];
  for (let at = id.indexOf(identitySeparator); at >= 0; at = id.indexOf(identitySeparator, at + 1)) {
    const rest = partings(id.slice(at + identitySeparator.length), count - 1);
    found.push(...rest.map((others) => [id.slice(0, at), ...others]));
  }
  return found;
}

/** Whether which rows are chosen depends on other tables than the list's own. */
export function choosesThroughOthers(source: ListSource<FieldSet>, choice: RowChoice): boolean {
  if ((choice.search ?? '').trim() !== '' || choice.ids) return true;
  return conditionsOf(choice.filter).some(
    ({ field }) => findField(source.fields, field)?.field.table !== source.table,
  );
}
