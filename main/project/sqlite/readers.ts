import { Worker } from 'node:worker_threads';
import { StatementQueue } from './statement-queue.ts';
import { projectClosed, ThreadCalls } from './threads/calls.ts';
import { threadFile } from './threads/messages.ts';

interface Reader {
  readonly worker: Worker;
  readonly calls: ThreadCalls;
  readonly ready: Promise<unknown>;
  busy: boolean;
}

/** A thread that reads from the project in its own way. */
export interface ReadingThread {
  /** Sends a request and waits for its reply. @throws ProjectError what the thread reported */
  ask(request: object): Promise<unknown>;
  end(): Promise<void>;
}

/** The threads that read from a project, started when first needed. */
export class Readers {
  readonly #file: string;
  /** Statements wait here and not in a thread, where nothing can call them back. */
  readonly #line: StatementQueue;
  /** Those for single statements, which come and go in turn. */
  readonly #shared = new Set<Reader>();
  /** All whose thread has not ended. */
  readonly #running = new Set<Reader>();
  #closed = false;

  /** @param most how many statements may run side by side */
  constructor(file: string, most = 2) {
    this.#file = file;
    this.#line = new StatementQueue(most);
  }

  /** Starts a reader now where none is idle, so that a read to come need not wait for it. */
  prepare(): void {
    if (!this.#closed) this.#idle();
  }

  /**
   * All rows of one statement.
   * @throws ProjectError, or the signal's reason when it was aborted before the statement's turn came
   */
  all(sql: string, parameters: readonly unknown[], signal?: AbortSignal): Promise<unknown[]> {
    return this.#line.run(async () => {
      const reader = this.#idle();
      reader.busy = true;
      try {
        await reader.ready;
        return (await reader.calls.send({ sql, parameters })) as unknown[];
      } finally {
        reader.busy = false;
      }
    }, signal);
  }

  /**
   * Starts another room's thread, which opens the project's file for reading by itself, with more than the file to
   * go by. It ends with the project at the latest.
   * @throws ProjectError when the project was closed
   */
  startReading(thread: URL, data: object): ReadingThread {
    const reader = this.#start(thread, data);
    return {
      async ask(request) {
        await reader.ready;
        return reader.calls.send(request);
      },
      async end() {
        await reader.worker.terminate();
      },
    };
  }

  /** Stops all readers; what they were reading fails, as does what is asked later. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running].map(({ worker }) => worker.terminate()));
  }

  /** Chooses at once, without waiting for a start: reads that come together must see each other's choice. */
  #idle(): Reader {
    const idle = [...this.#shared].find(({ busy }) => !busy);
    if (idle) return idle;
    const reader = this.#start();
    this.#shared.add(reader);
    return reader;
  }

  /** @throws ProjectError when the project was closed */
  #start(thread = threadFile('threads/reader-thread', import.meta.url), data: object = {}): Reader {
    if (this.#closed) throw projectClosed();
    const worker = new Worker(thread, { workerData: { ...data, file: this.#file } });
    const calls = new ThreadCalls(worker);
    const reader: Reader = { worker, calls, ready: calls.ready(), busy: false };
    this.#running.add(reader);
    // The thread of a failed start ends by itself a little later; no read may choose it meanwhile.
    reader.ready.catch(() => this.#shared.delete(reader));
    worker.once('exit', () => {
      this.#shared.delete(reader);
      this.#running.delete(reader);
    });
    return reader;
  }
}
