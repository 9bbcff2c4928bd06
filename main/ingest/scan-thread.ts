import '../language/thread-language.ts';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { ProjectError } from '../project/project-error.ts';
import { writerCalls } from '../project/sqlite/writer.ts';
import { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ScanMessage, ScanTask } from './scan-messages.ts';
import { runScan } from './scan-run.ts';
import { TrafficMeter } from './traffic-meter.ts';

/** Waits for a scan, runs it and ends: fetching, decoding and judging happen here, so that no other thread is held up. */

/**
 * Left alone the collector, which wants little to be there, looks through all that lives in the thread every few pages. A
 * larger step by which the heap may grow costs 12 MiB; an even larger one only memory.
 */
setFlagsFromString('--heap-growing-percent=90');

const owner = parentPort;
if (!owner) throw new Error('a scan runs as a thread only');
const [task] = await once(owner, 'message');
const { order, access, writer } = task as ScanTask;
const tell = (message: ScanMessage) => owner.postMessage(message);

const cancelling = new AbortController();
owner.on('message', (message) => {
  if (message === 'cancel') cancelling.abort();
});

const traffic = new TrafficMeter();
const client = new ConsoleClient({ ...access, onRequest: (request) => traffic.note(request) });
try {
  const outcome = await runScan(order, {
    client,
    write: writerCalls(writer),
    traffic,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
    now: Date.now,
    signal: cancelling.signal,
  });
  tell({ kind: 'ended', outcome });
} catch (error) {
  if (!(error instanceof ProjectError)) throw error;
  const { code, message, advice } = error;
  tell({ kind: 'broken', error: { code, message, advice } });
} finally {
  client.close();
  writer.close();
  owner.close();
}
