import { createGunzip, gunzipSync, constants as zlib } from 'node:zlib';

/** What is read of the body of an answer that is no success, in bytes, packed and unpacked. */
export const maxFailedBytes = 8 * 1024;

/**
 * How many times its size a packed body may become, once it is larger than is harmless in any case: up to then a body with
 * one text of megabytes in it is dealt with by who reads it. gzip reaches 1,032.
 * Measured at gzip's highest level: lists of a thousand records 13 to 24; one in which only ids differ, 123.
 */
const packing = { maxTimes: 200, harmlessBytes: 8 * 1024 * 1024 } as const;

/** A body that is larger than its kind may be, or packed as no data are. */
export class BodyLimitError extends Error {
  readonly code = 'BODY_LIMIT';
  readonly limit: 'size' | 'packing';

  constructor(limit: BodyLimitError['limit']) {
    super(`the body is beyond its limit (${limit})`);
    this.limit = limit;
  }
}

/**
 * Most pages fit into one piece of this size. Unpacked in the usual 16 KiB pieces each page would be there twice, in
 * pieces and put together, and pages are most of what a scan leaves to the garbage collector.
 */
const pieceBytes = 1024 * 1024;

/**
 * The body of an answer as text bytes. Unpacked at once: a page takes half a millisecond, which is less than another
 * thread needs to be asked. Ends at the limit, so that no more than one further piece is ever unpacked.
 * @param maxBytes unpacked
 * @throws BodyLimitError, and zlib's coded error when it ends too early
 */
export function unpackedBody(body: Buffer, encoding: string | null, maxBytes: number): Buffer {
  if (!isPacked(encoding) || body.length === 0) return body;
  const maxByPacking = Math.max(packing.harmlessBytes, body.length * packing.maxTimes);
  try {
    return gunzipSync(body, { chunkSize: pieceBytes, maxOutputLength: Math.min(maxBytes, maxByPacking) });
  } catch (error) {
    if (codeOf(error) !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new BodyLimitError(maxByPacking < maxBytes ? 'packing' : 'size');
  }
}

/** The beginning of a failed answer, as far as it can be unpacked; empty when it cannot. */
export async function unpackedBeginning(body: Buffer, encoding: string | null): Promise<Buffer> {
  if (!isPacked(encoding) || body.length === 0) return body.subarray(0, maxFailedBytes);
  const unpacking = createGunzip({ finishFlush: zlib.Z_SYNC_FLUSH });
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    unpacking.end(body);
    for await (const piece of unpacking as AsyncIterable<Buffer>) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= maxFailedBytes) break;
    }
  } catch {
    // What came before the damage is as good as any.
  }
  return Buffer.concat(pieces).subarray(0, maxFailedBytes);
}

function isPacked(encoding: string | null): boolean {
  return /^(?:x-)?gzip$/i.test(encoding?.trim() ?? '');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
