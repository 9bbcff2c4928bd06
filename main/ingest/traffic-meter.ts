import type { Traffic } from '../project/writes/page.ts';

/** Adds up what a scan sends and receives, and hands it out in parts as pages land. */
export class TrafficMeter {
  #requests = 0;
  #retries = 0;
  #bytes = 0;

  /** Counts one answered or failed request. @param bytes of the body, before unpacking where the size is told */
  note(request: { readonly bytes: number; readonly retried: boolean }): void {
    this.#requests += 1;
    if (request.retried) this.#retries += 1;
    this.#bytes += request.bytes;
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
