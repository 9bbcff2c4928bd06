import type { Catalogue, FieldType, ReportedValue } from '../../preload/fields/field-entry.ts';

/** What a value of each type is kept as: times in ms since 1970, severities by level, flags as 0 and 1, the rest as JSON. */
interface Stored {
  readonly text: string;
  readonly choice: string;
  readonly number: number;
  readonly date: number;
  readonly severity: number;
  readonly flag: number;
  readonly list: string;
  readonly nested: string;
}

/** The column of an entry that is filled from the console's record. */
type RecordColumn<Entry, Table extends string> = Entry extends {
  readonly column: `${Table}.${infer Column}`;
  readonly reported: ReportedValue;
}
  ? Column
  : never;

/** The columns of a table that are filled from the console's record. */
export type RecordColumns<Fields extends Catalogue, Table extends string> = {
  [Name in keyof Fields as RecordColumn<Fields[Name], Table>]: Stored[Fields[Name]['type']] | null;
};

/** One of these columns, with what its entry says. */
export interface RecordedColumn<Column extends string> {
  readonly column: Column;
  readonly type: FieldType;
  readonly reported: ReportedValue;
}

/** The columns of a table that are filled from the console's record, in the order of the catalogue. */
export function recordColumns<Fields extends Catalogue, Table extends string>(
  fields: Fields,
  table: Table,
): readonly RecordedColumn<keyof RecordColumns<Fields, Table> & string>[] {
  const before = `${table}.`;
  return Object.values(fields).flatMap(({ column, type, reported }) =>
    column?.startsWith(before) && reported
      ? [
          {
            column: column.slice(before.length) as keyof RecordColumns<Fields, Table> & string,
            type,
            reported,
          },
        ]
      : [],
  );
}
