import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { checkDatabase } from '../../../private-files/file-checks.ts';
import { closeToOthers, createPrivately } from '../../../private-files/private-file.ts';
import { makePrivateFolder } from '../../../private-files/private-folder.ts';
import { migrations } from '../migrations/list.ts';
import { type Migration, migrate } from '../migrations/migrate.ts';
import { addTextFunctions } from '../tables/sqlite-text.ts';

/** How long a statement waits for another process's write before it gives up, in milliseconds. */
const busyTimeoutMs = 30_000;

/**
 * Opens the project's database for writing, creates it when it is not there, and brings it to the newest shape. It is
 * for `openMigrated`, which keeps a copy of an older one first. The file and its journal can be read by their owner only.
 * @throws ProjectError when the file is of a newer version, not a project, damaged or out of reach, UntrustedFile when it
 * or what lies beside it is not an ordinary file of this user
 */
export function openForWriting(
  file: string,
  steps: readonly Migration[] = migrations,
  begin?: (step: Migration) => void,
): Database.Database {
  makePrivateFolder(dirname(file));
  createPrivately(file);
  closeToOthers(file);
  checkDatabase(file);
  const database = new Database(file, { timeout: busyTimeoutMs });
  try {
    distrust(database);
    addTextFunctions(database);
    database.pragma('journal_mode = WAL');
    // A page is one transaction; a power cut may lose the last ones, never tear them.
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -8192');
    database.pragma('temp_store = MEMORY');
    database.pragma('wal_autocheckpoint = 8000');
    database.pragma('journal_size_limit = 67108864');
    migrate(database, file, steps, begin);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the project's database for putting its rows in order: the project is only read, temporary tables are written,
 * on disk where they grow large, so that memory stays as it is at any size; in memory where the disk has no room.
 */
export function openForListing(file: string, temporary: 'FILE' | 'MEMORY' = 'FILE'): Database.Database {
  checkDatabase(file);
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  distrust(database);
  database.pragma(`temp_store = ${temporary}`);
  addTextFunctions(database);
  // Sorting may use a second processor.
  database.pragma('threads = 2');
  return database;
}

/** Opens the project's database for reading; it must exist and be of the newest shape. Throws as `openForWriting`. */
export function openForReading(file: string): Database.Database {
  checkDatabase(file);
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  distrust(database);
  addTextFunctions(database);
  database.pragma('query_only = true');
  database.pragma('temp_store = MEMORY');
  return database;
}

/**
 * Lets nothing that a file's schema may hold call functions with effects outside it. That a statement cannot change the
 * schema's own table (SQLite's defensive mode) is how better-sqlite3 opens every file.
 */
function distrust(database: Database.Database): void {
  database.pragma('trusted_schema = OFF');
}
