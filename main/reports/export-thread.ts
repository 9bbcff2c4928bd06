import '../language/thread-language.ts';
import type { ListName } from '../../preload/contract/row-lists.ts';
import { openForReading } from '../project/sqlite/database-file.ts';
import type { Statement } from '../project/sqlite/lists/list-window.ts';
import { packedFor } from '../project/sqlite/threads/project-errors.ts';
import { serveThread, Transferred } from '../workers/serve-calls.ts';
import type { CsvForm } from './csv.ts';
import { exportedLists } from './exported-lists.ts';
import { type ExportFormat, type RecordWriter, recordWriter } from './record-writer.ts';

/**
 * Reads the rows of an export from one snapshot of the project and makes their text, piece by piece as it is asked for,
 * so that rows never travel between threads. Ended by its owner terminating it.
 */
export interface ExportCalls {
  nextPiece(): ExportPiece;
}

export interface ExportThreadData {
  readonly file: string;
  readonly statement: Statement;
  readonly list: ListName;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  readonly csv: CsvForm;
}

/** The text (UTF-8) of some rows; after the last row one of no rows. */
export interface ExportPiece {
  readonly rows: number;
  readonly text: Uint8Array<ArrayBuffer>;
}

/** A piece is sent when it has grown to so many characters, or to so many rows. */
const pieceLength = 256 * 1024;
const pieceRows = 1000;

await serveThread<ExportCalls, ExportThreadData>(
  ({ file, statement, list, format, columns, csv }) => {
    const writer = recordWriter(format, exportedLists[list].fields, columns, csv);
    const rows = openForReading(file)
      .prepare<unknown[], unknown[]>(statement.sql)
      .raw()
      .iterate(...statement.parameters);
    return {
      handlers: {
        nextPiece() {
          const piece = pieceOf(rows, writer);
          return new Transferred(piece, [piece.text.buffer]);
        },
      },
    };
  },
  ({ file }) => packedFor(file),
);

function pieceOf(rows: Iterator<unknown[]>, writer: RecordWriter): ExportPiece {
  const records: string[] = [];
  let length = 0;
  while (length < pieceLength && records.length < pieceRows) {
    const { done, value } = rows.next();
    if (done) break;
    const record = writer.record(value);
    length += record.length;
    records.push(record);
  }
  return { rows: records.length, text: new TextEncoder().encode(records.join('')) };
}
