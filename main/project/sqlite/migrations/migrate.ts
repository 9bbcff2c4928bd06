import type Database from 'better-sqlite3';
import { type ProjectError, projectError, toProjectError } from '../../project-error.ts';
import { areOurs, readDefinitions } from './definitions.ts';

export interface Migration {
  /** 1, 2, 3 ...: the `user_version` the file has afterwards. */
  readonly version: number;
  /** What it does, as it is shown while it runs. */
  readonly name: string;
  /** Everything that the step defines, and changes of rows that SQL can express. */
  readonly sql: string;
  /** Changes rows after `sql`, in the same transaction. Defines nothing: definitions are compared with `sql` alone. */
  readonly run?: (database: Database.Database) => void;
  /** By how much the step enlarges the file at most, as a share of its size; a tenth without it. */
  readonly growth?: number;
}

/** Marks the file as a project of this product ("S1Cn"), so that no other SQLite file is taken for one. */
export const applicationId = 0x5331436e;

/**
 * Brings a database to the newest shape, each step in a transaction of its own: whenever the program is ended, the file
 * has the shape of one of the steps, and the next start goes on from there. Two processes may start at once: the second
 * finds the work done. What a file defines besides is refused before anything of it could run. A copy of what the steps
 * change is made before, see `openMigrated`.
 * @param begin called before each step
 * @throws ProjectError `project-too-new`, `project-not-ours`, `disk-full`, `project-damaged` or `migration-failed`
 */
export function migrate(
  database: Database.Database,
  file: string,
  steps: readonly Migration[],
  begin: (step: Migration) => void = () => undefined,
): void {
  const found = judgedVersion(database, file, steps);
  for (const step of steps) {
    if (step.version <= found) continue;
    if (found > 0) begin(step);
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
      // The log of one step is given back before the next one needs as much.
      if (found > 0) database.pragma('wal_checkpoint(TRUNCATE)');
    } catch (cause) {
      throw stepFailed(cause, file, step);
    }
  }
}

/**
 * The version of a file that is a project of ours, 0 for a new one.
 * @throws ProjectError `project-too-new` or `project-not-ours`
 */
export function judgedVersion(
  database: Database.Database,
  file: string,
  steps: readonly Migration[],
): number {
  const found = checkedVersion(database, file, steps.at(-1)?.version ?? 0);
  // Of one moment: another process may be migrating.
  database.transaction(() => refuseForeignDefinitions(database, file, steps))();
  return found;
}

/** The file is as the step before left it, whatever went wrong. A cause that is known is named as it is elsewhere. */
function stepFailed(cause: unknown, file: string, step: Migration): ProjectError {
  const known = toProjectError(cause, file);
  if (known.unsaid?.fault !== 'unreachable') return known;
  const values = { file, version: step.version, step: step.name };
  return projectError('migration-failed', 'notMigrated', values, { cause });
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
