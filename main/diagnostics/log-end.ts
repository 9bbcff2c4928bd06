import { closeSync, fstatSync, readSync } from 'node:fs';
import { openPrivately } from '../private-files/private-file.ts';

/** The last whole lines of a log, of at most so many bytes; empty when it cannot be read, or is not this user's own file. */
export function endOfLog(file: string, maxBytes = 200_000): string {
  let descriptor: number;
  try {
    descriptor = openPrivately(file);
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(0, size - maxBytes);
    const bytes = Buffer.alloc(size - start);
    const read = readSync(descriptor, bytes, 0, bytes.length, start);
    const text = bytes.toString('utf8', 0, read);
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } catch {
    return '';
  } finally {
    closeSync(descriptor);
  }
}
