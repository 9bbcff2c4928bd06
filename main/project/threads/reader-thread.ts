import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../database-file.ts';
import { type ReadRequest, type Reply, toWireError } from './messages.ts';

/** Reads from the project: one statement at a time, whole or in batches. Ended by its owner terminating it. */

const { file } = workerData as { file: string };
const owner = parentPort;
if (!owner) throw new Error('a reader runs as a thread only');

try {
  const database = openForReading(file);
  let open: { rows: IterableIterator<unknown>; batchSize: number } | null = null;

  const read = (request: ReadRequest): unknown => {
    if (request.kind === 'all') return database.prepare(request.sql).all(...request.parameters);
    if (request.kind === 'open') {
      open = {
        rows: database.prepare(request.sql).iterate(...request.parameters),
        batchSize: request.batchSize,
      };
      return null;
    }
    const batch: unknown[] = [];
    while (open && batch.length < open.batchSize) {
      const { done, value } = open.rows.next();
      if (done) break;
      batch.push(value);
    }
    return batch;
  };

  owner.on('message', (request: ReadRequest) => {
    let reply: Reply;
    try {
      reply = { id: request.id, ok: true, value: read(request) };
    } catch (cause) {
      reply = { id: request.id, ok: false, error: toWireError(cause, file) };
    }
    owner.postMessage(reply);
  });
  owner.postMessage({ id: 0, ok: true, value: null } satisfies Reply);
} catch (cause) {
  owner.postMessage({ id: 0, ok: false, error: toWireError(cause, file) } satisfies Reply);
  owner.close();
}
