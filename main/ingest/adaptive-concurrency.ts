import type { RequestEvent } from '../net/http-request.ts';

type RequestEnd = Pick<RequestEvent, 'status' | 'durationMs'>;

/** An answer that took this many times as long as the quickest one is slow: the console has enough to do. */
const slowFactor = 3;
/** Answers below this are quick whatever the quickest one was, in milliseconds. */
const alwaysQuickMs = 100;
/** What a console answers that is asked too much: RFC 6585 and RFC 9110. */
const overload = new Set([429, 503]);
/** Quick answers for each walk under way before another one joins; after an overload, many more. */
const cautiousFactor = 10;

/**
 * Runs the walks of a scan side by side. It begins with one; another joins while answers stay quick, up to a ceiling,
 * and a console that says it is asked too much halves them. How fast requests may follow each other at all is the
 * client's business.
 */
export class AdaptiveConcurrency {
  readonly #ceiling: number;
  #width = 1;
  #quickInRow = 0;
  #quickestMs = Number.POSITIVE_INFINITY;
  #overloaded = false;
  #widened = Promise.withResolvers<void>();

  /** @param ceiling the most walks at once, at least 1 */
  constructor(ceiling: number) {
    this.#ceiling = Math.max(1, ceiling);
  }

  /** How many walks may run now. */
  get width(): number {
    return this.#width;
  }

  /** Learns from a request that has ended. One without an answer says nothing about how busy the console is. */
  note({ status, durationMs }: RequestEnd): void {
    if (status === null) return;
    if (overload.has(status)) {
      this.#width = Math.max(1, Math.floor(this.#width / 2));
      this.#quickInRow = 0;
      this.#overloaded = true;
      return;
    }
    this.#quickestMs = Math.min(this.#quickestMs, durationMs);
    const isQuick = durationMs <= Math.max(alwaysQuickMs, this.#quickestMs * slowFactor);
    this.#quickInRow = isQuick ? this.#quickInRow + 1 : 0;
    const enough = this.#width * (this.#overloaded ? cautiousFactor : 1);
    if (this.#quickInRow < enough || this.#width >= this.#ceiling) return;
    this.#width += 1;
    this.#quickInRow = 0;
    this.#widened.resolve();
    this.#widened = Promise.withResolvers<void>();
  }

  /**
   * Runs the walks in their order, as many at once as may. One that ends with `stop`, or throws, keeps the ones that
   * wait from starting and aborts the others; all have ended when this returns. Throws what the first one threw.
   */
  async run<Walk>(
    walks: readonly Walk[],
    runOne: (walk: Walk, signal: AbortSignal) => Promise<'go-on' | 'stop'>,
    signal: AbortSignal,
  ): Promise<void> {
    const stopping = new AbortController();
    const stopped = AbortSignal.any([signal, stopping.signal]);
    const waiting = [...walks];
    const running = new Set<Promise<void>>();
    const faults: unknown[] = [];
    const start = (walk: Walk): void => {
      const lane = runOne(walk, stopped)
        .then((end) => {
          if (end === 'stop') stopping.abort();
        })
        .catch((fault: unknown) => {
          faults.push(fault);
          stopping.abort();
        })
        .finally(() => running.delete(lane));
      running.add(lane);
    };
    for (;;) {
      while (!stopping.signal.aborted && running.size < this.#width) {
        const next = waiting.shift();
        if (next === undefined) break;
        start(next);
      }
      if (running.size === 0) break;
      await Promise.race([...running, this.#widened.promise]);
    }
    if (faults.length > 0) throw faults[0];
  }
}
