import Database from 'better-sqlite3';
import { checkDatabase } from '../private-files/file-checks.ts';
import { createPrivately } from '../private-files/private-file.ts';

/** A lock that is held until it is released, or until its process ends. */
export interface ProcessLock {
  release(): void;
}

/**
 * Takes the lock of a file, waiting up to `waitMs` for its turn; null when another holder, in this process or another,
 * kept it all the while. Throws `UntrustedFile`, or what the system or SQLite threw, where the file cannot be made or used:
 * it loads no texts, for threads that speak no language; see `takeProcessLock`.
 *
 * The lock is SQLite's own on an empty database: the operating system gives it up when its holder dies, however it
 * dies, which a lock file with a process id in it cannot promise.
 */
export function takeLockFile(lockFile: string, waitMs: number): ProcessLock | null {
  // SQLite would leave its mode to the umask. One that exists is only looked at: closing any descriptor of a file drops
  // every lock this process has on it (POSIX, `fcntl`), also SQLite's.
  createPrivately(lockFile);
  checkDatabase(lockFile);
  const lock = new Database(lockFile, { timeout: waitMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => lock.close() };
}

/**
 * Whether somebody holds the lock of a file. Looks only, so that it can be asked where nothing can be written. Throws as
 * `takeLockFile`.
 */
export function isLockHeld(lockFile: string): boolean {
  if (!checkDatabase(lockFile)) return false;
  const probe = new Database(lockFile, { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    probe.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    probe.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
