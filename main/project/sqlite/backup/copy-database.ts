import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCause } from '../../../../preload/contract/errors/system-cause.ts';
import { checkFile } from '../../../private-files/file-checks.ts';
import { namedFile } from '../../../private-files/named-file.ts';
import { ProjectError, projectError } from '../../project-error.ts';
import type { Steps } from '../../project-jobs.ts';
import { openForReading } from '../connection/database-file.ts';
import { checkedFile } from './checked-backup.ts';
import { checkpointJournal, syncFile, syncFolder } from './database-journal.ts';

/** Pages copied between two looks at whether the copy is still wanted: 4 MiB. */
const pagesAtOnce = 1024;

export interface CopyRequest {
  readonly projectFile: string;
  /** Where the copy is to lie. */
  readonly wanted: string;
  /** Whether the user named that place, as without it, so that links there are the user's; a place of the data folder has none. */
  readonly named?: boolean;
  readonly onProgress: (steps: Steps) => void;
  /** Called when everything is copied, before the copy is checked. */
  readonly checking?: () => void;
  readonly cancelled: () => boolean;
  /** What proves a copy; without it that it could be restored. Throws when it is none. */
  readonly check?: (copy: string, shown: string) => unknown;
}

/**
 * Copies a project that others may write to, as it is now. The copy is made beside its place and takes it only when it
 * is proven: whole, with our definitions and values, on the disk. Whatever fails leaves what stood there before. Gives the
 * copy's size in bytes.
 * @throws ProjectError, or what SQLite threw
 */
export async function copyDatabase({
  projectFile,
  wanted,
  named = true,
  onProgress,
  checking = () => undefined,
  cancelled,
  check = checkedFile,
}: CopyRequest): Promise<number> {
  const target = targetOf(wanted, named);
  const project = namedFile(projectFile);
  if (['', '-wal', '-shm', '-journal'].some((ending) => target === `${project}${ending}`)) {
    throw projectError('backup-unwritable', 'backupOverProject', { file: wanted });
  }
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.part`);
  try {
    writing(wanted, () => closeSync(openSync(part, 'wx', 0o600)));
    await copyPages(projectFile, part, onProgress, cancelled);
    checkpointJournal(part);
    checking();
    prove(() => check(part, wanted), projectFile, wanted);
    syncFile(part);
    if (cancelled()) throw cancelledError();
    const { size } = statSync(part);
    writing(wanted, () => renameSync(part, target));
    syncFolder(dirname(target));
    return size;
  } catch (cause) {
    throw systemCause(cause) === 'disk-full' ? noRoom(wanted, cause) : cause;
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${ending}`, { force: true });
  }
}

async function copyPages(
  projectFile: string,
  part: string,
  onProgress: (steps: Steps) => void,
  cancelled: () => boolean,
): Promise<void> {
  const database = openForReading(projectFile);
  try {
    // What is read inside one transaction is one state of the project; without it each write starts the copy anew.
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    await database.backup(part, {
      progress({ totalPages, remainingPages }) {
        if (cancelled()) throw cancelledError();
        onProgress({ done: totalPages - remainingPages, total: totalPages });
        return pagesAtOnce;
      },
    });
  } finally {
    database.close();
  }
}

/** A copy that is not sound is one of a project that is not: said of the project, in one sentence. */
function prove(check: () => unknown, project: string, target: string): void {
  try {
    check();
  } catch (cause) {
    if (!(cause instanceof ProjectError) || cause.unsaid === null) throw cause;
    const { fault, values } = cause.unsaid;
    const options = { cause };
    switch (fault) {
      case 'backupDamaged':
        throw projectError('project-damaged', 'copyOfDamaged', { project, target }, options);
      case 'backupDamagedIn': {
        const where = values['where'] ?? '';
        throw projectError('project-damaged', 'copyOfDamagedIn', { project, target, where }, options);
      }
      case 'backupForeignValue': {
        const column = values['column'] ?? '';
        throw projectError('project-not-ours', 'copyOfForeignValue', { project, target, column }, options);
      }
      case 'backupForeignTables':
        throw projectError('project-not-ours', 'copyOfForeign', { project, target }, options);
      case 'backupOtherProgram':
        throw projectError('project-not-ours', 'copyOfOtherProgram', { project, target }, options);
      case 'backupTooNew': {
        const { version = '', newest = '' } = values;
        const shown = { project, target, version, newest };
        throw projectError('project-too-new', 'copyOfTooNew', shown, options);
      }
      default:
        throw cause;
    }
  }
}

function targetOf(wanted: string, named: boolean): string {
  if (named) return namedFile(wanted);
  checkFile(wanted);
  return wanted;
}

function writing(target: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    if (systemCause(cause) !== null) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw projectError('backup-unwritable', 'backupUnwritable', { file: target, reason: code }, { cause });
  }
}

function noRoom(target: string, cause: unknown): ProjectError {
  return projectError('disk-full', 'backupNoRoom', { file: target }, { cause });
}

function cancelledError(): ProjectError {
  return projectError('cancelled', 'backupCancelled', {});
}
