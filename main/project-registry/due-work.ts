export interface DueWorkDependencies {
  /** Does what is due. Must not reject: what went wrong is its own to report. */
  readonly work: () => Promise<void>;
  /** How long nothing is tried again after a failure, ms: each try reads the whole project. */
  readonly retryAfterMs: number;
  /** Ms since the epoch. */
  readonly now: () => number;
}

/** Work on a project that is looked for with each tick, once at a time, and left alone for a while after a failure. */
export class DueWork {
  readonly #dependencies: DueWorkDependencies;
  #running: Promise<void> | null = null;
  #stopped = false;
  #retryAt = Number.NEGATIVE_INFINITY;

  constructor(dependencies: DueWorkDependencies) {
    this.#dependencies = dependencies;
  }

  /** Does what is due; joins what is under way. Resolves when that has ended. */
  tick(): Promise<void> {
    if (this.#stopped || this.#waits()) return this.settled();
    this.#running ??= this.#dependencies.work().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Waits for the end of what is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Begins nothing any more. What is under way goes on, see `settled`. */
  stop(): void {
    this.#stopped = true;
  }

  /** To be called when the work failed. */
  failed(): void {
    this.#retryAt = this.#dependencies.now() + this.#dependencies.retryAfterMs;
  }

  /** A clock that was set back must not keep it waiting for longer. */
  #waits(): boolean {
    const left = this.#retryAt - this.#dependencies.now();
    return left > 0 && left <= this.#dependencies.retryAfterMs;
  }
}
