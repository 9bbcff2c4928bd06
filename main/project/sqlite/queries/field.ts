import { type RawBuilder, sql } from 'kysely';
import type { ValueOf } from '../../../../preload/contract/listed-rows.ts';
import type { Result } from '../../../../preload/contract/result.ts';
import { severityNames } from '../../../../preload/contract/severity.ts';
import type { Catalogue, FieldEntry, FieldType } from '../../../../preload/fields/field-entry.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { plainText } from '../../../outside/identifier.ts';
import type { ListError } from '../../list-error.ts';
import type { ProjectSchema } from '../tables/schema.ts';
import { someJsonText } from './sqlite-json.ts';
import { storedReaders } from './stored-readers.ts';

type Sql = RawBuilder<unknown>;

/** One field of a list: where filters, sorting, columns and exports find it and what its values look like outside. */
export interface Field<Value = unknown> {
  readonly type: FieldType;
  /** The table the expression draws on; the list knows how to reach it. */
  readonly table: string;
  readonly sql: Sql;
  /** The expression where all tables of the list are joined, when that is another one. */
  readonly joined?: Sql;
  /** The values of a `choice`, a `severity` (lowest first) or a `flag`. */
  readonly choices: readonly string[];
  /** Brings a value that is looked for into the form of those that are stored, where these have one. */
  readonly normal?: (written: string) => string;
  /** The condition that it has exactly a value, where indexes answer it; a failure where the value can be none of this field. */
  readonly lookUp?: (value: string) => Result<Sql, ListError>;
  /** The condition that it is one of many values, where indexes answer it. */
  readonly lookUpSome?: (values: readonly string[]) => Sql;
  /** Whether its value, or any of the values inside it, is known and fulfils a condition. Never null. */
  some(condition: (value: Sql) => Sql): Sql;
  /** Makes a stored value one for the outside: times in ISO 8601 UTC, severities by name, lists as arrays. */
  read(stored: unknown): Value;
}

/** The fields of one list by their public names, in the order of an export's columns. */
export type FieldSet = Readonly<Record<string, Field>>;

/** Finds a field by its public name, whatever the case. */
export function findField(fields: FieldSet, name: string): { name: string; field: Field } | undefined {
  const wanted = foldedText(name);
  const entry = Object.entries(fields).find(([candidate]) => foldedText(candidate) === wanted);
  return entry && { name: entry[0], field: entry[1] };
}

/** One row of a list with all its fields. */
export type RowOf<Fields extends FieldSet> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never;
};

/** How a value is computed from the columns of one table, and what of its field is other than its type says. */
export interface Computed
  extends Partial<Pick<Field, 'joined' | 'normal' | 'lookUp' | 'lookUpSome' | 'some'>> {
  readonly table: string;
  readonly sql: Sql;
}

/** A value computed from the columns of one table. */
export function computed(table: string, expression: Sql): Computed {
  return { table, sql: expression };
}

type ColumnName = {
  [Table in keyof ProjectSchema & string]: `${Table}.${keyof ProjectSchema[Table] & string}`;
}[keyof ProjectSchema & string];

/** A catalogue whose columns are there. */
type StoredCatalogue = Readonly<Record<string, FieldEntry & { readonly column?: ColumnName }>>;

/** How fields are computed: all without a column, and those whose column holds something else than what they show. */
type Bindings<Fields extends StoredCatalogue> = {
  readonly [Name in keyof Fields as Fields[Name] extends { readonly column: string }
    ? never
    : Name]: Computed;
} & { readonly [Name in keyof Fields]?: Computed };

/** The fields of a catalogue, bound to where this engine has their values. */
export type BoundFields<Fields extends Catalogue> = {
  readonly [Name in keyof Fields]: Field<ValueOf<Fields[Name]>>;
};

/** Binds the fields of a catalogue to their columns, and to how those without one are computed. */
export function boundFields<Fields extends StoredCatalogue>(
  fields: Fields,
  bindings: Bindings<Fields>,
): BoundFields<Fields> {
  const computing: Readonly<Record<string, Computed | undefined>> = bindings;
  return Object.fromEntries(
    Object.entries(fields).map(([name, entry]) => [name, boundField(entry, computing[name])]),
  ) as unknown as BoundFields<Fields>;
}

function boundField({ type, column, choices, identifier }: FieldEntry, binding: Computed | undefined): Field {
  const bound = binding ?? storedIn(column ?? '');
  return {
    type,
    choices: choices ?? choicesOf[type] ?? [],
    ...(identifier ? { normal: plainText } : {}),
    some: (condition) => someValue(type, bound.sql, condition),
    read: storedReaders[type],
    ...bound,
  };
}

function storedIn(column: string): Computed {
  return computed(column.slice(0, column.indexOf('.')), sql.ref(column));
}

function someValue(type: FieldType, value: Sql, condition: (value: Sql) => Sql): Sql {
  if (type === 'list' || type === 'nested') return someJsonText(value, condition);
  return sql`(${value} is not null and ${condition(value)})`;
}

const choicesOf: Partial<Record<FieldType, readonly string[]>> = {
  severity: severityNames,
  flag: ['true', 'false'],
};

/** Makes a stored time (ms since 1970) an ISO 8601 text in UTC. */
export function isoTime(stored: number): string;
export function isoTime(stored: number | null): string | null;
export function isoTime(stored: number | null): string | null {
  return stored === null ? null : new Date(stored).toISOString();
}
