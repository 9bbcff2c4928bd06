import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLockHeld, takeLockFile } from '../locks/lock-file.ts';
import { makeTemporaryFolder } from '../private-files/temporary-folder.ts';

/** How the names of all such folders begin. */
const prefix = 'sentinelone-connector-cli-';

/** Within it: held for as long as the run lives, however it ends. */
const lockName = 'run.lock';

/** So young a folder without a lock may be one whose run is about to take it, in milliseconds. */
const beginsWithinMs = 60 * 60_000;

/** A folder of its own for what Chromium keeps during one run of the command line. */
export interface ChromiumFolder {
  readonly path: string;
  /** Removes it as far as Chromium's processes allow; what they write afterwards the next run sweeps away. */
  remove(): void;
}

/**
 * Makes a folder for this run in the system's temporary one, and removes those of this user's earlier runs that were killed
 * before they could. Throws what the system or SQLite threw where none can be made.
 */
export function openChromiumFolder(temporary: string, now = Date.now()): ChromiumFolder {
  const path = makeTemporaryFolder(prefix, temporary);
  const lock = takeLockFile(join(path, lockName), 0);
  sweep(temporary, now);
  return {
    path,
    remove: () => {
      // Windows removes no file that is open.
      lock?.release();
      removeQuietly(path);
    },
  };
}

function sweep(temporary: string, now: number): void {
  for (const name of readdirSync(temporary)) {
    const folder = join(temporary, name);
    if (name.startsWith(prefix) && isAbandoned(folder, now)) removeQuietly(folder);
  }
}

/** Whether a folder is one of this user's whose run has ended. Nothing that somebody else put there is touched. */
function isAbandoned(folder: string, now: number): boolean {
  try {
    const found = lstatSync(folder);
    const own = process.getuid === undefined || found.uid === process.getuid();
    if (!found.isDirectory() || !own) return false;
    const locked = readdirSync(folder).includes(lockName);
    return locked ? !isLockHeld(join(folder, lockName)) : now - found.mtimeMs > beginsWithinMs;
  } catch {
    // It went meanwhile, or is none of ours.
    return false;
  }
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody still writes into it.
  }
}
