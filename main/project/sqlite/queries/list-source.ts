import { type RawBuilder, sql } from 'kysely';
import type { ListName } from '../../../../preload/contract/row-lists.ts';
import type { FieldSet, RowOf } from './field.ts';

type Sql = RawBuilder<unknown>;

/** What a list reads from: one table with a row for each of its rows, and tables that these rows point to. */
export interface ListSource<Fields extends FieldSet> {
  readonly list: ListName;
  readonly fields: Fields;
  readonly table: string;
  /** The columns that tell the table's rows apart. */
  readonly identity: readonly string[];
  /** Other tables the fields draw on, each with the column of `table` that holds its row's id. */
  readonly references: Readonly<Record<string, string>>;
  /** Columns that point to other tables, and by which the rows that point to one of theirs are found at once. */
  readonly lookedUpBy: readonly string[];
  readonly defaultSort: readonly string[];
  /** The fields in which a search looks for its words. */
  readonly searched: readonly string[];
}

/** All fields, or the named ones in their order, as the columns of a select. */
export function columns({ fields }: ListSource<FieldSet>, names: readonly string[]): Sql {
  return sql.join(
    names.flatMap((name) => {
      const field = fields[name];
      return field ? [sql`${field.joined ?? field.sql} as ${sql.id(name)}`] : [];
    }),
  );
}

/** The columns of the list's table that tell its rows apart. */
export function identityColumns({ table, identity }: ListSource<FieldSet>): Sql[] {
  return identity.map((column) => sql.ref(`${table}.${column}`));
}

/** The other tables the fields draw on. Outer joins, because they keep the list's own table in front. */
export function joins({ table, references }: ListSource<FieldSet>): Sql {
  const clauses = Object.entries(references).map(
    ([other, column]) =>
      sql`left join ${sql.table(other)} on ${sql.ref(`${other}.id`)} = ${sql.ref(`${table}.${column}`)}`,
  );
  return sql.join(clauses, sql` `);
}

/** A condition on another table becomes a set of its rows, which the database can look up through its indexes. */
export function inTable({ table, references }: ListSource<FieldSet>, of: string, condition: Sql): Sql {
  const column = references[of];
  if (column === undefined) return condition;
  return sql`${sql.ref(`${table}.${column}`)} in (select ${sql.ref(`${of}.id`)}
    from ${sql.table(of)} where ${condition})`;
}

/** Prepares what makes the stored values of the named fields those for the outside. */
export function rowReader<Fields extends FieldSet>(
  source: ListSource<Fields>,
  names: readonly string[] = Object.keys(source.fields),
): (stored: Readonly<Record<string, unknown>>) => RowOf<Fields> {
  const chosen = names.flatMap((name) => {
    const field = source.fields[name];
    return field ? [{ name, field }] : [];
  });
  return (stored) => {
    const row: Record<string, unknown> = {};
    for (const { name, field } of chosen) row[name] = field.read(stored[name]);
    return row as RowOf<Fields>;
  };
}
