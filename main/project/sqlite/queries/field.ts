import { type RawBuilder, sql } from 'kysely';
import type { Result } from '../../../../preload/contract/result.ts';
import type { FieldType } from '../../../../preload/contract/row-lists.ts';
import { type SeverityName, severityNames } from '../../../../preload/contract/severity.ts';
import { plainText } from '../../../outside/identifier.ts';
import type { ListError } from '../../list-error.ts';
import type { ProjectSchema } from '../schema.ts';
import { someJsonText } from './sqlite-json.ts';

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

/** One row of a list with all its fields. */
export type RowOf<Fields extends FieldSet> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Field<infer Value> ? Value : never;
};

type ColumnName = {
  [Table in keyof ProjectSchema & string]: `${Table}.${keyof ProjectSchema[Table] & string}`;
}[keyof ProjectSchema & string];

interface Computed {
  readonly table: string;
  readonly sql: Sql;
}

/** A value computed from the columns of one table. */
export function computed(table: string, expression: Sql): Computed {
  return { table, sql: expression };
}

export function text(source: ColumnName | Computed): Field<string | null> {
  return field('text', source, (stored) => stored as string | null);
}

/** An id: what is looked for is freed from what a page or a mail puts around it, and into it. */
export function identifier(source: ColumnName | Computed): Field<string | null> {
  return { ...text(source), normal: plainText };
}

export function choice<Value extends string>(
  source: ColumnName | Computed,
  choices: readonly Value[],
): Field<Value | null> {
  return { ...field('choice', source, (stored) => stored as Value | null), choices };
}

export function number(source: ColumnName | Computed): Field<number | null> {
  return field('number', source, (stored) => stored as number | null);
}

/** Stored as milliseconds since 1970. */
export function date(source: ColumnName | Computed): Field<string | null> {
  return field('date', source, (stored) => isoTime(stored as number | null));
}

/** Stored as its level, see `severityNames`. */
export function severity(source: ColumnName | Computed): Field<SeverityName | null> {
  return {
    ...field('severity', source, (stored) => severityNames[stored as number] ?? null),
    choices: severityNames,
  };
}

/** Stored as 0, 1 or, where it is not known, null. */
export function flag(source: ColumnName | Computed): Field<boolean | null> {
  return {
    ...field('flag', source, (stored) => (stored === null ? null : stored === 1)),
    choices: ['true', 'false'],
  };
}

/** Stored as the JSON text of a list of texts. */
export function list(source: ColumnName | Computed): Field<readonly string[]> {
  return someInside(
    field('list', source, (stored) => (stored === null ? [] : (JSON.parse(stored as string) as string[]))),
  );
}

/** Stored as the JSON text of what the console sent. */
export function nested(source: ColumnName | Computed): Field<unknown> {
  return someInside(
    field('nested', source, (stored) => (stored === null ? null : JSON.parse(stored as string))),
  );
}

function someInside<Value>(json: Field<Value>): Field<Value> {
  return { ...json, some: (condition) => someJsonText(json.sql, condition) };
}

/** Makes a stored time (ms since 1970) an ISO 8601 text in UTC. */
export function isoTime(stored: number): string;
export function isoTime(stored: number | null): string | null;
export function isoTime(stored: number | null): string | null {
  return stored === null ? null : new Date(stored).toISOString();
}

function field<Value>(
  type: FieldType,
  source: ColumnName | Computed,
  read: (stored: unknown) => Value,
): Field<Value> {
  const { table, sql: expression } =
    typeof source === 'string' ? computed(source.slice(0, source.indexOf('.')), sql.ref(source)) : source;
  return {
    type,
    table,
    sql: expression,
    choices: [],
    some: (condition) => sql`(${expression} is not null and ${condition(expression)})`,
    read,
  };
}
