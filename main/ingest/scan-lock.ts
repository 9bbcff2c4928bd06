import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLockHeld, type ProcessLock } from '../locks/lock-file.ts';
import { takeProcessLock } from '../locks/process-lock.ts';

/**
 * Takes the lock that is held while a connector is scanned or reviewed, by one process and one scan at a time; null
 * when another scan holds it, in this process or another.
 * @param connectorId letters and digits only; it becomes a file name
 */
export function takeScanLock(dataDir: string, connectorId: string): ProcessLock | null {
  const folder = join(dataDir, 'locks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return takeProcessLock(join(folder, `scan-${connectorId}.lock`), 0);
}

/** Whether a process scans the connector at this moment. Writes nothing. */
export function isScanned(dataDir: string, connectorId: string): boolean {
  return isLockHeld(join(dataDir, 'locks', `scan-${connectorId}.lock`));
}
