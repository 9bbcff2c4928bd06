import { type RawBuilder, sql } from 'kysely';
import { type Result, success } from '../../../preload/contract/result.ts';
import type { Field, FieldSet, RowOf } from './field.ts';
import { filterCondition } from './filter-conditions.ts';
import { type Filter, parseFilters } from './filters.ts';
import type { ListError } from './list-error.ts';
import { parseSort, type SortKey } from './sorting.ts';

type Sql = RawBuilder<unknown>;

/** What a list reads from: one table with a row for each of its rows, and tables that these rows point to. */
export interface ListSource<Fields extends FieldSet> {
  readonly fields: Fields;
  readonly table: string;
  /** The columns that tell the table's rows apart. */
  readonly identity: readonly string[];
  /** Other tables the fields draw on, each with the column of `table` that holds its row's id. */
  readonly references: Readonly<Record<string, string>>;
  readonly defaultSort: readonly string[];
  /** Goes before each statement: a common table expression that makes `table`. */
  readonly prelude: Sql;
}

export interface ListRequest {
  /** `field=value`, see `parseFilters` and `filterCondition`. */
  readonly filters: readonly string[];
  /** `field` or `-field`; the list's own order when empty. */
  readonly sort: readonly string[];
  readonly limit: number;
}

export interface ListStatements {
  readonly rows: Sql;
  readonly total: Sql;
}

/**
 * The statements of one page of a list. The page's rows are picked by identity first and only they are looked up in
 * the other tables, so that a page of a large list costs one pass over the narrow table.
 */
export function listStatements<Fields extends FieldSet>(
  source: ListSource<Fields>,
  request: ListRequest,
): Result<ListStatements, ListError> {
  const filtered = whereClause(source, request.filters);
  if (!filtered.ok) return filtered;
  const keys = parseSort(source.fields, request.sort.length > 0 ? request.sort : source.defaultSort);
  if (!keys.ok) return keys;
  const where = filtered.value;
  const { prelude, identity } = source;
  const table = sql.table(source.table);
  const picked = sql`select ${sql.join(identity.map(identityColumn(source.table)))} from ${table} ${where}
    order by ${orderBy(source, keys.value, (field) => reached(source, field))} limit ${request.limit}`;
  const same = identity.map(
    (column) => sql`${sql.ref(`${source.table}.${column}`)} = ${sql.ref(`picked.${column}`)}`,
  );
  return success({
    rows: sql`${prelude} select ${columns(source)}
      from (${picked}) as picked join ${table} on ${sql.join(same, sql` and `)} ${joins(source)}
      order by ${orderBy(source, keys.value, (field) => field.sql)}`,
    total: sql`${prelude} select count(*) as total from ${table} ${where}`,
  });
}

/**
 * The statement of all rows of a list that fulfil the filters, in the order in which the project holds them: nothing
 * is sorted, so that it streams at any size.
 */
export function streamStatement<Fields extends FieldSet>(
  source: ListSource<Fields>,
  filters: readonly string[],
): Result<Sql, ListError> {
  const where = whereClause(source, filters);
  if (!where.ok) return where;
  return success(
    sql`${source.prelude} select ${columns(source)} from ${sql.table(source.table)} ${joins(source)} ${where.value}`,
  );
}

/** Prepares what makes the rows of the list's statements rows for the outside. */
export function rowReader<Fields extends FieldSet>(
  source: ListSource<Fields>,
): (stored: Readonly<Record<string, unknown>>) => RowOf<Fields> {
  const fields = Object.entries(source.fields);
  return (stored) => {
    const row: Record<string, unknown> = {};
    for (const [name, field] of fields) row[name] = field.read(stored[name]);
    return row as RowOf<Fields>;
  };
}

function columns(source: ListSource<FieldSet>): Sql {
  return sql.join(Object.entries(source.fields).map(([name, field]) => sql`${field.sql} as ${sql.id(name)}`));
}

function identityColumn(table: string): (column: string) => Sql {
  return (column) => sql.ref(`${table}.${column}`);
}

/** Outer joins, because they keep the list's own table in front. */
function joins({ table, references }: ListSource<FieldSet>): Sql {
  const clauses = Object.entries(references).map(
    ([other, column]) =>
      sql`left join ${sql.table(other)} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${table}.${column}`)}`,
  );
  return sql.join(clauses, sql` `);
}

/** A field's value for a row of the list's own table, without a join. */
function reached({ table, references }: ListSource<FieldSet>, field: Field): Sql {
  const column = references[field.table];
  if (column === undefined) return field.sql;
  return sql`(select ${field.sql} from ${sql.table(field.table)}
    where ${sql.ref(`${field.table}.id`)} = ${sql.ref(`${table}.${column}`)})`;
}

/** Unknown values come last in either direction; equal rows in the order of their identity. */
function orderBy(source: ListSource<FieldSet>, keys: readonly SortKey[], value: (field: Field) => Sql): Sql {
  const sorted = keys.map(({ field, descending }) => {
    const compared = field.type === 'text' ? sql`lower(${value(field)})` : value(field);
    return sql`${compared} ${sql.raw(descending ? 'desc' : 'asc')} nulls last`;
  });
  return sql.join([...sorted, ...source.identity.map(identityColumn(source.table))]);
}

/**
 * Different fields must all be fulfilled. Several plain values of one field are alternatives; comparisons and
 * negations of one field must all be fulfilled, so that two of them make a range or "neither".
 */
function whereClause(source: ListSource<FieldSet>, texts: readonly string[]): Result<Sql, ListError> {
  const filters = parseFilters(source.fields, texts);
  if (!filters.ok) return filters;
  const alternatives = new Map<string, Sql[]>();
  const required: Sql[] = [];
  for (const filter of filters.value) {
    const condition = filterCondition(filter);
    if (!condition.ok) return condition;
    const placed = inTable(source, filter, condition.value);
    if (filter.operator !== 'is') required.push(placed);
    else alternatives.set(filter.name, [...(alternatives.get(filter.name) ?? []), placed]);
  }
  const all = [...required, ...[...alternatives.values()].map((some) => sql`(${sql.join(some, sql` or `)})`)];
  return success(all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`);
}

/** A condition on another table becomes a set of its rows, which the database can look up through its indexes. */
function inTable({ table, references }: ListSource<FieldSet>, { field }: Filter, condition: Sql): Sql {
  const column = references[field.table];
  if (column === undefined) return condition;
  return sql`${sql.ref(`${table}.${column}`)} in (select ${sql.ref(`${field.table}.id`)}
    from ${sql.table(field.table)} where ${condition})`;
}
