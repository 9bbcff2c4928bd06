import type { Calls } from '../../../workers/messages.ts';
import { type RunningWorker, startWorker, threadFile } from '../../../workers/start-worker.ts';
import '../../spoken-errors.ts';
import { projectClosed, projectErrorHelp } from '../../wire-error.ts';
import { StatementQueue } from '../connection/statement-queue.ts';
import type { ReaderCalls } from './reader-thread.ts';

interface Reader {
  readonly worker: RunningWorker<ReaderCalls>;
  busy: boolean;
}

/** A thread that reads from the project in its own way, for others. */
export type ReadingThread<Names extends Calls<Names>> = Pick<
  RunningWorker<Names>,
  'ready' | 'connect' | 'terminate'
>;

/** The threads that read from a project, started when first needed. */
export class Readers {
  readonly #file: string;
  /** Statements wait here and not in a thread, where nothing can call them back. */
  readonly #line: StatementQueue;
  /** Those for single statements, which come and go in turn. */
  readonly #shared = new Set<Reader>();
  /** All whose thread has not ended. */
  readonly #running = new Set<Pick<RunningWorker<never>, 'terminate'>>();
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
        return await reader.worker.call('all', [sql, parameters]);
      } finally {
        reader.busy = false;
      }
    }, signal);
  }

  /**
   * Starts a thread that opens the project's file for reading by itself, with more than the file to go by. It ends with the project at the latest.
   * @throws ProjectError when the project was closed
   */
  startReading<Names extends Calls<Names>>(thread: URL, data: object): ReadingThread<Names> {
    return this.#start<Names>(thread, data);
  }

  /** Stops all readers; what they were reading fails, as does what is asked later. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running].map((worker) => worker.terminate()));
  }

  /** Chooses at once, without waiting for a start: reads that come together must see each other's choice. */
  #idle(): Reader {
    const idle = [...this.#shared].find(({ busy }) => !busy);
    if (idle) return idle;
    const worker = this.#start<ReaderCalls>(threadFile('reader-thread', import.meta.url));
    const reader: Reader = { worker, busy: false };
    this.#shared.add(reader);
    const forget = (): void => void this.#shared.delete(reader);
    // The thread of a failed start ends by itself a little later; no read may choose it meanwhile.
    worker.ready.catch(forget);
    void worker.exited.then(forget);
    return reader;
  }

  /** @throws ProjectError when the project was closed */
  #start<Names extends Calls<Names>>(thread: URL, data: object = {}): RunningWorker<Names> {
    if (this.#closed) throw projectClosed();
    const worker = startWorker<Names>(thread, { ...projectErrorHelp, data: { ...data, file: this.#file } });
    this.#running.add(worker);
    void worker.exited.then(() => this.#running.delete(worker));
    return worker;
  }
}
