import { chmodSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { areOurs, readDefinitions } from './definitions.ts';
import { projectError } from './project-error.ts';

export interface Migration {
  /** 1, 2, 3 ...: the `user_version` the file has afterwards. */
  readonly version: number;
  readonly name: string;
  /** All that the step defines. */
  readonly sql: string;
  /** Changes data where SQL alone cannot, behind the SQL and in its transaction. What it defines it takes away again. */
  readonly run?: (database: Database.Database) => void;
}

/** Marks the file as a project of this product ("S1Cn"), so that no other SQLite file is taken for one. */
export const applicationId = 0x5331436e;

/**
 * Brings a database to the newest shape, each step in a transaction of its own and after a backup beside the file
 * (`<file>.before-v<N>.bak`). Two processes may start at once: the second finds the work done.
 * What a file defines besides is refused before anything of it could run.
 * @throws ProjectError `project-too-new`, `project-not-ours` or `migration-failed`
 */
export function migrate(database: Database.Database, file: string, steps: readonly Migration[]): void {
  const newest = steps.at(-1)?.version ?? 0;
  const found = checkedVersion(database, file, newest);
  // Of one moment: another process may be migrating.
  database.transaction(() => refuseForeignDefinitions(database, file, steps))();
  for (const step of steps) {
    if (step.version <= found) continue;
    if (found > 0) backUp(database, `${file}.before-v${step.version}.bak`);
    try {
      database
        .transaction(() => {
          if (version(database) >= step.version) return;
          database.exec(step.sql);
          step.run?.(database);
          database.pragma(`application_id = ${applicationId}`);
          database.pragma(`user_version = ${step.version}`);
        })
        .immediate();
    } catch (cause) {
      const values = { file, version: step.version, step: step.name };
      throw projectError('migration-failed', 'notMigrated', values, { cause });
    }
  }
}

function checkedVersion(database: Database.Database, file: string, newest: number): number {
  const found = version(database);
  const owner = Number(database.pragma('application_id', { simple: true }));
  const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  if (owner !== applicationId && (found !== 0 || tables !== 0)) {
    throw projectError('project-not-ours', 'otherProgram', { file });
  }
  if (found > newest) {
    throw projectError('project-too-new', 'tooNew', { file, version: found, newest });
  }
  return found;
}

/** A trigger or a view of somebody else's would run with everything that is read and written here. */
function refuseForeignDefinitions(
  database: Database.Database,
  file: string,
  steps: readonly Migration[],
): void {
  if (areOurs(readDefinitions(database), steps, version(database))) return;
  throw projectError('project-not-ours', 'foreignTables', { file });
}

function version(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function backUp(database: Database.Database, target: string): void {
  rmSync(target, { force: true });
  database.prepare('VACUUM INTO ?').run(target);
  chmodSync(target, 0o600);
}
