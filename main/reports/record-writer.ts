import type { RowValues } from '../project/row-cursor.ts';
import { type CsvForm, csvCell, csvRecord } from './csv.ts';

export const exportFormats = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Makes the text of an export, record by record. */
export interface RecordWriter {
  /** What goes before the first record. */
  readonly header: string;
  /** The text of a row. */
  record(row: RowValues): string;
}

/** CSV for programs: no byte order mark, and every text as it is. */
export const plainCsv: CsvForm = { bom: false, idsAsText: false };

/** Prepares the text of records with these columns. */
export function recordWriter(format: ExportFormat, columns: readonly string[], csv: CsvForm): RecordWriter {
  if (format === 'csv') return csvWriter(columns, csv);
  return {
    header: '',
    record: (row) =>
      `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index]])))}\n`,
  };
}

/** Many columns have the value of the row before, since rows of one asset stand together: its text is used again. */
function csvWriter(columns: readonly string[], { bom, idsAsText }: CsvForm): RecordWriter {
  const lastValues: unknown[] = columns.map(() => undefined);
  const cells: string[] = columns.map(() => '');
  return {
    header: `${bom ? '\ufeff' : ''}${csvRecord(columns)}`,
    record: (row) => {
      for (const [index, value] of row.entries()) {
        if (value === lastValues[index]) continue;
        lastValues[index] = value;
        cells[index] = csvCell(value, idsAsText);
      }
      return `${cells.join(',')}\r\n`;
    },
  };
}
