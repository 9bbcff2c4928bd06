import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';

/** Large enough that no more than a sliver of its rows can be in the window at once. */
export const largeProjectAssets = 100_000;

/** An order of its own for each column: a prime step through numbers modulo another prime meets none twice. */
const fill = `
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${largeProjectAssets})
INSERT INTO asset (connector_id, agent_id, known_from, state, state_changed_at, first_seen_walk, last_seen_walk,
  first_seen_at, last_seen_at, host_name, os_name, site_name, agent_version)
SELECT 'c0ffee01', printf('%018d', n), 'endpoint',
  CASE WHEN n % 10 = 0 THEN 'inactive' WHEN n % 97 = 0 THEN 'decommissioned' ELSE 'active' END,
  0, 1, 1, 0, 0,
  printf('pc-%06d', n * 7919 % 1000003), CASE n % 3 WHEN 0 THEN 'Windows 11' ELSE 'Ubuntu 24.04' END,
  'Site ' || (n % 40), printf('24.%06d', n * 31337 % 1000003)
FROM number`;

/** Writes a project of {@link largeProjectAssets} assets into a data folder, as one complete scan would leave it. */
export async function writeLargeProject(dataDir: string): Promise<void> {
  const file = join(dataDir, 'project.sqlite');
  const opened = await openSqliteProject(file);
  if (!opened.ok) throw opened.error;
  await opened.value.close();
  const database = new Database(file);
  database.transaction(() => {
    database.exec(`
      INSERT INTO scan (connector_id, connector_name, mode, kind, scope, state, resumable, started_at, finished_at)
      VALUES ('c0ffee01', 'Large', 'assets', 'full', '{"accountIds":[],"siteIds":[],"groupIds":[]}', 'complete', 0, 0, 1);
      INSERT INTO walk (scan_id, resource, scope_kind, scope_ids, state, complete, started_at)
      VALUES (1, 'assets', 'all', '[]', 'ended', 1, 0)`);
    database.exec(fill);
  })();
  database.close();
}

/** Asks the project's own file, past everything between it and the window. */
export class ProjectFile {
  readonly #database: Database.Database;

  constructor(dataDir: string) {
    this.#database = new Database(join(dataDir, 'project.sqlite'), { readonly: true });
  }

  /** The host names that `SELECT host_name FROM asset <clauses>` gives. */
  hostNames(clauses: string): string[] {
    return this.#database.prepare<[], string>(`SELECT host_name FROM asset ${clauses}`).pluck().all();
  }

  close(): void {
    this.#database.close();
  }
}
