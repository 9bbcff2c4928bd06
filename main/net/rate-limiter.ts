import { type BulkheadPolicy, bulkhead } from 'cockatiel';
import pThrottle from 'p-throttle';

/** How fast a part of what is served under an origin may be asked. */
export interface RateLimit {
  /** The beginning of the paths that the limit applies to, in whole segments. */
  readonly pathPrefix: string;
  readonly requestsPerSecond: number;
  /** How many requests may be on their way at once; no limit when left out. */
  readonly inFlight?: number;
}

/** Whether a limit speaks about a path, for example `/user` about `/user` but not about `/users`. */
export function limitCovers(limit: RateLimit, path: string): boolean {
  return limit.pathPrefix === '' || path === limit.pathPrefix || path.startsWith(`${limit.pathPrefix}/`);
}

interface Lane {
  readonly limit: RateLimit;
  readonly turn: () => Promise<void>;
  readonly slots: BulkheadPolicy | null;
}

/** Holds requests back so that each part of a service is asked evenly and no faster than its limit. */
export class RateLimiter {
  readonly #lanes: readonly Lane[];
  readonly #closing = new AbortController();

  constructor(limits: readonly RateLimit[]) {
    this.#lanes = limits.map((limit) => ({
      limit,
      // One call per fraction of a second, in place of many at the start of each second.
      turn: pThrottle({ limit: 1, interval: 1000 / limit.requestsPerSecond, signal: this.#closing.signal })(
        async () => {},
      ),
      slots: limit.inFlight === undefined ? null : bulkhead(limit.inFlight, Number.POSITIVE_INFINITY),
    }));
  }

  /** Runs `work` when it is this request's turn. An abort before that leaves the queue at once, by rejection. */
  async run<T>(path: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.find(({ limit }) => limitCovers(limit, path));
    if (lane === undefined) return work();
    const inTurn = async (): Promise<T> => {
      await lane.turn();
      signal.throwIfAborted();
      return work();
    };
    return unlessAborted(lane.slots === null ? inTurn() : lane.slots.execute(inTurn, signal), signal);
  }

  /** Lets go of everything that still waits for its turn. */
  close(): void {
    this.#closing.abort();
  }
}

/** Gives the promise's outcome, or rejects as soon as the signal aborts. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
