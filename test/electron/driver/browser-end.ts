import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { PROFILE_FOLDER } from '../browser/chromium.ts';

/** How long Chromium may take to end by itself after its application, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Waits until the Chromium of an application over this data folder has ended, which it does by itself once its
 * application is gone; ends it if it takes too long. Afterwards nobody writes to the folder any more.
 */
export async function browserEnded(dataDir: string): Promise<void> {
  const owner = lockOwner(join(dataDir, PROFILE_FOLDER));
  if (owner === null) {
    return;
  }
  for (let waited = 0; isRunning(owner); waited += 20) {
    if (waited > PATIENCE) {
      process.kill(owner, 'SIGKILL');
    }
    await delay(20);
  }
}

/** The process that holds Chromium's profile: Chromium's lock is a link to `<host>-<process id>`. */
function lockOwner(profile: string): number | null {
  try {
    return Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1] ?? Number.NaN) || null;
  } catch {
    // No browser was started, or it has ended in order.
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
