import { join } from 'node:path';
import type { ProcessLock } from '../locks/lock-file.ts';
import { takeProcessLock } from '../locks/process-lock.ts';

/** Takes the lock that a `watch` holds on its data folder, one at a time; null when another one has it. */
export function takeWatchLock(dataDir: string): ProcessLock | null {
  return takeProcessLock(join(dataDir, 'watch.lock'), 0);
}
