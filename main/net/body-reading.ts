import type { Readable } from 'node:stream';
import { BodyLimitError } from './unpacked-body.ts';

/** Runs an action once after so many milliseconds; returns how to call it off. */
export type After = (ms: number, action: () => void) => () => void;

/** The system's timer. */
export const afterMs: After = (ms, action) => {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
};

/** How long the body of an answer may take. */
export interface BodyPace {
  readonly after: After;
  /** The longest silence in the middle of a body, in milliseconds. */
  readonly maxSilenceMs: number;
  /** At least so many bytes have to come within each span of so many milliseconds in which any come. */
  readonly minRate: { readonly bytes: number; readonly perMs: number };
}

export interface BodyReading extends BodyPace {
  /** The most bytes that are read, as they come over the wire. */
  readonly maxBytes: number;
  /** What happens when there are more: the beginning is all that is wanted, or the body is refused. */
  readonly beyond: 'cut' | 'refuse';
}

/** Nothing came of a body for too long. */
export class BodySilentError extends Error {
  readonly code = 'ETIMEDOUT';
}

/** A body came so slowly that it would hold up whoever waits for it. */
export class BodySlowError extends Error {
  readonly code = 'BODY_SLOW';
}

/**
 * Reads the body of an answer as it comes over the wire.
 * @throws BodyLimitError, BodySilentError, BodySlowError, and what the connection ends with
 */
export async function readBody(body: Readable, reading: BodyReading): Promise<Buffer> {
  const { maxBytes, beyond, after, maxSilenceMs, minRate } = reading;
  const read = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  body.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes <= maxBytes) return;
    if (beyond === 'cut') read.resolve(joined(chunks).subarray(0, maxBytes));
    else read.reject(new BodyLimitError('size'));
    body.destroy();
  });
  body.on('end', () => read.resolve(joined(chunks)));
  body.on('error', (error) => read.reject(error));
  body.on('close', () => read.reject(new Error('the answer was aborted')));
  const stops = [
    every(after, maxSilenceMs, (before) => {
      if (bytes === before) read.reject(new BodySilentError(`nothing came for ${maxSilenceMs} ms`));
      return bytes;
    }),
    every(after, minRate.perMs, (before) => {
      const came = bytes - before;
      if (came > 0 && came < minRate.bytes) {
        read.reject(new BodySlowError(`${came} bytes came in ${minRate.perMs} ms`));
      }
      return bytes;
    }),
  ];
  try {
    return await read.promise;
  } catch (error) {
    body.destroy();
    throw error;
  } finally {
    for (const stop of stops) stop();
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/** Asks again and again; what one question gives is passed to the next. Returns how to end it. */
function every(after: After, ms: number, ask: (before: number) => number): () => void {
  let before = 0;
  let stop = after(ms, again);
  function again(): void {
    before = ask(before);
    stop = after(ms, again);
  }
  return () => stop();
}
