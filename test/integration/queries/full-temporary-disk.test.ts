import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fillUp, smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { largeProjectAssets, writeLargeProject } from '../../e2e/support/large-project.ts';

const why = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';

const addressOf = (path: string): string =>
  JSON.stringify(new URL(`../../../main/${path}`, import.meta.url).href);

/** As many times the assets, so that their order takes more than the memory that SQLite keeps for temporary pages. */
const times = 8;

function multiply(file: string): void {
  const database = new Database(file);
  for (let copy = 1; copy < times; copy += 1) {
    database.exec(`INSERT INTO asset (connector_id, agent_id, known_from, state, state_changed_at, first_seen_walk,
      last_seen_walk, first_seen_at, last_seen_at, host_name)
      SELECT connector_id, '${copy}' || substr(agent_id, 2), known_from, state, 0, 1, 1, 0, 0, host_name || '-${copy}'
      FROM asset LIMIT ${largeProjectAssets}`);
  }
  database.close();
}

/** In a process of its own: SQLite reads where temporary files go from the environment of the process. */
const program = `
  import { openSqliteProject } from ${addressOf('project/sqlite/open-sqlite-project.ts')};
  import { assetList } from ${addressOf('project/sqlite/queries/list-assets.ts')};
  import { listWindow } from ${addressOf('project/sqlite/queries/list-rows.ts')};
  const opened = await openSqliteProject(process.argv[2]);
  if (!opened.ok) throw opened.error;
  const window = listWindow(assetList, { filter: [], sort: ['hostName'], offset: ${times * largeProjectAssets - 10}, limit: 10 });
  if (!window.ok) throw window.error;
  const { rows, total } = await opened.value.windows.read(window.value);
  process.stdout.write(JSON.stringify({ rows: rows.length, total }));
  await opened.value.close();
  process.exit(0);`;

test.skipIf(why !== '')(
  `a list is put in order in memory where the temporary disk has no room${why}`,
  async () => {
    const folder = temporaryFolder();
    await writeLargeProject(folder);
    multiply(join(folder, 'project.sqlite'));
    const script = join(folder, 'read-list.mjs');
    writeFileSync(script, program);
    const disk = smallDisk();
    fillUp(join(disk, 'ballast'));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, join(folder, 'project.sqlite')], {
      encoding: 'utf8',
      env: { ...process.env, SQLITE_TMPDIR: disk, TMPDIR: disk },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ rows: 10, total: times * largeProjectAssets });
  },
);
