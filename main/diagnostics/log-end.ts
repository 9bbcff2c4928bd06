import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The last whole lines of a log, of at most so many bytes; empty when it cannot be read. */
export function endOfLog(file: string, mostBytes = 200_000): string {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(0, size - mostBytes);
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
