import type Database from 'better-sqlite3';
import type { FindingRecordColumns } from '../schema.ts';
import { findingColumns } from './finding-record.ts';

/** The two statements that run for nearly every row of a page. */
export interface RowStatements {
  /** Adds a finding: key, first and last walk, told values. Changes nothing where there is one. */
  readonly insert: Database.Statement<unknown[]>;
  /**
   * Marks a finding as seen that is open, was last seen before a walk, and is just as reported: the walk that saw it,
   * key, the walk before which, told values. Changes nothing otherwise.
   */
  readonly touch: Database.Statement<unknown[]>;
}

/** A console tells of most fields in all of its rows or in none. */
const mostKept = 32;

/**
 * Gives the statements for pages that tell something in some columns only. Each value that is bound costs a tenth of
 * the whole row, and a licence leaves two of three columns empty.
 */
export function rowStatements(
  database: Database.Database,
): (told: readonly (keyof FindingRecordColumns)[]) => RowStatements {
  const kept = new Map<string, RowStatements>();
  return (told) => {
    const name = told.join();
    let statements = kept.get(name);
    if (!statements) {
      if (kept.size >= mostKept) kept.clear();
      statements = { insert: prepareInsert(database, told), touch: prepareTouch(database, told) };
      kept.set(name, statements);
    }
    return statements;
  };
}

function prepareInsert(database: Database.Database, told: readonly string[]): Database.Statement<unknown[]> {
  const columns = [
    'asset_id',
    'vulnerability_id',
    'application_id',
    'first_seen_walk',
    'last_seen_walk',
    ...told,
  ];
  return database.prepare(
    `INSERT INTO finding (mitigated, ${columns.join(', ')}) VALUES (0, ${columns.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING`,
  );
}

function prepareTouch(database: Database.Database, told: readonly string[]): Database.Statement<unknown[]> {
  const untold = findingColumns.filter((column) => !told.includes(column));
  const same = [...told.map((column) => `${column} IS ?`), ...untold.map((column) => `${column} IS NULL`)];
  return database.prepare(
    `UPDATE finding SET last_seen_walk = ?
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND mitigated = 0 AND last_seen_walk < ?
       AND ${same.join(' AND ')}`,
  );
}
