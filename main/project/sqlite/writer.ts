import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { MigrationProgress } from '../migration-progress.ts';
import { ThreadCalls } from './threads/calls.ts';
import { threadFile } from './threads/messages.ts';
import type { Writes } from './writes/writes.ts';

/** The project's writes as another thread calls them: the same calls, answered later. Each may throw a ProjectError. */
export type WriterCalls = {
  readonly [Call in keyof Writes]: (...args: Parameters<Writes[Call]>) => Promise<ReturnType<Writes[Call]>>;
};

/** Calls the writer thread through a port that the writer's owner handed over. */
export function writerCalls(port: Worker | MessagePort): WriterCalls {
  return callsOver(new ThreadCalls(port));
}

function callsOver(calls: ThreadCalls): WriterCalls {
  return new Proxy({} as WriterCalls, {
    get(_, call) {
      // A promise-like would be called by `await`.
      if (typeof call !== 'string' || call === 'then') return undefined;
      return (...args: unknown[]) => calls.send({ call, args });
    },
  });
}

/** Pages of rows pass through the thread and are garbage at once: a small young generation holds two of them. */
const writerMemory = { maxYoungGenerationSizeMb: 24 };

/** The one thread that writes to a project. */
export class Writer {
  readonly #worker: Worker;
  readonly calls: WriterCalls;
  readonly #ended: Promise<void>;

  private constructor(worker: Worker, calls: WriterCalls) {
    this.#worker = worker;
    this.calls = calls;
    this.#ended = new Promise((resolve) => {
      worker.once('exit', () => resolve());
    });
  }

  /**
   * Starts the writer; creates or migrates the database.
   * @param report how far a migration has come
   * @param disposable a copy that is thrown away: it is migrated without a copy of its own
   * @throws ProjectError when it cannot be opened
   */
  static async start(
    file: string,
    report: (progress: MigrationProgress) => void,
    disposable = false,
  ): Promise<Writer> {
    const worker = new Worker(threadFile('threads/writer-thread', import.meta.url), {
      workerData: { file, disposable },
      resourceLimits: writerMemory,
    });
    const calls = new ThreadCalls(worker);
    worker.on('message', (message: { readonly migration?: MigrationProgress }) => {
      if (message.migration !== undefined) report(message.migration);
    });
    await calls.ready();
    return new Writer(worker, callsOver(calls));
  }

  /** A port for another thread, to be given to `writerCalls` there. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage({ connect: port1 }, [port1]);
    return port2;
  }

  /** Finishes the writes that were asked for and closes the database. Nothing is left to do when the thread has died. */
  close(): Promise<void> {
    this.#worker.postMessage('close');
    return this.#ended;
  }
}
