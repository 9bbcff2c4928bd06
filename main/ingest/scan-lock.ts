import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Held while a connector is scanned or reviewed, by one process and one scan at a time. */
export interface ScanLock {
  release(): void;
}

/**
 * Takes the connector's lock, or gives null when another scan holds it, in this process or another.
 * The lock is an exclusive lock on a small SQLite file: the operating system lets go of it however the process ends,
 * so that no stale lock can remain.
 * @param connectorId letters and digits only; it becomes a file name
 */
export function takeScanLock(dataDir: string, connectorId: string): ScanLock | null {
  const folder = join(dataDir, 'locks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `scan-${connectorId}.lock`);
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return {
    release() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
