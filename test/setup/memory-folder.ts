import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const memory = '/dev/shm';
const prefix = 'ct-';
const GB = 2 ** 30;

/**
 * Has the temporary folders of all tests made in memory, where the machine can spare it: a project asks the disk for every
 * commit to be written through, and most of the time of a test with one was spent waiting for that. Nothing that is
 * tested depends on it: `kill -9` leaves the same files.
 */
export default function useMemoryFolder(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !memoryToSpare()) return undefined;
  removeLeft();
  const folder = mkdtempSync(join(memory, `${prefix}${process.pid}-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  if (!runsPrograms(folder)) {
    remove();
    return undefined;
  }
  // As the system's own temporary folder: other users come through it, too.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    delete process.env['TMPDIR'];
    remove();
  };
}

function memoryToSpare(): boolean {
  if (process.platform !== 'linux' || process.availableMemory() < 6 * GB) return false;
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 4 * GB;
  } catch {
    return false;
  }
}

/** Where files are not executed, tests that write a program and start it could not run. */
function runsPrograms(folder: string): boolean {
  const file = join(folder, 'runs');
  writeFileSync(file, '#!/bin/sh\nexit 0\n', { mode: 0o700 });
  const { status } = spawnSync(file);
  rmSync(file);
  return status === 0;
}

/** What runs of this user left that were killed. */
function removeLeft(): void {
  for (const name of readdirSync(memory)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    const path = join(memory, name);
    if (!Number.isNaN(pid) && !runs(pid) && statSync(path).uid === process.getuid?.())
      rmSync(path, { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
