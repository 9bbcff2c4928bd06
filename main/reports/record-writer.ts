import type { FieldSet } from '../project/sqlite/queries/field.ts';
import { type CsvForm, csvCell, csvRecord } from './csv.ts';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Makes the text of an export, record by record. */
export interface RecordWriter {
  /** What goes before the first record. */
  readonly header: string;
  /** The text of a row, from its stored values in the order of the columns. */
  record(stored: readonly unknown[]): string;
}

/** CSV for programs: no byte order mark, and every text as it is. */
export const plainCsv: CsvForm = { bom: false, idsAsText: false };

/** Prepares the text of records with these columns of a list. */
export function recordWriter(
  format: ExportFormat,
  fields: FieldSet,
  columns: readonly string[],
  csv: CsvForm,
): RecordWriter {
  const readers = columns.map((name) => {
    const field = fields[name];
    if (!field) throw new Error(`there is no field ${name}`);
    return field.read;
  });
  if (format === 'csv') return csvWriter(columns, readers, csv);
  return {
    header: '',
    record: (stored) => {
      const row: Record<string, unknown> = {};
      for (const [index, name] of columns.entries()) row[name] = readers[index]?.(stored[index]);
      return `${JSON.stringify(row)}\n`;
    },
  };
}

/** Many columns have the value of the row before, since rows of one asset stand together: its text is used again. */
function csvWriter(
  columns: readonly string[],
  readers: readonly ((stored: unknown) => unknown)[],
  { bom, idsAsText }: CsvForm,
): RecordWriter {
  const lastStored: unknown[] = columns.map(() => undefined);
  const cells: string[] = columns.map(() => '');
  return {
    header: `${bom ? '\ufeff' : ''}${csvRecord(columns)}`,
    record: (stored) => {
      for (const [index, read] of readers.entries()) {
        const value = stored[index];
        if (value === lastStored[index]) continue;
        lastStored[index] = value;
        cells[index] = csvCell(read(value), idsAsText);
      }
      return `${cells.join(',')}\r\n`;
    },
  };
}
