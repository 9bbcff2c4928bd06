import { parentPort, workerData } from 'node:worker_threads';
import { openForListing } from '../database-file.ts';
import { type Reply, toWireError } from '../threads/messages.ts';
import type { ListWindow, WindowRows } from './list-window.ts';
import { OrderedLists } from './ordered-lists.ts';

/** Reads windows of lists, one after the other. Ended by its owner terminating it; what it kept ends with it. */

/** A temporary file that cannot be made or extended. */
function isTemporaryFull(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^SQLITE_(FULL|IOERR|CANTOPEN)/.test(code);
}

const { file } = workerData as { file: string };
const owner = parentPort;
if (!owner) throw new Error('lists are read in a thread only');

try {
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
  owner.on('message', ({ id, window }: { id: number; window: ListWindow }) => {
    let reply: Reply;
    try {
      reply = { id, ok: true, value: read(window) };
    } catch (cause) {
      reply = { id, ok: false, error: toWireError(cause, file) };
    }
    owner.postMessage(reply);
  });
  owner.postMessage({ id: 0, ok: true, value: null } satisfies Reply);
} catch (cause) {
  owner.postMessage({ id: 0, ok: false, error: toWireError(cause, file) } satisfies Reply);
  owner.close();
}
