import { Worker } from 'node:worker_threads';
import { StatementQueue } from '../statement-queue.ts';
import { projectClosed, ThreadCalls } from '../threads/calls.ts';
import { threadFile } from '../threads/messages.ts';
import type { ListWindow, WindowRows } from './list-window.ts';

/** How long the orders of lists are kept after the last window, ms. */
const idleMs = 5 * 60_000;

interface ListThread {
  readonly worker: Worker;
  readonly calls: ThreadCalls;
  readonly ready: Promise<unknown>;
}

/** Reads windows of lists in a thread that keeps their order; started when first needed, ended when long unused. */
export class Lists {
  readonly #file: string;
  readonly #idleMs: number;
  readonly #line = new StatementQueue(1);
  #thread: ListThread | null = null;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(file: string, idle = idleMs) {
    this.#file = file;
    this.#idleMs = idle;
  }

  /**
   * Reads one window.
   * @throws ProjectError, or the signal's reason when it was aborted before the window's turn came
   */
  read(window: ListWindow, signal?: AbortSignal): Promise<WindowRows> {
    return this.#line.run(async () => {
      clearTimeout(this.#idle);
      const { calls, ready } = this.#started();
      try {
        await ready;
        return (await calls.send({ window })) as WindowRows;
      } finally {
        this.#idle = setTimeout(() => void this.#stop(), this.#idleMs).unref();
      }
    }, signal);
  }

  /** Stops reading; what waits fails, as does what is asked later. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#stop();
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    // A window that is asked for while the thread ends gets another one.
    this.#thread = null;
    await thread?.worker.terminate();
  }

  /** @throws ProjectError when the project was closed */
  #started(): ListThread {
    if (this.#closed) throw projectClosed();
    if (this.#thread) return this.#thread;
    const worker = new Worker(threadFile('list-thread', import.meta.url), {
      workerData: { file: this.#file },
    });
    const calls = new ThreadCalls(worker);
    const thread: ListThread = { worker, calls, ready: calls.ready() };
    this.#thread = thread;
    const forget = (): void => {
      if (this.#thread === thread) this.#thread = null;
    };
    thread.ready.catch(forget);
    worker.once('exit', forget);
    return thread;
  }
}
