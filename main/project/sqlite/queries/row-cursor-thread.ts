import type { FieldType } from '../../../../preload/contract/row-lists.ts';
import { serveThread } from '../../../workers/serve-calls.ts';
import type { RowCursorCalls, RowValues } from '../../row-cursor.ts';
import { packedFor } from '../../wire-error.ts';
import { openForReading } from '../connection/database-file.ts';
import type { Statement } from '../lists/list-window.ts';
import { storedReaders } from './stored-readers.ts';

/** Reads the rows of one statement from one snapshot, batch by batch as they are asked for. Ended by its owner. */
export interface RowCursorData {
  readonly file: string;
  readonly statement: Statement;
  /** Of the values that the statement gives. */
  readonly types: readonly FieldType[];
}

const batchRows = 500;

await serveThread<RowCursorCalls, RowCursorData>(
  ({ file, statement, types }) => {
    const rows = openForReading(file)
      .prepare<unknown[], unknown[]>(statement.sql)
      .raw()
      .iterate(...statement.parameters);
    const read = rowReader(types);
    return {
      handlers: {
        next() {
          const batch: RowValues[] = [];
          while (batch.length < batchRows) {
            const { done, value } = rows.next();
            if (done) break;
            batch.push(read(value));
          }
          return batch;
        },
      },
    };
  },
  ({ file }) => packedFor(file),
);

/** Many columns have the value of the row before, since rows of one asset stand together: what was read is used again. */
function rowReader(types: readonly FieldType[]): (stored: unknown[]) => RowValues {
  const readers = types.map((type) => ({
    read: storedReaders[type],
    stored: undefined as unknown,
    value: undefined as unknown,
  }));
  return (stored) =>
    readers.map((column, index) => {
      if (stored[index] !== column.stored) {
        column.stored = stored[index];
        column.value = column.read(column.stored);
      }
      return column.value;
    });
}
