import type { After } from '../net/body-reading.ts';

/** How little may happen before a scan is taken for one that comes to no end. */
interface StallLimits {
  /** Between two looks, in milliseconds. */
  readonly everyMs: number;
  /** Looks that are taken together: with the above, an hour. */
  readonly looks: number;
  /** Answers and new records within so many looks. A console that counts slowly gives thirty answers in an hour. */
  readonly least: number;
}

const hour: StallLimits = { everyMs: 60_000, looks: 60, least: 10 };

/**
 * Ends a scan to which nothing new comes, so that it does not hold its connector without end: each of its requests may take
 * no longer than it should, and all of them together lead nowhere. Counted is what this machine was awake for: after a sleep
 * there is one look more, however long it was.
 */
export class StallWatch {
  readonly #stalled = new AbortController();
  readonly #after: After;
  readonly #limits: StallLimits;
  /** What came between the last looks, the newest first. */
  #came = [0];
  #callOff: () => void;

  constructor(after: After, limits = hour) {
    this.#after = after;
    this.#limits = limits;
    this.#callOff = after(limits.everyMs, () => this.#look());
  }

  /** Aborts when the scan has stalled. */
  get signal(): AbortSignal {
    return this.#stalled.signal;
  }

  /** Counts answers of the console, and records that the scan did not have. */
  note(units: number): void {
    this.#came[0] = (this.#came[0] ?? 0) + units;
  }

  stop(): void {
    this.#callOff();
  }

  #look(): void {
    const { looks, least, everyMs } = this.#limits;
    const sum = this.#came.reduce((total, units) => total + units, 0);
    if (this.#came.length >= looks && sum < least) {
      this.#stalled.abort();
      return;
    }
    this.#came = [0, ...this.#came].slice(0, looks);
    this.#callOff = this.#after(everyMs, () => this.#look());
  }
}
