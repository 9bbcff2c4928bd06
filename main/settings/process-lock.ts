import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * Runs `action` while no other process runs one under the same lock file, waiting up to `waitMs` for its turn.
 * Returns `held` without running it when the wait was in vain.
 *
 * The lock is SQLite's own on an empty database: the operating system gives it up when its holder dies, however it
 * dies, which a lock file with a process id in it cannot promise.
 */
export function withProcessLock<T>(
  lockFile: string,
  waitMs: number,
  action: () => T,
): { readonly held: true } | { readonly held: false; readonly value: T } {
  // Made here first, so that it is private: SQLite would leave the mode to the umask.
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new Database(lockFile, { timeout: waitMs });
  try {
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
        return { held: true };
      throw error;
    }
    return { held: false, value: action() };
  } finally {
    lock.close();
  }
}
