import '../../../main/language/thread-language.ts';
import { serveThread, Transferred } from '../../../main/workers/serve-calls.ts';
import { say } from '../../../preload/words/say.ts';
import { addElvish } from '../language/elvish.ts';

/** A worker that does a little of all that workers do. */
export interface TrialCalls {
  add(a: number, b: number): number;
  /** Reports each number before it goes on; ends at the one at which nobody wants more. */
  count(to: number): Promise<number>;
  /** Is busy without a pause until nobody wants it any more. */
  spin(): 'cancelled';
  zeros(count: number): Uint8Array<ArrayBuffer>;
  fail(): never;
  /** Throws where nobody catches. */
  crash(): Promise<never>;
  leave(): Promise<never>;
  /** Wants more and more memory. */
  hoard(): never;
  quitWord(): string;
}

export interface TrialData {
  readonly start: 'well' | 'reported' | 'refused';
  /** What is 1 once the worker was closed in order. */
  readonly closed: Int32Array<SharedArrayBuffer>;
}

addElvish();
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

await serveThread<TrialCalls, TrialData, number>(({ start, closed }, report) => {
  if (start === 'refused') throw Object.assign(new RangeError('nothing to start with'), { code: 'NOTHING' });
  if (start === 'reported') for (const half of [1, 2]) report(half);
  return {
    handlers: {
      add: (_, a, b) => a + b,
      async count({ signal, progress }, to) {
        for (let number = 1; number < to; number += 1) {
          if (signal.aborted) return number;
          progress(number);
          await nextTurn();
        }
        return to;
      },
      spin({ cancelled }) {
        while (!cancelled());
        return 'cancelled';
      },
      zeros(_, count) {
        const bytes = new Uint8Array(count);
        return new Transferred(bytes, [bytes.buffer]);
      },
      fail() {
        throw Object.assign(new RangeError('that is too far'), { code: 'TOO_FAR' });
      },
      crash() {
        setImmediate(() => {
          throw Object.assign(new Error('crashed'), { code: 'CRASHED' });
        });
        return new Promise(() => undefined);
      },
      leave() {
        process.exit();
      },
      hoard() {
        const kept: number[][] = [];
        for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => index));
      },
      quitWord: () => say('tray:quit'),
    },
    close: () => void Atomics.store(closed, 0, 1),
  };
});
