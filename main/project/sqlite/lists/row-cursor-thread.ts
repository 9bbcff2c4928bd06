import type { ListName } from '../../../../preload/contract/row-lists.ts';
import { serveThread } from '../../../workers/serve-calls.ts';
import type { RowCursorCalls, RowValues } from '../../row-cursor.ts';
import { packedFor } from '../../wire-error.ts';
import { openForReading } from '../database-file.ts';
import { assetFields } from '../queries/asset-fields.ts';
import type { FieldSet } from '../queries/field.ts';
import { findingFields } from '../queries/finding-fields.ts';
import { vulnerabilityFields } from '../queries/vulnerability-fields.ts';
import type { Statement } from './list-window.ts';

/** Reads the rows of one statement from one snapshot, batch by batch as they are asked for. Ended by its owner. */
export interface RowCursorData {
  readonly file: string;
  readonly list: ListName;
  /** Gives the stored values of the columns, in their order. */
  readonly statement: Statement;
  readonly columns: readonly string[];
}

const batchRows = 500;

const fields: Readonly<Record<ListName, FieldSet>> = {
  assets: assetFields,
  findings: findingFields,
  vulnerabilities: vulnerabilityFields,
};

await serveThread<RowCursorCalls, RowCursorData>(
  ({ file, list, statement, columns }) => {
    const rows = openForReading(file)
      .prepare<unknown[], unknown[]>(statement.sql)
      .raw()
      .iterate(...statement.parameters);
    const read = rowReader(fields[list], columns);
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
function rowReader(set: FieldSet, columns: readonly string[]): (stored: unknown[]) => RowValues {
  const readers = columns.map((name) => {
    const field = set[name];
    if (!field) throw new Error(`there is no field ${name}`);
    return { read: field.read, stored: undefined as unknown, value: undefined as unknown };
  });
  return (stored) =>
    readers.map((column, index) => {
      if (stored[index] !== column.stored) {
        column.stored = stored[index];
        column.value = column.read(column.stored);
      }
      return column.value;
    });
}
