import { closeSync, constants, copyFileSync, readSync, renameSync, rmSync } from 'node:fs';
import { checkFile } from '../../../private-files/file-checks.ts';
import { openPrivately } from '../../../private-files/private-file.ts';
import { syncFile } from './database-journal.ts';

const piece = 4 * 1024 * 1024;

/**
 * Copies a file that may be damaged, so that it cannot be judged by what is in it: the copy takes its place when it is on
 * the disk and holds the same bytes. Whatever fails leaves no copy.
 * @throws UntrustedFile, what the file system threw, or an Error when the bytes differ
 */
export function copyExactly(from: string, to: string): void {
  const part = `${to}.part`;
  try {
    checkFile(from);
    // Of a copy that was cut off; what a link in its place leads to stays as it is.
    rmSync(part, { force: true });
    copyFileSync(from, part, constants.COPYFILE_EXCL);
    syncFile(part);
    if (!sameBytes(from, part)) throw new Error(`the copy ${to} differs from ${from}`);
    renameSync(part, to);
  } finally {
    rmSync(part, { force: true });
  }
}

function sameBytes(one: string, other: string): boolean {
  const handles = [openPrivately(one), openPrivately(other)] as const;
  const buffers = [Buffer.alloc(piece), Buffer.alloc(piece)] as const;
  try {
    for (;;) {
      const first = readSync(handles[0], buffers[0]);
      const second = readSync(handles[1], buffers[1]);
      if (!buffers[0].subarray(0, first).equals(buffers[1].subarray(0, second))) return false;
      if (first === 0) return true;
    }
  } finally {
    for (const handle of handles) closeSync(handle);
  }
}
