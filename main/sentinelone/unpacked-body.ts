import { gunzipSync } from 'node:zlib';

/** The largest answer that is taken, unpacked, in bytes. */
export const largestBody = 256 * 1024 * 1024;

/**
 * Most pages fit into one piece of this size. Unpacked in the usual 16 KiB pieces each page would be there twice, in
 * pieces and put together, and pages are most of what a scan leaves to the garbage collector.
 */
const pieceBytes = 1024 * 1024;

/**
 * The body of an answer as text bytes. Unpacked at once: a page takes half a millisecond, which is less than another
 * thread needs to be asked.
 * @throws zlib's coded error when it ends too early or is larger than `largestBody`
 */
export function unpackedBody(body: Buffer, encoding: string | null): Buffer {
  if (!/^(?:x-)?gzip$/i.test(encoding?.trim() ?? '') || body.length === 0) return body;
  return gunzipSync(body, { chunkSize: pieceBytes, maxOutputLength: largestBody });
}
