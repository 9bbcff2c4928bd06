import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

/** A lock that is held until it is released, or until its process ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the lock of a file, waiting up to `waitMs` for its turn; null when another holder, in this process or another,
 * kept it all the while.
 *
 * The lock is SQLite's own on an empty database: the operating system gives it up when its holder dies, however it
 * dies, which a lock file with a process id in it cannot promise.
 */
export function takeProcessLock(lockFile: string, waitMs: number): ProcessLock | null {
  makePrivately(lockFile);
  const lock = new Database(lockFile, { timeout: waitMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => lock.close() };
}

/**
 * Makes a lock file only its owner may read; SQLite would leave its mode to the umask. One that exists is not opened:
 * closing any descriptor of a file drops every lock this process has on it (POSIX, `fcntl`), also SQLite's.
 */
function makePrivately(lockFile: string): void {
  try {
    closeSync(openSync(lockFile, 'ax', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/**
 * Runs `action` while no other process runs one under the same lock file, waiting up to `waitMs` for its turn.
 * Returns `held` without running it when the wait was in vain.
 */
export function withProcessLock<T>(
  lockFile: string,
  waitMs: number,
  action: () => T,
): { readonly held: true } | { readonly held: false; readonly value: T } {
  const lock = takeProcessLock(lockFile, waitMs);
  if (lock === null) return { held: true };
  try {
    return { held: false, value: action() };
  } finally {
    lock.release();
  }
}
