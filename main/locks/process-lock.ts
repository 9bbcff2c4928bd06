import { CodedError } from '../../preload/contract/coded-error.ts';
import { systemCause } from '../../preload/contract/errors/system-cause.ts';
import { say } from '../../preload/words/say.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { type ProcessLock, takeLockFile } from './lock-file.ts';

/**
 * As `takeLockFile`, with a failure that can be shown.
 * @throws FileError where it is not an ordinary file of this user, LockError where it cannot be made or used otherwise;
 * what the machine ran out of is thrown as it is
 */
export function takeProcessLock(lockFile: string, waitMs: number): ProcessLock | null {
  try {
    return takeLockFile(lockFile, waitMs);
  } catch (error) {
    const untrusted = fileErrorOf(error);
    if (untrusted !== null) throw untrusted;
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    throw code === null || systemCause(error) !== null ? error : new LockError(lockFile, code, error);
  }
}

/**
 * Runs `action` while no other process runs one under the same lock file, waiting up to `waitMs` for its turn.
 * Throws as `takeLockFile`. Returns `held` without running it when the wait was in vain.
 */
export function withProcessLock<T>(
  lockFile: string,
  waitMs: number,
  action: () => T,
): { readonly held: true } | { readonly held: false; readonly value: T } {
  const lock = takeLockFile(lockFile, waitMs);
  if (lock === null) return { held: true };
  try {
    return { held: false, value: action() };
  } finally {
    lock.release();
  }
}

/** A lock file that cannot be made or used, so that nothing may be done that it guards. */
export class LockError extends CodedError<'data-dir-unusable'> {
  constructor(lockFile: string, reason: string, cause: unknown) {
    super(
      'data-dir-unusable',
      say('settingsMessages:lockUnusable.message', { lockFile, reason }),
      say('settingsMessages:lockUnusable.advice'),
      { cause },
    );
  }
}
