import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openForReading } from '../database-file.ts';
import { type ProjectError, projectError } from '../project-error.ts';
import type { Steps } from './backup-job.ts';
import { foldJournal, syncFile } from './database-journal.ts';

/** Pages copied between two looks at whether the copy is still wanted: 4 MiB. */
const pagesAtOnce = 1024;

/**
 * Copies a project that others may write to, as it is now. Gives the copy's size in bytes.
 * @throws ProjectError, or what SQLite threw
 */
export async function copyDatabase(
  projectFile: string,
  wanted: string,
  tell: (steps: Steps) => void,
  cancelled: () => boolean,
): Promise<number> {
  const target = settled(wanted);
  const project = settled(projectFile);
  if (['', '-wal', '-shm', '-journal'].some((ending) => target === `${project}${ending}`)) {
    throw projectError('backup-unwritable', 'backupOverProject', { file: wanted });
  }
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.part`);
  try {
    writing(wanted, () => closeSync(openSync(part, 'wx', 0o600)));
    const database = openForReading(projectFile);
    try {
      // What is read inside one transaction is one state of the project; without it each write starts the copy anew.
      database.exec('BEGIN');
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      await database.backup(part, {
        progress({ totalPages, remainingPages }) {
          if (cancelled()) throw cancelledError();
          tell({ done: totalPages - remainingPages, total: totalPages });
          return pagesAtOnce;
        },
      });
    } finally {
      database.close();
    }
    foldJournal(part);
    syncFile(part);
    if (cancelled()) throw cancelledError();
    const { size } = statSync(part);
    writing(wanted, () => renameSync(part, target));
    chmodSync(target, 0o600);
    return size;
  } catch (cause) {
    throw isFull(cause) ? noRoom(wanted, cause) : cause;
  } finally {
    rmSync(part, { force: true });
  }
}

/** Where a path really leads; itself while nothing is there. */
function settled(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function writing(target: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    if (code === 'ENOSPC') throw cause;
    throw projectError('backup-unwritable', 'backupUnwritable', { file: target, reason: code }, { cause });
  }
}

/** The project is only read here: what is full is the disk of the copy. */
function isFull(cause: unknown): boolean {
  return (
    cause instanceof Error && 'code' in cause && (cause.code === 'SQLITE_FULL' || cause.code === 'ENOSPC')
  );
}

function noRoom(target: string, cause: unknown): ProjectError {
  return projectError('disk-full', 'backupNoRoom', { file: target }, { cause });
}

function cancelledError(): ProjectError {
  return projectError('cancelled', 'backupCancelled', {});
}
