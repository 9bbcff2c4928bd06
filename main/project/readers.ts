import { Worker } from 'node:worker_threads';
import { ThreadCalls } from './threads/calls.ts';
import { threadFile } from './threads/messages.ts';

interface Reader {
  readonly worker: Worker;
  readonly calls: ThreadCalls;
  busy: number;
}

async function startReader(file: string): Promise<Reader> {
  const worker = new Worker(threadFile('threads/reader-thread', import.meta.url), { workerData: { file } });
  const calls = new ThreadCalls(worker);
  await calls.ready();
  return { worker, calls, busy: 0 };
}

/** The threads that read from a project, started when first needed. */
export class Readers {
  readonly #file: string;
  readonly #most: number;
  readonly #started: Promise<Reader>[] = [];

  /** @param most how many statements may run side by side */
  constructor(file: string, most = 2) {
    this.#file = file;
    this.#most = most;
  }

  /** All rows of one statement. @throws ProjectError */
  async all(sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
    const reader = await this.#leastBusy();
    reader.busy += 1;
    try {
      return (await reader.calls.send({ kind: 'all', sql, parameters })) as unknown[];
    } finally {
      reader.busy -= 1;
    }
  }

  /**
   * The rows of one statement in batches, from one snapshot of the project and at constant memory: the next batch is
   * read when it is asked for. Runs in a thread of its own, which ends with the iteration.
   * @throws ProjectError
   */
  async *batches(sql: string, parameters: readonly unknown[], batchSize: number): AsyncGenerator<unknown[]> {
    const reader = await startReader(this.#file);
    try {
      await reader.calls.send({ kind: 'open', sql, parameters, batchSize });
      let ahead = reader.calls.send({ kind: 'next' });
      for (;;) {
        const batch = (await ahead) as unknown[];
        if (batch.length === 0) return;
        ahead = reader.calls.send({ kind: 'next' });
        // Left unread when the consumer stops early.
        ahead.catch(() => undefined);
        yield batch;
      }
    } finally {
      await reader.worker.terminate();
    }
  }

  /** Stops all readers; what they were reading fails. */
  async close(): Promise<void> {
    const readers = await Promise.all(this.#started.splice(0));
    await Promise.all(readers.map((reader) => reader.worker.terminate()));
  }

  async #leastBusy(): Promise<Reader> {
    const readers = await Promise.all(this.#started);
    const idle = readers.find((reader) => reader.busy === 0);
    if (idle) return idle;
    if (this.#started.length < this.#most) {
      const starting = startReader(this.#file);
      this.#started.push(starting);
      return starting;
    }
    return readers.reduce((least, reader) => (reader.busy < least.busy ? reader : least));
  }
}
