import { closeSync, constants, fsyncSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { checkDatabase } from '../../../private-files/file-checks.ts';

/** How long to wait for whoever has the file open, ms. */
const busyTimeoutMs = 2000;

/**
 * Makes a database that nobody has open one single file: what stands in its write-ahead log goes into it, and it needs
 * none from then on until it is opened as a project.
 * Throws SQLite's SQLITE_BUSY while anybody has it open.
 */
export function checkpointJournal(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: busyTimeoutMs });
  try {
    database.pragma('trusted_schema = OFF');
    const mode = database.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete') throw new Error(`the journal stays in the mode ${mode}`);
  } finally {
    database.close();
  }
}

/** Whether there is a file that ends somewhere: reading from a pipe or a device might not. */
export function isOrdinaryFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/**
 * Makes a project that is to be moved or deleted one single file. What is damaged, or is not there, is left as it is.
 * Throws SQLite's SQLITE_BUSY while anybody has it open, and UntrustedFile.
 */
export function checkpointUnused(file: string): void {
  try {
    // SQLite may throw away the log of what it takes for no database.
    if (checkDatabase(file) && databaseHeader(file).isSqlite) checkpointJournal(file);
  } catch (cause) {
    if (!isDamaged(cause)) throw cause;
  }
}

function isDamaged(cause: unknown): boolean {
  return (
    cause instanceof Database.SqliteError &&
    (cause.code.startsWith('SQLITE_CORRUPT') || cause.code.startsWith('SQLITE_NOTADB'))
  );
}

/** Waits until a file's contents are on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Waits until a renaming is on the disk. Windows has no such wait, and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What a file's first bytes tell. Format: https://www.sqlite.org/fileformat.html#the_database_header */
export function databaseHeader(file: string): { readonly isSqlite: boolean; readonly hasLog: boolean } {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, header, 0, header.length, 0);
    const isSqlite = read === header.length && header.toString('latin1', 0, 16) === 'SQLite format 3\0';
    // Version 2 of reading and writing stands for a write-ahead log.
    return { isSqlite, hasLog: isSqlite && (header[18] === 2 || header[19] === 2) };
  } finally {
    closeSync(handle);
  }
}
