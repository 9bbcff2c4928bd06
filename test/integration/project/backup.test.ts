import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { copyDatabase } from '../../../main/project/sqlite/backup/copy-database.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { backupProject, describeBackup } from '../../builders/project-jobs.ts';
import { smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { endpoint, firstScanAt, risk, scan } from '../queries/filled-project.ts';

const quiet = () => undefined;

/** A project of some megabytes, so that copying it takes several steps. */
async function filledProject() {
  const folder = temporaryFolder();
  const project = await openTestProject(folder);
  const assets = Array.from({ length: 3000 }, (_, index) =>
    endpoint(`${index}`, { network_interfaces: JSON.stringify([{ name: 'eth0'.repeat(500) }]) }),
  );
  const findings = assets.map(({ agent_id }) => risk(agent_id, 'CVE-2024-0001'));
  await scan(project, { startedAt: firstScanAt, assets, findings });
  return { project, folder };
}

async function madeBackup() {
  const { project, folder } = await filledProject();
  const file = join(folder, 'backup.sqlite');
  const made = await backupProject(project, file, quiet);
  if (!made.ok) throw made.error;
  return { project, folder, file };
}

/** Opens a file with SQLite alone, as somebody with other intentions might. */
function tampered(file: string, change: (database: Database.Database) => void): void {
  const database = new Database(file);
  change(database);
  database.close();
}

describe('a backup', () => {
  test('is one file that only its owner can read, and tells what is in it', async () => {
    const { folder, file } = await madeBackup();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual(['backup.sqlite']);
    expect(await describeBackup(file)).toEqual({
      ok: true,
      value: { assets: 3000, findings: 3000, scans: 1, lastScanAt: '2026-03-01T09:00:00.000Z' },
    });
    expect(readdirSync(folder).filter((name) => name.includes('backup'))).toEqual(['backup.sqlite']);
  });

  const why = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';
  test.skipIf(why !== '')(
    `that its disk has no room for says so, and leaves nothing there${why}`,
    async () => {
      const { project } = await filledProject();
      const disk = smallDisk();
      const file = join(disk, 'backup.sqlite');
      expect(await backupProject(project, file, quiet)).toMatchObject({
        ok: false,
        error: {
          code: 'disk-full',
          message: `There is not enough space for the backup ${file} on its disk.`,
        },
      });
      expect(readdirSync(disk)).toEqual([]);
    },
  );

  test('tells its size and how far it has come', async () => {
    const { project, folder } = await filledProject();
    const steps: { done: number; total: number }[] = [];
    const file = join(folder, 'backup.sqlite');
    const made = await backupProject(project, file, (step) => steps.push(step));
    expect(made).toEqual({ ok: true, value: statSync(file).size });
    expect(steps.length).toBeGreaterThan(2);
    expect(steps).toEqual(steps.toSorted((one, other) => one.done - other.done));
  });

  test('is the project as it was at one moment, though a scan writes on', async () => {
    const { project, folder } = await filledProject();
    const file = join(folder, 'backup.sqlite');
    let writes: Promise<unknown> = Promise.resolve();
    let steps = 0;
    const made = await backupProject(project, file, () => {
      steps += 1;
      const startedAt = firstScanAt + steps;
      writes = writes.then(() =>
        project.write.createScan({
          connectorId: 'c1',
          connectorName: 'Console',
          mode: 'scan',
          kind: 'full',
          scope: '{}',
          startedAt,
        }),
      );
    });
    await writes;
    expect(made).toMatchObject({ ok: true });
    expect(await describeBackup(file)).toMatchObject({ ok: true, value: { findings: 3000, scans: 1 } });
    expect(await project.read.selectFrom('scan').select('id').execute()).toHaveLength(1 + steps);
  });

  test('that is cancelled leaves what was there before', async () => {
    const { project, folder } = await filledProject();
    const file = join(folder, 'backup.sqlite');
    writeFileSync(file, 'an older one');
    const made = await backupProject(project, file, quiet, AbortSignal.abort());
    expect(made).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readFileSync(file, 'utf8')).toBe('an older one');
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  test('says why it cannot be written, and never goes over the project', async () => {
    const { project, folder } = await filledProject();
    mkdirSync(join(folder, 'taken'));
    for (const target of [join(folder, 'missing', 'b.sqlite'), join(folder, 'taken'), project.file]) {
      expect(await backupProject(project, target, quiet)).toMatchObject({
        ok: false,
        error: { code: 'backup-unwritable', message: expect.stringContaining(target) },
      });
    }
    expect(await project.read.selectFrom('asset').select('id').limit(1).execute()).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  });
});

describe('a copy of what cannot be backed up', () => {
  test.each([
    [
      'a newer release',
      'user_version = 999',
      'project-too-new',
      'was written by a newer release (version 999;',
    ],
    ['another program', 'application_id = 7', 'project-not-ours', 'is a SQLite file of another program;'],
  ])('names what it is: of %s', async (_, pragma, code, message) => {
    const { folder, file } = await madeBackup();
    tampered(file, (database) => database.pragma(pragma));
    const copying = copyDatabase({
      projectFile: file,
      wanted: join(folder, 'copy.sqlite'),
      onProgress: quiet,
      cancelled: () => false,
    });
    await expect(copying).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
  });
});

describe('what is taken for a backup', () => {
  async function refusal(file: string) {
    const described = await describeBackup(file);
    return described.ok ? null : { code: described.error.code, message: described.error.message };
  }

  test('is also a project as it lies there, with its write-ahead log; nothing is written beside it', async () => {
    const { folder, project } = await filledProject();
    const beside = readdirSync(folder);
    expect(beside).toContain('project.sqlite-wal');
    expect(await describeBackup(project.file)).toMatchObject({ value: { findings: 3000 }, ok: true });
    expect(readdirSync(folder)).toEqual(beside);
  });

  test('is no other file, whatever its name', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'backup.sqlite');
    expect(await refusal(file)).toMatchObject({ code: 'project-unreachable' });
    writeFileSync(file, '');
    expect(await refusal(file)).toMatchObject({ code: 'project-not-ours' });
    writeFileSync(file, 'a letter, '.repeat(500));
    expect(await refusal(file)).toEqual({
      code: 'project-not-ours',
      message: `${file} is not a project backup: it is not a SQLite file.`,
    });
    expect(await refusal(folder)).toMatchObject({ code: 'project-unreachable' });
  });

  test("is no other program's database", async () => {
    const file = join(temporaryFolder(), 'theirs.sqlite');
    tampered(file, (database) => database.exec('CREATE TABLE theirs (a)'));
    expect(await refusal(file)).toMatchObject({
      code: 'project-not-ours',
      message: expect.stringContaining('another program'),
    });
  });

  test('is nothing that a newer release wrote', async () => {
    const { file } = await madeBackup();
    tampered(file, (database) => database.pragma('user_version = 999'));
    expect(await refusal(file)).toMatchObject({
      code: 'project-too-new',
      message: expect.stringContaining('newer release'),
    });
  });

  test.each([
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON scan BEGIN DELETE FROM finding; END'],
    ['a view', 'CREATE VIEW v AS SELECT * FROM finding'],
    ['a table more', 'CREATE TABLE more (a)'],
    ['a table less', 'DROP TABLE reported_removal'],
    ['a column more', "ALTER TABLE asset ADD COLUMN more TEXT DEFAULT 'x'"],
    ['an index over an expression', 'CREATE INDEX i ON asset (abs(agent_id))'],
  ])('is nothing with %s', async (_, change) => {
    const { file } = await madeBackup();
    tampered(file, (database) => database.exec(change));
    expect(await refusal(file)).toMatchObject({
      code: 'project-not-ours',
      message: expect.stringContaining('tables, views or triggers that a project does not have'),
    });
  });

  test('is nothing with values that no project has, which would keep the application from starting', async () => {
    const { file } = await madeBackup();
    const whole = readFileSync(file);
    const badScope = '{"accountIds":[1],"siteIds":[],"groupIds":[]}';
    for (const [column, change] of [
      ['scan.finished_at', 'UPDATE scan SET finished_at = 9000000000000000'],
      ['scan.state', "UPDATE scan SET state = 'perfect'"],
      ['scan.scope', "UPDATE scan SET scope = '{}'"],
      ['scan.scope', `UPDATE scan SET scope = '"all"'`],
      ['scan.scope', `UPDATE scan SET scope = '${badScope}'`],
      ['walk.scope_ids', "UPDATE walk SET scope_ids = '[[]]'"],
      ['asset.tags', `UPDATE asset SET tags = '["left open' WHERE id = 7`],
      ['asset.cloud', "UPDATE asset SET cloud = '[]' WHERE id = 7"],
      ['asset.last_boot_at', 'UPDATE asset SET last_boot_at = -9223372036854775807 - 1 WHERE id = 7'],
      ['finding.severity', 'UPDATE finding SET severity = 6 WHERE asset_id = 7'],
      ['finding.set_status', "UPDATE finding SET set_status = '<b>' WHERE asset_id = 7"],
    ] as const) {
      writeFileSync(file, whole);
      tampered(file, (database) => database.exec(change));
      expect([change, await refusal(file)]).toEqual([
        change,
        {
          code: 'project-not-ours',
          message: `${file} is not a project backup: its ${column} contains a value that no project has.`,
        },
      ]);
    }
  });

  test.skipIf(process.platform === 'win32')('is no pipe or device, which might never end', async () => {
    const folder = temporaryFolder();
    const pipe = join(folder, 'pipe.sqlite');
    spawnSync('mkfifo', [pipe]);
    for (const endless of [pipe, '/dev/zero']) {
      expect(await refusal(endless)).toEqual({
        code: 'project-unreachable',
        message: `The backup ${endless} cannot be read (it is not a regular file).`,
      });
    }
    const { file } = await madeBackup();
    tampered(file, (database) => database.pragma('journal_mode = WAL'));
    spawnSync('mkfifo', [`${file}-wal`]);
    expect(await describeBackup(file)).toMatchObject({ ok: true, value: { findings: 3000 } });
  });

  test('is whole', async () => {
    const { folder, file } = await madeBackup();
    const bytes = readFileSync(file);
    const cut = join(folder, 'cut.sqlite');
    writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
    const scratched = join(folder, 'scratched.sqlite');
    writeFileSync(scratched, bytes.fill(0xaa, bytes.length / 2, bytes.length / 2 + 8192));
    for (const damaged of [cut, scratched]) {
      expect(await refusal(damaged)).toEqual({
        code: 'project-damaged',
        message: `The backup ${damaged} is damaged and cannot be restored.`,
      });
    }
  });
});

