/**
 * Lets as many tasks run side by side as there are places; the others wait in line, the first to come the first to go.
 * A task whose signal is aborted while it waits leaves the line: what nobody wants any more delays nobody.
 */
export class StatementQueue {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Runs a task when its turn comes. @throws what the task throws, or the signal's reason when it left the line */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#free === 0) await this.#turn(signal);
    else this.#free -= 1;
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const called = (): void => {
        signal?.removeEventListener('abort', gone);
        resolve();
      };
      const gone = (): void => {
        this.#waiting.delete(called);
        reject(signal?.reason);
      };
      this.#waiting.add(called);
      signal?.addEventListener('abort', gone, { once: true });
    });
  }

  /** Hands the place on to the next in line. */
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
