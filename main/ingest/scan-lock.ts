import { join } from 'node:path';
import { isLockHeld, type ProcessLock } from '../locks/lock-file.ts';
import { takeProcessLock } from '../locks/process-lock.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';

/**
 * Takes the lock that is held while a connector is scanned or reviewed, by one process and one scan at a time; null
 * when another scan holds it, in this process or another.
 * @param connectorId letters and digits only; it becomes a file name
 */
export function takeScanLock(dataDir: string, connectorId: string): ProcessLock | null {
  const folder = join(dataDir, 'locks');
  try {
    makePrivateFolder(folder);
  } catch (error) {
    throw fileErrorOf(error) ?? error;
  }
  return takeProcessLock(join(folder, `scan-${connectorId}.lock`), 0);
}

/** Whether a process scans the connector at this moment. Writes nothing. */
export function isScanned(dataDir: string, connectorId: string): boolean {
  return isLockHeld(join(dataDir, 'locks', `scan-${connectorId}.lock`));
}
