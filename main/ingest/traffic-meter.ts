import type { RequestEvent } from '../net/http-request.ts';
import type { Traffic } from '../project/walk-page.ts';

/** Adds up what a scan sends and receives, and hands it out in parts as pages land. */
export class TrafficMeter {
  #requests = 0;
  #retries = 0;
  #bytes = 0;
  #watcher: ((request: RequestEvent) => void) | null = null;

  /** Notifies someone of every request from now on. */
  watch(watcher: (request: RequestEvent) => void): void {
    this.#watcher = watcher;
  }

  /** Counts one answered or failed request. @param bytes of the body, before unpacking where the size is reported */
  note(request: RequestEvent): void {
    this.#requests += 1;
    if (request.retried) this.#retries += 1;
    this.#bytes += request.bytes;
    this.#watcher?.(request);
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
