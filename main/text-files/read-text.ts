import { readFileSync } from 'node:fs';

/**
 * Reads a text file as whichever program of the user's machine wrote it, see {@link decodeText}.
 * @throws what the file system reports
 */
export function readTextFile(file: string | URL): string {
  return decodeText(readFileSync(file));
}

/**
 * The text of a file: UTF-8, with or without the byte order mark that editors on Windows put before it, or UTF-16 in
 * either order where such a mark says so, as `>` of Windows PowerShell writes it.
 */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const whole = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(whole).swap16().toString('utf16le');
  }
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', isMarked ? 3 : 0);
}
