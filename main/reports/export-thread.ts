import '../language/thread-language.ts';
import type { MessagePort } from 'node:worker_threads';
import { type RowValues, rowsOver } from '../project/row-cursor.ts';
import { packedFor } from '../project/wire-error.ts';
import { serveThread, Transferred } from '../workers/serve-calls.ts';
import type { CsvForm } from './csv.ts';
import { type ExportFormat, recordWriter } from './record-writer.ts';

/** Makes the text of an export, piece by piece as it is asked for. Ended by its owner terminating it. */
export interface ExportCalls {
  /** To be called once, before anything else. */
  begin(rows: MessagePort): void;
  nextPiece(): ExportPiece;
}

export interface ExportThreadData {
  /** Where the project is, as its failures name it. */
  readonly project: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  readonly csv: CsvForm;
}

/** The text (UTF-8) of some rows; after the last row one of no rows. */
export interface ExportPiece {
  readonly rows: number;
  readonly text: Uint8Array<ArrayBuffer>;
}

await serveThread<ExportCalls, ExportThreadData>(
  ({ format, columns, csv }) => {
    const writer = recordWriter(format, columns, csv);
    let batches: AsyncGenerator<readonly RowValues[], void> | null = null;
    return {
      handlers: {
        begin(_, rows) {
          batches = rowsOver(rows);
        },
        async nextPiece() {
          const rows = (await batches?.next())?.value ?? [];
          const text = new TextEncoder().encode(rows.map((row) => writer.record(row)).join(''));
          return new Transferred({ rows: rows.length, text }, [text.buffer]);
        },
      },
    };
  },
  ({ project }) => packedFor(project),
);
