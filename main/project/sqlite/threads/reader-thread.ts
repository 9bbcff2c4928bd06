import { serveThread } from '../../../workers/serve-calls.ts';
import { packedFor } from '../../wire-error.ts';
import { openForReading } from '../connection/database-file.ts';

/** Reads from the project, one statement at a time. Ended by its owner terminating it. */
export interface ReaderCalls {
  /** All rows of one statement. */
  all(sql: string, parameters: readonly unknown[]): unknown[];
}

await serveThread<ReaderCalls, { readonly file: string }>(
  ({ file }) => {
    const database = openForReading(file);
    return { handlers: { all: (_, sql, parameters) => database.prepare(sql).all(...parameters) } };
  },
  ({ file }) => packedFor(file),
);
