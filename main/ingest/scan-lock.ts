import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessLock, takeProcessLock } from '../locks/process-lock.ts';

/**
 * What a command waits for the lock that must not be refused wrongly: `status` and whoever follows a scan take it for
 * a moment, only to learn whether it is held.
 */
export const outlastsAskingMs = 1000;

/**
 * Takes the lock that is held while a connector is scanned or reviewed, by one process and one scan at a time; null
 * when another scan holds it, in this process or another, and kept it for `waitMs`. Waiting blocks the thread.
 * @param connectorId letters and digits only; it becomes a file name
 */
export function takeScanLock(dataDir: string, connectorId: string, waitMs = 0): ProcessLock | null {
  const folder = join(dataDir, 'locks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return takeProcessLock(join(folder, `scan-${connectorId}.lock`), waitMs);
}
