import { type RunningWorker, startWorker, threadFile } from '../../../workers/start-worker.ts';
import '../../spoken-errors.ts';
import { projectClosed, projectErrorHelp } from '../../wire-error.ts';
import { StatementQueue } from '../connection/statement-queue.ts';
import type { ListCalls } from './list-thread.ts';
import type { ListWindow, WindowRows } from './list-window.ts';

/** How long the orders of lists are kept after the last window, ms. */
const idleMs = 5 * 60_000;

/** Reads windows of lists in a thread that keeps their order; started when first needed, ended when long unused. */
export class Lists {
  readonly #file: string;
  readonly #idleMs: number;
  readonly #line = new StatementQueue(1);
  #worker: RunningWorker<ListCalls> | null = null;
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
      const worker = this.#started();
      try {
        return await worker.call('read', [window]);
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
    const worker = this.#worker;
    // A window that is asked for while the thread ends gets another one.
    this.#worker = null;
    await worker?.terminate();
  }

  /** @throws ProjectError when the project was closed */
  #started(): RunningWorker<ListCalls> {
    if (this.#closed) throw projectClosed();
    if (this.#worker) return this.#worker;
    const worker = startWorker<ListCalls>(threadFile('list-thread', import.meta.url), {
      ...projectErrorHelp,
      data: { file: this.#file },
    });
    this.#worker = worker;
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = null;
    };
    worker.ready.catch(forget);
    void worker.exited.then(forget);
    return worker;
  }
}
