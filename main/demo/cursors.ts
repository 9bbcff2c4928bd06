import { createHash } from 'node:crypto';
import { invalidParameter } from './answers.ts';
import type { Position } from './world.ts';

/** Parameters that may differ from page to page of one walk. */
const freeParameters = new Set(['cursor', 'limit', 'skip', 'skipCount', 'countOnly']);

/**
 * The console's cursors: opaque, bound to the query they were given for, and of limited life. Nothing is kept on
 * the console's side, so any number of walks can run at once.
 */
export class Cursors {
  readonly #lifetimeMs: number;
  readonly #clock: () => number;
  #generation = 0;

  /** `clock` is the real time in milliseconds, not the world's, by which cursors grow old. */
  constructor(lifetimeMs: number, clock: () => number) {
    this.#lifetimeMs = lifetimeMs;
    this.#clock = clock;
  }

  /** Makes every cursor given out so far invalid. */
  expireAll(): void {
    this.#generation++;
  }

  /** A cursor for the rows behind a position of this query. */
  write(position: Position, path: string, query: URLSearchParams): string {
    const content = `${position}|${this.#generation}|${this.#clock()}`;
    return Buffer.from(`${content}|${fingerprint(content, path, query)}`).toString('base64');
  }

  /** The position in a cursor. Throws the vendor's 400 when it is garbled, too old, or for another query. */
  read(cursor: string, path: string, query: URLSearchParams): Position {
    const parts = Buffer.from(cursor, 'base64').toString('utf8').split('|');
    const [position = '', generation = '', issuedAt = '', print = ''] = parts;
    const content = `${position}|${generation}|${issuedAt}`;
    const isOurs = parts.length === 4 && print === fingerprint(content, path, query);
    const isCurrent =
      Number(generation) === this.#generation && this.#clock() - Number(issuedAt) <= this.#lifetimeMs;
    if (!isOurs || !isCurrent) throw invalidParameter('Invalid cursor value received');
    return position;
  }
}

function fingerprint(content: string, path: string, query: URLSearchParams): string {
  const bound = [...query].filter(([name]) => !freeParameters.has(name)).sort();
  return createHash('sha256')
    .update(JSON.stringify([content, path, bound]))
    .digest('base64url')
    .slice(0, 16);
}
