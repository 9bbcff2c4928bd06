import '../language/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import type { ListName } from '../../preload/contract/row-lists.ts';
import { openForReading } from '../project/sqlite/database-file.ts';
import type { Statement } from '../project/sqlite/lists/list-window.ts';
import { type Reply, toWireError } from '../project/sqlite/threads/messages.ts';
import type { CsvForm } from './csv.ts';
import { exportedLists } from './exported-lists.ts';
import { type ExportFormat, recordWriter } from './record-writer.ts';

/**
 * Reads the rows of an export from one snapshot of the project and makes their text, piece by piece as it is asked for,
 * so that rows never travel between threads. Ended by its owner terminating it.
 */

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

const { file, statement, list, format, columns, csv } = workerData as ExportThreadData;
const owner = parentPort;
if (!owner) throw new Error('an export is read in a thread only');

try {
  const writer = recordWriter(format, exportedLists[list].fields, columns, csv);
  const rows = openForReading(file)
    .prepare<unknown[], unknown[]>(statement.sql)
    .raw()
    .iterate(...statement.parameters);
  const nextPiece = (): ExportPiece => {
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
  };
  owner.on('message', ({ id }: { id: number }) => {
    try {
      const piece = nextPiece();
      owner.postMessage({ id, ok: true, value: piece } satisfies Reply, [piece.text.buffer]);
    } catch (cause) {
      owner.postMessage({ id, ok: false, error: toWireError(cause, file) } satisfies Reply);
    }
  });
  owner.postMessage({ id: 0, ok: true, value: null } satisfies Reply);
} catch (cause) {
  owner.postMessage({ id: 0, ok: false, error: toWireError(cause, file) } satisfies Reply);
  owner.close();
}
