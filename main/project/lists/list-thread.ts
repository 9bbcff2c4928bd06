import { parentPort, workerData } from 'node:worker_threads';
import { openForListing } from '../database-file.ts';
import { type Reply, toWireError } from '../threads/messages.ts';
import type { ListWindow } from './list-window.ts';
import { OrderedLists } from './ordered-lists.ts';

/** Reads windows of lists, one after the other. Ended by its owner terminating it; what it kept ends with it. */

const { file } = workerData as { file: string };
const owner = parentPort;
if (!owner) throw new Error('lists are read in a thread only');

try {
  const lists = new OrderedLists(openForListing(file), () => performance.now());
  owner.on('message', ({ id, window }: { id: number; window: ListWindow }) => {
    let reply: Reply;
    try {
      reply = { id, ok: true, value: lists.read(window) };
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