describe('deleting all data', () => {
  test('empties the project, gives its room back, and leaves it ready for the next scan', async () => {
    const { project } = await filledProject();
    const reader = new Database(project.file, { readonly: true });
    onTestFinished(() => void reader.close());
    const size = statSync(project.file).size + statSync(`${project.file}-wal`).size;
    await project.write.deleteAllData();
    const tables = reader.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
    for (const table of tables.filter((name) => !String(name).startsWith('sqlite_'))) {
      expect([table, reader.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
    }
    expect(statSync(project.file).size + statSync(`${project.file}-wal`).size).toBeLessThan(size / 10);

    const assets = [endpoint('1')];
    const findings = [risk('1', 'CVE-2024-0001')];
    expect(await scan(project, { startedAt: firstScanAt, assets, findings })).toBe(2);
    expect(await project.read.selectFrom('finding').selectAll().execute()).toHaveLength(1);
    expect(await project.read.selectFrom('vulnerability').select('cve').execute()).toHaveLength(1);
  });

  test('can be done in a new project', async () => {
    const opened = await openSqliteProject(join(temporaryFolder(), 'project.sqlite'));
    if (!opened.ok) throw opened.error;
    onTestFinished(() => opened.value.close());
    expect(await opened.value.write.deleteAllData()).toBeUndefined();
  });
});
