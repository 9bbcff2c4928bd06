import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { systemCause } from '../../../../preload/contract/errors/system-cause.ts';
import { makeTemporaryFolder } from '../../../private-files/temporary-folder.ts';
import { ProjectError, projectError } from '../../project-error.ts';
import type { BackupContents } from '../../project-jobs.ts';
import { areOurs, readDefinitions } from '../migrations/definitions.ts';
import { migrations } from '../migrations/list.ts';
import { applicationId, type Migration } from '../migrations/migrate.ts';
import { checkpointJournal, databaseHeader, isOrdinaryFile } from './database-journal.ts';
import { damageOf } from './integrity.ts';
import { firstForeignValue } from './stored-values.ts';

/**
 * Makes sure that a file is a backup that can be restored, and tells what is in it. The file may come from anybody: it
 * is only read, nothing in it is run, and it is refused when it holds anything that a project does not.
 * @throws ProjectError in one sentence why not
 */
export function checkedBackup(file: string): BackupContents {
  return hasWriteAheadLog(file) ? checkedCopy(file) : checkedFile(file, file);
}

/** Whether a backup lies there as it is while a project is open, with a log beside it. @throws ProjectError when it is none */
export function hasWriteAheadLog(file: string): boolean {
  const { isSqlite, hasLog } = readable(file, () => {
    // Reading from a pipe or a device might never end.
    if (existsSync(file) && !isOrdinaryFile(file))
      throw projectError('project-unreachable', 'backupNotOrdinary', { file });
    return databaseHeader(file);
  });
  if (!isSqlite) throw projectError('project-not-ours', 'backupNoSqlite', { file });
  return hasLog;
}

/** A database with a write-ahead log, one taken as it lay there, cannot be read without writing beside it. */
function checkedCopy(file: string): BackupContents {
  const folder = makeTemporaryFolder('project-backup-');
  try {
    const copy = join(folder, 'backup.sqlite');
    readable(file, () => {
      copyFileSync(file, copy);
      if (isOrdinaryFile(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    });
    undamaged(file, () => checkpointJournal(copy));
    return checkedFile(copy, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Checks a file without a write-ahead log, and tells what is in it.
 * @param shown the file that the user knows of
 */
export function checkedFile(file: string, shown: string): BackupContents {
  return soundFile(file, shown, migrations, (database) => {
    const foreign = firstForeignValue(database);
    if (foreign !== null) {
      throw projectError('project-not-ours', 'backupForeignValue', { file: shown, column: foreign });
    }
    return contentsOf(database);
  });
}

/**
 * Checks that a file without a write-ahead log is whole and defines what a project does, of whichever version, and reads
 * from it. What its values are is left alone.
 * @param steps those that make a project of today
 */
export function soundFile<T>(
  file: string,
  shown: string,
  steps: readonly Migration[],
  read: (database: Database.Database) => T,
): T {
  return undamaged(shown, () => {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      database.pragma('trusted_schema = OFF');
      database.pragma('cell_size_check = ON');
      checkOwner(database, shown, steps);
      const damage = damageOf(database);
      if (damage !== null) throw damaged(shown, damage.where);
      return read(database);
    } finally {
      database.close();
    }
  });
}

function checkOwner(database: Database.Database, shown: string, steps: readonly Migration[]): void {
  if (Number(database.pragma('application_id', { simple: true })) !== applicationId) {
    throw projectError('project-not-ours', 'backupOtherProgram', { file: shown });
  }
  const version = Number(database.pragma('user_version', { simple: true }));
  const newest = steps.at(-1)?.version ?? 0;
  if (version > newest) {
    throw projectError('project-too-new', 'backupTooNew', { file: shown, version, newest });
  }
  if (version < 1 || !areOurs(readDefinitions(database), steps, version)) {
    throw projectError('project-not-ours', 'backupForeignTables', { file: shown });
  }
}

function contentsOf(database: Database.Database): BackupContents {
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const lastScanAt = database
    .prepare<[], number | null>('SELECT coalesce(finished_at, started_at) FROM scan ORDER BY id DESC LIMIT 1')
    .pluck()
    .get();
  return {
    assets: count('asset'),
    findings: count('finding'),
    scans: count('scan'),
    lastScanAt: typeof lastScanAt === 'number' ? new Date(lastScanAt).toISOString() : null,
  };
}

function readable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof ProjectError) throw cause;
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : messageOf(cause);
    throw projectError('project-unreachable', 'backupUnreadable', { file, reason }, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** Whatever SQLite cannot make sense of is a damaged file. */
function undamaged<T>(shown: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (systemCause(cause) !== null) throw cause;
    if (cause instanceof Database.SqliteError) throw damaged(shown, '', cause);
    throw cause;
  }
}

function damaged(shown: string, where: string, cause?: unknown): ProjectError {
  return where === ''
    ? projectError('project-damaged', 'backupDamaged', { file: shown }, { cause })
    : projectError('project-damaged', 'backupDamagedIn', { file: shown, where }, { cause });
}
