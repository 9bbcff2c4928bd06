import { createGunzip, gunzipSync, constants as zlib } from 'node:zlib';
import { failedAnswerBytes, packing } from './answer-limits.ts';

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
 * @param most bytes, unpacked
 * @throws BodyLimitError, and zlib's coded error when it ends too early
 */
export function unpackedBody(body: Buffer, encoding: string | null, most: number): Buffer {
  if (!isPacked(encoding) || body.length === 0) return body;
  const maxByPacking = Math.max(packing.harmlessBytes, body.length * packing.maxTimes);
  try {
    return gunzipSync(body, { chunkSize: pieceBytes, maxOutputLength: Math.min(most, maxByPacking) });
  } catch (error) {
    if (codeOf(error) !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new BodyLimitError(maxByPacking < most ? 'packing' : 'size');
  }
}

/** The beginning of a failed answer, as far as it can be unpacked; empty when it cannot. */
export async function unpackedBeginning(body: Buffer, encoding: string | null): Promise<Buffer> {
  if (!isPacked(encoding) || body.length === 0) return body.subarray(0, failedAnswerBytes);
  const unpacking = createGunzip({ finishFlush: zlib.Z_SYNC_FLUSH });
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    unpacking.end(body);
    for await (const piece of unpacking as AsyncIterable<Buffer>) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= failedAnswerBytes) break;
    }
  } catch {
    // What came before the damage is as good as any.
  }
  return Buffer.concat(pieces).subarray(0, failedAnswerBytes);
}

function isPacked(encoding: string | null): boolean {
  return /^(?:x-)?gzip$/i.test(encoding?.trim() ?? '');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
