/** Two crashes within this time, in milliseconds, are not an accident. */
const shortly = 60_000;

/** Decides what to do when the window's process has died: once may happen, twice in a row asks for a person. */
export class CrashWatch {
  readonly #now: () => number;
  #last: number | null = null;

  /** @param now milliseconds since some fixed moment */
  constructor(now: () => number) {
    this.#now = now;
  }

  crashed(): 'reload' | 'ask' {
    const now = this.#now();
    const again = this.#last !== null && now - this.#last < shortly;
    this.#last = now;
    return again ? 'ask' : 'reload';
  }
}
