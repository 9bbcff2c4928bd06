import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** Large enough for a small project, small enough to be filled at once. */
const diskBytes = 4 * 1024 * 1024;

function mount(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes},mode=0700`, 'tmpfs', folder], {
    stdio: 'ignore',
  });
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
}

/** Whether this process may mount a file system: as root on Linux, unless a container forbids it. */
export function smallDisksPossible(): boolean {
  if (process.platform !== 'linux') return false;
  const probe = mkdtempSync(join(tmpdir(), 'connector-disk-'));
  try {
    mount(probe);
    unmount(probe);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(probe);
  }
}

/** A file system of its own with little room, unmounted when the running test ends. Gives its folder. */
export function smallDisk(): string {
  const folder = temporaryFolder();
  mount(folder);
  onTestFinished(() => unmount(folder));
  return folder;
}

/** Writes to a file until its disk is full. */
export function fillUp(file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4096));
  } catch {
    // There is no room any more, as was wanted.
  } finally {
    closeSync(descriptor);
  }
}
