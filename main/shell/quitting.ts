import type { Log } from '../logging/log.ts';

/** How long ending what runs may take, in milliseconds. What is cut off then continues from its last checkpoint. */
const timeLimitMs = 2_000;

export interface QuittingParts {
  /** Ends what runs so that it can be continued. */
  readonly stop: () => Promise<void>;
  /** Takes window and tray away and quits for good. */
  readonly leave: () => void;
  /** Ends the process at once. */
  readonly exit: () => void;
  readonly log: Log;
}

/** Quitting: once, in order, within two seconds. Who asks a second time does not want to wait. */
export class Quitting {
  readonly #parts: QuittingParts;
  #stage: 'running' | 'stopping' | 'stopped' = 'running';

  constructor(parts: QuittingParts) {
    this.#parts = parts;
  }

  /** Whether nothing runs any more and the process may end. */
  get stopped(): boolean {
    return this.#stage === 'stopped';
  }

  /** Begins to quit; asked for again, ends the process at once. Resolves when the process may end. */
  async begin(): Promise<void> {
    if (this.#stage !== 'running') {
      this.#parts.exit();
      return;
    }
    this.#stage = 'stopping';
    await this.#stopInTime();
    this.#stage = 'stopped';
    this.#parts.leave();
  }

  async #stopInTime(): Promise<void> {
    const { stop, log } = this.#parts;
    const { promise: timeUp, resolve } = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => resolve('late'), timeLimitMs);
    try {
      const end = await Promise.race([stop(), timeUp]);
      if (end === 'late') log.warn('what ran did not end in time; it continues from its last checkpoint');
    } catch (error) {
      log.error('what ran could not be ended in order', error);
    } finally {
      clearTimeout(timer);
    }
  }
}
