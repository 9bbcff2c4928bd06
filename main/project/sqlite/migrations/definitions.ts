import Database from 'better-sqlite3';
import type { Migration } from './migrate.ts';

/**
 * Reads everything a schema defines, a row each. What SQLite makes for itself has no definition, or one that is
 * SQLite's own.
 */
export const definitionsQuery = `SELECT json_array(type, name, tbl_name, sql) AS definition FROM sqlite_schema
  WHERE NOT (type = 'index' AND sql IS NULL)
    AND NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
  ORDER BY type, name`;

/** A row of `definitionsQuery`. */
export interface Definition {
  readonly definition: string;
}

/**
 * Whether these are exactly the definitions that the steps up to a version make. Whatever is in a schema can be run by
 * reading or writing: triggers, views, expressions. So a file that may come from anybody must hold ours and no more.
 */
export function areOurs(found: readonly Definition[], steps: readonly Migration[], version: number): boolean {
  const database = new Database(':memory:');
  try {
    for (const step of steps) if (step.version <= version) database.exec(step.sql);
    const ours = readDefinitions(database);
    return (
      ours.length === found.length &&
      ours.every(({ definition }, index) => definition === found[index]?.definition)
    );
  } finally {
    database.close();
  }
}

/** What an open database defines, see `definitionsQuery`. */
export function readDefinitions(database: Database.Database): Definition[] {
  return database.prepare<[], Definition>(definitionsQuery).all();
}
