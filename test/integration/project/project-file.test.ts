import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openForWriting } from '../../../main/project/sqlite/connection/database-file.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

const newScan = {
  connectorId: 'c1',
  connectorName: 'SentinelOne',
  mode: 'scan' as const,
  kind: 'full' as const,
  scope: '{}',
  startedAt: 1,
};

describe('a project file', () => {
  test('is readable by its owner only, with its journal', async () => {
    const folder = temporaryFolder();
    const project = await openTestProject(folder);
    await project.write.createScan(newScan);
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
  });

  test('is refused in plain words when a newer release wrote it, and left as it is', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    const opened = await openSqliteProject(file);
    if (opened.ok) await opened.value.close();
    const newer = new Database(file);
    newer.pragma('user_version = 999');
    newer.close();
    const refused = await openSqliteProject(file);
    expect(refused).toMatchObject({ ok: false, error: { code: 'project-too-new' } });
    if (!refused.ok) expect(refused.error.message).toContain('newer release');
    expect(Number(new Database(file).pragma('user_version', { simple: true }))).toBe(999);
  });

  test('is refused when it is the database of another program', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    const other = new Database(file);
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(await openSqliteProject(file)).toMatchObject({ ok: false, error: { code: 'project-not-ours' } });
  });

  test.each([
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON scan BEGIN DELETE FROM finding; END'],
    [
      'a view in the place of a table',
      'DROP TABLE reported_removal; CREATE VIEW reported_removal AS SELECT 1 AS walk_id',
    ],
    ['a column that is computed', 'ALTER TABLE asset ADD COLUMN more TEXT AS (upper(host_name))'],
  ])('is refused with %s that a project does not have, before anything of it runs', async (_, change) => {
    const file = join(temporaryFolder(), 'project.sqlite');
    const opened = await openSqliteProject(file);
    if (opened.ok) await opened.value.close();
    const stranger = new Database(file);
    stranger.exec(change);
    stranger.close();
    expect(await openSqliteProject(file)).toMatchObject({
      ok: false,
      error: {
        code: 'project-not-ours',
        message: `The project ${file} contains tables, views or triggers that a project does not have.`,
      },
    });
  });

  test('lets no statement change its definitions past SQLite, nor call what reaches outside', () => {
    const database = openForWriting(join(temporaryFolder(), 'project.sqlite'));
    onTestFinished(() => void database.close());
    database.pragma('writable_schema = ON');
    const change = () => database.exec("UPDATE sqlite_schema SET sql = '' WHERE name = 'asset'");
    expect(change).toThrow('may not be modified');
    expect(database.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(() => database.exec("SELECT load_extension('x')")).toThrow('not authorized');
  });

  test('is refused when it is damaged', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    writeFileSync(file, 'this is no database, '.repeat(500));
    expect(await openSqliteProject(file)).toMatchObject({ ok: false, error: { code: 'project-damaged' } });
  });

  test('is refused in a folder that cannot be made', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'occupied'), '');
    const refused = await openSqliteProject(join(folder, 'occupied', 'project.sqlite'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'project-unreachable' } });
  });
});

describe('migrating', () => {
  const first = {
    version: 1,
    name: 'first',
    sql: 'CREATE TABLE one (a INTEGER); INSERT INTO one VALUES (1);',
  };
  const second = { version: 2, name: 'second', sql: 'ALTER TABLE one ADD COLUMN b INTEGER;' };
  const broken = {
    version: 2,
    name: 'broken',
    sql: 'ALTER TABLE one ADD COLUMN b INTEGER; SELECT nonsense;',
  };

  function database() {
    const file = join(temporaryFolder(), 'project.sqlite');
    return { file, database: new Database(file) };
  }

  test('leaves the file as it was when a step fails', () => {
    const { file, database: db } = database();
    migrate(db, file, [first]);
    expect(() => migrate(db, file, [first, broken])).toThrow(
      expect.objectContaining({ code: 'migration-failed', message: expect.stringContaining('unchanged') }),
    );
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('SELECT * FROM one').all()).toEqual([{ a: 1 }]);
  });

  test('keeps when applications were scanned, which older projects had in the rows of assets', async () => {
    const { file, database: db } = database();
    migrate(db, file, migrations.slice(0, 3));
    const add = db.prepare(
      `INSERT INTO asset (connector_id, agent_id, known_from, state, state_changed_at, first_seen_walk, last_seen_walk,
         first_seen_at, last_seen_at, host_name, application_scan_at, application_scan_result)
       VALUES ('c1', ?, 'endpoint', 'active', 1, 1, 1, 1, 1, ?, ?, ?)`,
    );
    add.run('1', 'scanned', Date.UTC(2026, 2, 1), 'Succeeded');
    add.run('2', 'never scanned', null, null);
    db.close();
    const opened = await openSqliteProject(file);
    if (!opened.ok) throw opened.error;
    onTestFinished(() => opened.value.close());
    const listed = await listAssets(opened.value, { filter: [], sort: ['-applicationScan'], limit: 10 });
    if (!listed.ok) throw listed.error;
    expect(listed.value.rows).toMatchObject([
      {
        hostName: 'scanned',
        applicationScan: '2026-03-01T00:00:00.000Z',
        applicationScanResult: 'Succeeded',
      },
      { hostName: 'never scanned', applicationScan: null, applicationScanResult: null },
    ]);
  });

  test('does nothing the second time', () => {
    const { file, database: db } = database();
    migrate(db, file, [first, second]);
    migrate(db, file, [first, second]);
    expect(db.prepare('SELECT * FROM one').all()).toEqual([{ a: 1, b: null }]);
  });
});
