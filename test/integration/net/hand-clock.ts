import { setImmediate as nextTurn } from 'node:timers/promises';
import type { After } from '../../../main/net/body-reading.ts';

interface Waiting {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that a test moves by hand, while real connections go on beside it. */
export class HandClock {
  now = 0;
  readonly #waiting = new Set<Waiting>();
  #steps: (() => void)[] = [];

  readonly after: After = (ms, action) => {
    const waiting = { at: this.now + ms, action };
    this.#waiting.add(waiting);
    return () => void this.#waiting.delete(waiting);
  };

  /** Does something with every step from now on. */
  onEach(step: () => void): void {
    this.#steps.push(step);
  }

  /** Moves the clock and does what is due by then. */
  advance(ms: number): void {
    this.now += ms;
    for (const waiting of [...this.#waiting].sort((one, other) => one.at - other.at)) {
      if (waiting.at <= this.now && this.#waiting.delete(waiting)) waiting.action();
    }
  }

  /** Moves the clock step by step until something is there. What the steps send over a connection arrives in between. */
  async runUntil<T>(something: Promise<T>, stepMs: number): Promise<T> {
    let isThere = false;
    const settled = () => {
      isThere = true;
    };
    something.then(settled, settled);
    while (!isThere) {
      // Nothing waits for the clock before the request has gone out.
      if (this.#steps.length > 0) {
        for (const step of this.#steps) step();
        for (let turn = 0; turn < 20; turn += 1) await nextTurn();
        this.advance(stepMs);
      }
      await nextTurn();
    }
    return something;
  }
}
