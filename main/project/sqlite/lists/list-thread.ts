import { serveThread } from '../../../workers/serve-calls.ts';
import { packedFor } from '../../wire-error.ts';
import { openForListing } from '../connection/database-file.ts';
import type { ListWindow, WindowRows } from './list-window.ts';
import { OrderedLists } from './ordered-lists.ts';

/** Reads windows of lists, one after the other. Ended by its owner terminating it; what it kept ends with it. */
export interface ListCalls {
  read(window: ListWindow): WindowRows;
}

await serveThread<ListCalls, { readonly file: string }>(
  ({ file }) => {
    let database = openForListing(file);
    let lists = new OrderedLists(database, () => performance.now());
    let inMemory = false;
    /** The project is only read here: what has no room is the disk of the temporary files. */
    const read = (window: ListWindow): WindowRows => {
      try {
        return lists.read(window);
      } catch (cause) {
        if (inMemory || !isTemporaryFull(cause)) throw cause;
        inMemory = true;
        database.close();
        database = openForListing(file, 'MEMORY');
        lists = new OrderedLists(database, () => performance.now());
        return lists.read(window);
      }
    };
    return { handlers: { read: (_, window) => read(window) } };
  },
  ({ file }) => packedFor(file),
);

/** A temporary file that cannot be made or extended. */
function isTemporaryFull(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^SQLITE_(FULL|IOERR|CANTOPEN)/.test(code);
}
