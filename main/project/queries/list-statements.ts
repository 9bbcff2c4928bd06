import { type RawBuilder, sql } from 'kysely';
import { type Result, success } from '../../../preload/contract/result.ts';
import type { Field, FieldSet } from './field.ts';
import type { ListError } from './list-error.ts';
import { columns, identityColumns, joins, type ListSource, reached } from './list-source.ts';
import { type RowChoice, whereClause } from './row-choice.ts';
import { parseSort, type SortKey } from './sorting.ts';

type Sql = RawBuilder<unknown>;

/** The statements behind the windows of one query, see `ListWindow`. */
export interface WindowStatements {
  /** The identities of all rows, in their order. */
  readonly order: Sql;
  readonly total: Sql;
  /** All fields of the rows whose identities stand in `picked`, by its `position`. */
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
): Result<WindowStatements, ListError> {
  const where = whereClause(source, choice);
  if (!where.ok) return where;
  const keys = parseSort(source.fields, sort.length > 0 ? sort : source.defaultSort);
  if (!keys.ok) return keys;
  const table = sql.table(source.table);
  const identity = identityColumns(source);
  const same = source.identity.map(
    (column, index) => sql`${identity[index]} = ${sql.ref(`picked.${column}`)}`,
  );
  return success({
    order: sql`select ${sql.join(identity)} from ${table} ${where.value} order by ${orderBy(source, keys.value)}`,
    total: sql`select count(*) as total from ${table} ${where.value}`,
    // A cross join keeps the few picked rows in front.
    rows: sql`select ${columns(source, Object.keys(source.fields))}
      from picked cross join ${table} ${joins(source)} where ${sql.join(same, sql` and `)} order by picked.position`,
  });
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

/** Unknown values come last in either direction; equal rows in the order of their identity. */
function orderBy(source: ListSource<FieldSet>, keys: readonly SortKey[]): Sql {
  const sorted = keys.map(
    ({ field, descending }) =>
      sql`${compared(source, field)} ${sql.raw(descending ? 'desc' : 'asc')} nulls last`,
  );
  return sql.join([...sorted, ...identityColumns(source)]);
}

function compared(source: ListSource<FieldSet>, field: Field): Sql {
  const value = reached(source, field);
  return field.type === 'text' ? sql`lower(${value})` : value;
}
