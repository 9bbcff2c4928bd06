import type { RequestEvent, RetryEvent } from '../net/http-request.ts';
import type { Traffic } from '../project/walk-page.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';

export interface TrafficWatcher {
  request(request: RequestEvent): void;
  retry(retry: RetryEvent<ConsoleError>): void;
}

/** Adds up what a scan sends and receives, and hands it out in parts as pages land. */
export class TrafficMeter {
  #requests = 0;
  #retries = 0;
  #bytes = 0;
  #watcher: TrafficWatcher | null = null;

  /** Notifies someone of every request and every pause from now on. */
  watch(watcher: TrafficWatcher): void {
    this.#watcher = watcher;
  }

  /** Counts one answered or failed request. @param bytes of the body, before unpacking where the size is reported */
  note(request: RequestEvent): void {
    this.#requests += 1;
    if (request.retried) this.#retries += 1;
    this.#bytes += request.bytes;
    this.#watcher?.request(request);
  }

  /** Takes note of a pause before a request is tried again. */
  noteRetry(retry: RetryEvent<ConsoleError>): void {
    this.#watcher?.retry(retry);
  }

  /** What was counted since the last call. */
  take(): Traffic {
    const taken = { requests: this.#requests, retries: this.#retries, bytes: this.#bytes };
    this.#requests = 0;
    this.#retries = 0;
    this.#bytes = 0;
    return taken;
  }
}
