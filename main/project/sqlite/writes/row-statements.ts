import type Database from 'better-sqlite3';
import { severityLevel } from '../../severity.ts';
import { isReported } from '../tables/finding-state.ts';
import type { FindingRecordColumns } from '../tables/schema.ts';
import { findingColumns, isAsReported, isAsReportedByNull } from './finding-record.ts';

/** The two statements that run for nearly every row of a page. */
export interface RowStatements {
  /** Adds a finding that the walk is the first and last to see: key, reported values. Changes nothing where there is one. */
  readonly insert: Database.Statement<unknown[]>;
  /**
   * Marks a finding as seen by the walk that is open, was last seen before the scan, and is just as reported, as far as
   * the report says anything: key, reported values. Changes nothing otherwise.
   */
  readonly touch: Database.Statement<unknown[]>;
}

/** A console reports most fields in all of its rows or in none. */
const maxKept = 32;

/** The walk that a page belongs to. */
interface PageWalk {
  readonly id: number;
  readonly firstOfScan: number;
}

/**
 * Gives the statements for the pages of a walk that report something in some columns only. Each value that is bound costs
 * a tenth of the whole row: a licence leaves two of three columns empty, and a walk is the same for all of its rows.
 */
export function rowStatements(
  database: Database.Database,
): (walk: PageWalk, reported: readonly (keyof FindingRecordColumns)[]) => RowStatements {
  const kept = new Map<string, RowStatements>();
  return ({ id, firstOfScan }, reported) => {
    const name = `${id} ${firstOfScan} ${reported.join()}`;
    let statements = kept.get(name);
    if (!statements) {
      if (kept.size >= maxKept) kept.clear();
      const walk = { id: Math.trunc(id), firstOfScan: Math.trunc(firstOfScan) };
      statements = {
        insert: prepareInsert(database, walk, reported),
        touch: prepareTouch(database, walk, reported),
      };
      kept.set(name, statements);
    }
    return statements;
  };
}

function prepareInsert(
  database: Database.Database,
  { id }: PageWalk,
  reported: readonly string[],
): Database.Statement<unknown[]> {
  const unrated = severityLevel('unknown');
  const columns = ['asset_id', 'vulnerability_id', 'application_id', ...reported];
  const values = columns.map((column) => (column === 'severity' ? `coalesce(?, ${unrated})` : '?'));
  if (!reported.includes('severity')) {
    columns.push('severity');
    values.push(String(unrated));
  }
  return database.prepare(
    `INSERT INTO finding (mitigated, first_seen_walk, last_seen_walk, ${columns.join(', ')})
     VALUES (0, ${id}, ${id}, ${values.join(', ')})
     ON CONFLICT DO NOTHING`,
  );
}

function prepareTouch(
  database: Database.Database,
  { id, firstOfScan }: PageWalk,
  reported: readonly (keyof FindingRecordColumns)[],
): Database.Statement<unknown[]> {
  const unreported = findingColumns.filter((column) => !reported.includes(column));
  const same = [
    ...reported.map(isAsReported),
    ...unreported.map(isAsReportedByNull).filter((part) => part !== null),
  ];
  return database.prepare(
    `UPDATE finding SET last_seen_walk = ${id}
     WHERE asset_id = ? AND vulnerability_id = ? AND application_id = ? AND ${isReported('finding')}
       AND last_seen_walk < ${firstOfScan} AND ${same.join(' AND ')}`,
  );
}
