import type { Catalogue, Reading } from '../../preload/fields/field-entry.ts';
import { idOrNull } from '../outside/identifier.ts';
import { type RecordColumns, recordColumns } from '../project/record-columns.ts';
import type { CellValue } from '../project/row-columns.ts';
import { flagOrNull, textOrNull } from './normalise-text.ts';
import type { UnreadableFields } from './unreadable-fields.ts';

/** A record that the decoder has checked: at the path is such a value, null, or nothing. */
type Reported<Value> = Readonly<Record<string, Value | null | undefined>>;

/** Reads the value of one column out of a record of the console. What cannot be read is counted. */
export type ReadCell<Source> = (record: Source, unreadable: UnreadableFields) => CellValue;

/**
 * How the value at a path becomes that of a column, by how the catalogue has it read. Each is a function of its own, with
 * no step between it and the value: they run for every field of every record.
 */
const readings = {
  text: readText,
  'long-text': readText,
  'key-text': readText,
  id: (path) => (record: Reported<string>) => idOrNull(record[path]),
  flag: (path) => (record: Reported<boolean>) => flagOrNull(record[path]),
  count: (path) => (record: Reported<number>) => record[path] ?? null,
  time: (path) => (record: Reported<string>, unreadable) => unreadable.time(path, record[path]),
  address: (path) => (record: Reported<string>, unreadable) => unreadable.ip(path, record[path]),
  texts: (path) => (record: Reported<readonly string[]>, unreadable) => unreadable.list(path, record[path]),
  object: (path) => (record: Reported<object>, unreadable) => unreadable.json(path, record[path]),
} satisfies Record<Exclude<Reading, 'own'>, (path: string) => ReadCell<never>>;

function readText(path: string): ReadCell<Reported<string>> {
  return (record) => textOrNull(record[path]);
}

/** The columns of which the catalogue says that the room has a reader of its own for them. */
type OwnColumn<Fields extends Catalogue, Table extends string> = {
  [Name in keyof Fields]: Fields[Name] extends {
    readonly column: `${Table}.${infer Column}`;
    readonly reported: { readonly as: 'own' };
  }
    ? Column
    : never;
}[keyof Fields];

/**
 * The readers of all columns of a table that are filled from the console's record: those of which the catalogue says how
 * they are read, and these.
 */
export function columnReaders<Source extends object, Fields extends Catalogue, Table extends string>(
  fields: Fields,
  table: Table,
  own: { readonly [Column in OwnColumn<Fields, Table>]: ReadCell<Source> },
): { readonly [Column in keyof RecordColumns<Fields, Table>]: ReadCell<Source> } {
  const simple = recordColumns(fields, table).flatMap(({ column, reported: { from, as } }) =>
    as === 'own' || typeof from !== 'string'
      ? []
      : [[column, readings[as](from) as ReadCell<never>] as const],
  );
  const readers: Readonly<Record<string, ReadCell<never>>> = { ...Object.fromEntries(simple), ...own };
  return readers as { readonly [Column in keyof RecordColumns<Fields, Table>]: ReadCell<Source> };
}
