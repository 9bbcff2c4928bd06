import { type RawBuilder, sql } from 'kysely';
import { type Result, success } from '../../../../preload/contract/result.ts';
import type { ListError } from '../../list-error.ts';
import type { RowChoice } from '../../project-lists.ts';
import { sorted } from '../tables/sqlite-text.ts';
import type { Field, FieldSet } from './field.ts';
import { columns, identityColumns, joins, type ListSource } from './list-source.ts';
import { choosesThroughOthers, whereClause } from './row-choice.ts';
import { parseSort, type SortKey } from './sorting.ts';

type Sql = RawBuilder<unknown>;

/** The statements behind the windows of one query, see `ListWindow`. */
export interface WindowStatements {
  /** The identities of all rows, in their order. */
  readonly order: Sql;
  /** The same group by group, see `ListWindow`; null where rows of a group cannot be looked up. */
  readonly groups: { readonly places: Sql; readonly order: Sql } | null;
  readonly total: Sql;
  /** The named fields, or all, of the rows whose identities stand in `picked`, by its `position`. */
  readonly rows: Sql;
}

/**
 * The statements behind the windows of one query. Rows are put in order by identity alone and only those of a window
 * are looked up in the other tables, so that ordering a large list costs one pass over the narrow table.
 */
export function windowStatements(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  sort: readonly string[],
  names: readonly string[] = Object.keys(source.fields),
): Result<WindowStatements, ListError> {
  const where = whereClause(source, choice);
  if (!where.ok) return where;
  const keys = parseSort(source.fields, sort.length > 0 ? sort : source.defaultSort);
  if (!keys.ok) return keys;
  const table = sql.table(source.table);
  const order = orderOf(source, keys.value);
  const identity = identityColumns(source);
  const same = source.identity.map(
    (column, index) => sql`${identity[index]} = ${sql.ref(`picked.${column}`)}`,
  );
  return success({
    order: sql`${order.before} select ${sql.join(identity)} from ${table} ${order.joins} ${where.value}
      order by ${order.terms}`,
    groups: groupsOf(source, choice, where.value, keys.value),
    total: sql`select count(*) as total from ${table} ${where.value}`,
    // A cross join keeps the few picked rows in front.
    rows: sql`select ${columns(source, names)}
      from picked cross join ${table} ${joins(source)} where ${sql.join(same, sql` and `)} order by picked.position`,
  });
}

/**
 * Rows whose first sort key is a value of another table come in groups of that table's rows. Worth it where groups can
 * be looked up and most of them have rows: not where the choice itself goes through other tables.
 */
function groupsOf(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  where: Sql,
  keys: readonly SortKey[],
): WindowStatements['groups'] {
  const [first, ...others] = keys;
  const column = first && source.references[first.field.table];
  if (!first || column === undefined || !source.lookedUpBy.includes(column)) return null;
  if (choosesThroughOthers(source, choice)) return null;
  const order = orderOf(source, others);
  const table = sql.table(source.table);
  return {
    places: rankedRows(first.field, first.descending),
    order: sql`${order.before} select ${sql.join(identityColumns(source))}
      from listed_group cross join ${table} on ${sql.ref(`${source.table}.${column}`)} = listed_group.id
      ${order.joins} ${where} order by listed_group.place, ${order.terms}`,
  };
}

/** The statement that counts the rows of a choice. */
export function countStatement(source: ListSource<FieldSet>, choice: RowChoice): Result<Sql, ListError> {
  const where = whereClause(source, choice);
  if (!where.ok) return where;
  return success(sql`select count(*) as total from ${sql.table(source.table)} ${where.value}`);
}

/**
 * The statement of all rows of a choice, with the named fields, in the order in which the project holds them: nothing
 * is sorted, so that it streams at any size.
 */
export function streamStatement(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  names: readonly string[],
): Result<Sql, ListError> {
  const where = whereClause(source, choice);
  if (!where.ok) return where;
  return success(
    sql`select ${columns(source, names)}
      from ${sql.table(source.table)} ${joins(source)} ${where.value}`,
  );
}

/** The statement of the first rows of a choice in an order, with the named fields, in that order. */
export function firstRowsStatement(
  source: ListSource<FieldSet>,
  choice: RowChoice,
  { sort, limit }: { readonly sort: readonly string[]; readonly limit: number },
  names: readonly string[],
): Result<Sql, ListError> {
  const statements = windowStatements(source, choice, sort, names);
  if (!statements.ok) return statements;
  const { order, rows } = statements.value;
  return success(
    sql`with ordered as materialized (${order} limit ${sql.lit(limit)}),
      picked as materialized (select *, row_number() over () as position from ordered) ${rows}`,
  );
}

/**
 * The statement of the first row, in an order, of those that fulfil a condition on the list's tables.
 */
export function rowStatement(
  source: ListSource<FieldSet>,
  { condition, order }: { readonly condition: Sql; readonly order?: Sql },
): Sql {
  const ordered = order ?? sql.join(identityColumns(source));
  return sql`select ${columns(source, Object.keys(source.fields))}
    from ${sql.table(source.table)} ${joins(source)} where ${condition} order by ${ordered} limit 1`;
}

/** How rows are put in order: what goes before the select, what is joined, and the terms. */
interface Order {
  readonly before: Sql;
  readonly joins: Sql;
  readonly terms: Sql;
}

/**
 * Unknown values come last in either direction; equal rows in the order of their identity. Values of another table are
 * put in order there, once for each of its rows, and the list's rows are compared by the places these have.
 */
function orderOf(source: ListSource<FieldSet>, keys: readonly SortKey[]): Order {
  const ranks: Sql[] = [];
  const joined: Sql[] = [];
  const terms = keys.map(({ field, descending }, index) => {
    const column = source.references[field.table];
    if (column === undefined) return sql`${compared(field)} ${direction(descending)} nulls last`;
    const rank = `rank_${index}`;
    ranks.push(sql`${sql.table(rank)} as materialized (${rankedRows(field, descending)})`);
    joined.push(
      sql`cross join ${sql.table(rank)} on ${sql.ref(`${rank}.id`)} = ${sql.ref(`${source.table}.${column}`)}`,
    );
    return sql.ref(`${rank}.place`);
  });
  return {
    before: ranks.length === 0 ? sql`` : sql`with ${sql.join(ranks)}`,
    joins: sql.join(joined, sql` `),
    terms: sql.join([...terms, ...identityColumns(source)]),
  };
}

/** The rows of another table with their places; rows of one value have one place. */
function rankedRows(field: Field, descending: boolean): Sql {
  return sql`select ${sql.ref(`${field.table}.id`)} as id,
      dense_rank() over (order by ${compared(field)} ${direction(descending)} nulls last) as place
    from ${sql.table(field.table)}`;
}

function direction(descending: boolean): Sql {
  return sql.raw(descending ? 'desc' : 'asc');
}

function compared(field: Field): Sql {
  return field.type === 'text' ? sorted(field.sql) : field.sql;
}
