import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../database-file.ts';
import { type ReadRequest, type Reply, toWireError } from './messages.ts';

/** Reads from the project, one statement at a time. Ended by its owner terminating it. */

const { file } = workerData as { file: string };
const owner = parentPort;
if (!owner) throw new Error('a reader runs as a thread only');

try {
  const database = openForReading(file);
  owner.on('message', (request: ReadRequest) => {
    let reply: Reply;
    try {
      reply = { id: request.id, ok: true, value: database.prepare(request.sql).all(...request.parameters) };
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
