import { spawn } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MigrationProgress } from '../../../main/project/migration-progress.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { type Migration, migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openReadOnlyCopy } from '../../../main/project/sqlite/read-only-copy.ts';
import { openMigrated } from '../../../main/project/sqlite/threads/open-migrated.ts';
import '../../../main/project/spoken-errors.ts';
import { fillUp, smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { imagesOf, migrationImages } from './images-of-steps.ts';
import { testSteps } from './migration-steps.ts';

const rows = 400;

/** A project of the first step, or of the first few, closed. */
function olderProject(folder = temporaryFolder(), version = 1): string {
  const file = join(folder, 'project.sqlite');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  migrate(database, file, testSteps.slice(0, 1));
  const add = database.prepare('INSERT INTO one (b) VALUES (?)');
  for (let row = 0; row < rows; row += 1) add.run(`ROW ${row} ${'X'.repeat(400)}`);
  migrate(database, file, testSteps.slice(0, version));
  database.close();
  return file;
}

async function migrated(file: string, steps: readonly Migration[] = testSteps): Promise<MigrationProgress[]> {
  const progress: MigrationProgress[] = [];
  const database = await openMigrated(file, (step) => progress.push(step), steps);
  database.close();
  return progress;
}

/** What a file holds, as it lies there. */
function contents(file: string): {
  version: number;
  sound: string;
  rows: number;
  upper: number;
  lower: number;
} {
  const database = new Database(file);
  try {
    const number = (sql: string): number => Number(database.prepare(sql).pluck().get());
    return {
      version: Number(database.pragma('user_version', { simple: true })),
      sound: String(database.pragma('integrity_check', { simple: true })),
      rows: number('SELECT count(*) FROM one'),
      upper: number("SELECT count(*) FROM one WHERE b GLOB 'ROW *X'"),
      lower: number("SELECT count(*) FROM one WHERE b GLOB 'row *x'"),
    };
  } finally {
    database.close();
  }
}

const asItWas = { version: 1, sound: 'ok', rows, upper: rows, lower: 0 };
const newest = { version: 4, sound: 'ok', rows, upper: 0, lower: rows };

describe('a migration', () => {
  test('says what it needs and does, and keeps one copy for all of its steps', async () => {
    const file = olderProject();
    const progress = await migrated(file);
    expect(progress[0]).toEqual({
      kind: 'plan',
      from: 1,
      to: 4,
      steps: 3,
      neededBytes: expect.any(Number),
      freeBytes: expect.any(Number),
      copy: `${file}.before-v4.bak`,
    });
    const [plan] = progress;
    // The copy, the log of a step that changes everything, and what the steps add, which stands in log and file.
    const { size } = statSync(`${file}.before-v4.bak`);
    const growth = testSteps.slice(1).reduce((sum, step) => sum + (step.growth ?? 0.1), 0);
    expect(plan?.kind === 'plan' && plan.neededBytes).toBe(Math.ceil(size * (1 + 2 * growth)) + size);
    expect(progress.filter(({ kind }) => kind !== 'copying').slice(1)).toEqual([
      { kind: 'checking' },
      { kind: 'step', step: 1, steps: 3, name: 'lower case' },
      { kind: 'step', step: 2, steps: 3, name: 'a column' },
      { kind: 'step', step: 3, steps: 3, name: 'its values' },
      { kind: 'done' },
    ]);
    expect(progress.findLast(({ kind }) => kind === 'copying')).toMatchObject({ kind: 'copying' });
    expect(contents(file)).toEqual(newest);
    expect(contents(`${file}.before-v4.bak`)).toEqual(asItWas);
    expect(statSync(`${file}.before-v4.bak`).mode & 0o077).toBe(0);
    expect(await migrated(file)).toEqual([]);
  });

  test('asks for room for the free pages of the file too, which its copy takes as well', async () => {
    const file = olderProject();
    const database = new Database(file);
    database.exec(
      'CREATE TABLE ballast (a); INSERT INTO ballast VALUES (zeroblob(2000000)); DROP TABLE ballast',
    );
    database.close();
    const [plan] = await migrated(file);
    const copy = statSync(`${file}.before-v4.bak`).size;
    expect(copy).toBeGreaterThan(2_000_000);
    expect(plan?.kind === 'plan' && plan.neededBytes).toBeGreaterThan(2 * copy);
  });

  test('that is stopped by a limit of the machine names that limit, and can be taken up again', async () => {
    const file = olderProject();
    const run = (): never => {
      throw Object.assign(new Error('out of memory'), { code: 'SQLITE_NOMEM' });
    };
    const limited = { version: 2, name: 'limited', sql: 'SELECT 1', run };
    await expect(migrated(file, [...testSteps.slice(0, 1), limited])).rejects.toMatchObject({
      code: 'out-of-memory',
    });
    await migrated(file);
    expect(contents(file)).toEqual(newest);
  });

  test('of a project that is read from a copy shows its steps, makes no second copy, and leaves the project', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    const database = new Database(file);
    migrate(database, file, migrations.slice(0, -1));
    database.close();
    const before = readFileSync(file);
    const progress: MigrationProgress[] = [];
    const opened = await openReadOnlyCopy(file, (step) => progress.push(step));
    if (!opened.ok) throw opened.error;
    expect(progress).toEqual([
      { kind: 'step', step: 1, steps: 1, name: migrations.at(-1)?.name },
      { kind: 'done' },
    ]);
    expect(readdirSync(join(opened.value.file, '..')).filter((name) => name.includes('before'))).toEqual([]);
    expect(await opened.value.read.selectFrom('asset').selectAll().execute()).toEqual([]);
    await opened.value.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('of a new project makes no copy and says nothing', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    expect(await migrated(file)).toEqual([]);
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('deletes the copies of earlier migrations once its last step is done, and nothing else', async () => {
    const file = olderProject(temporaryFolder(), 2);
    for (const name of ['.before-v2.bak', '.before-v3.bak', '.kept-2026', '.before-vacation.bak'])
      writeFileSync(`${file}${name}`, 'older');
    await migrated(file);
    const left = readdirSync(join(file, '..')).filter((name) => /before|kept/.test(name));
    expect(left.toSorted()).toEqual([
      'project.sqlite.before-v4.bak',
      'project.sqlite.before-vacation.bak',
      'project.sqlite.kept-2026',
    ]);
  });

  test('whose step fails says which, and leaves the project as the steps before it made it', async () => {
    const file = olderProject();
    const broken = { version: 3, name: 'broken', sql: 'UPDATE one SET b = NULL; SELECT nonsense;' };
    await expect(migrated(file, [...testSteps.slice(0, 2), broken])).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('(broken)'),
    });
    expect(contents(file)).toEqual({ ...newest, version: 2 });
    expect(contents(`${file}.before-v3.bak`)).toEqual(asItWas);
    expect((await migrated(file)).filter(({ kind }) => kind === 'step')).toHaveLength(2);
    expect(contents(file)).toEqual(newest);
  });

  test('does not begin with a project that is damaged, and says where it is', async () => {
    const file = olderProject(temporaryFolder(), 4);
    const steps = [...testSteps, { version: 5, name: 'more', sql: 'CREATE TABLE more (a)' }];
    const database = new Database(file);
    const root = Number(
      database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'one_c'").pluck().get(),
    );
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(file);
    // An index page without its entries: every table can be read, and a quick check finds nothing.
    bytes.writeUInt16BE(0, (root - 1) * 4096 + 3);
    writeFileSync(file, bytes);
    await expect(migrated(file, steps)).rejects.toMatchObject({
      code: 'project-damaged',
      message: expect.stringMatching(/damaged \(one, index one_c\); no backup was written/),
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(join(file, '..')).filter((name) => /before|part/.test(name))).toEqual([]);
  });

  const noDisk = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';
  test.skipIf(noDisk !== '')(
    `for which there is no room is refused before anything is changed${noDisk}`,
    async () => {
      const disk = smallDisk();
      const file = olderProject(disk);
      fillUp(join(disk, 'ballast'));
      const { size } = statSync(file);
      truncateSync(join(disk, 'ballast'), statSync(join(disk, 'ballast')).size - Math.ceil(size * 1.5));
      const before = readFileSync(file);
      await expect(migrated(file)).rejects.toMatchObject({
        code: 'disk-full',
        message: expect.stringMatching(
          /takes \d+ MB of free disk, and \d+ MB are free\. Nothing was changed\.$/,
        ),
      });
      expect(readFileSync(file).equals(before)).toBe(true);
      expect(readdirSync(disk).filter((name) => /before|part/.test(name))).toEqual([]);
      rmSync(join(disk, 'ballast'));
      await migrated(file);
      expect(contents(file)).toEqual(newest);
    },
  );

  test('that is killed, before whichever of its steps on the disk, goes on or begins anew whole', async () => {
    const whole = olderProject();
    const images = imagesOf(migrationImages, whole);
    const versions = new Set<number>();
    let copies = 0;
    for (const [step, folder] of images.slice(0, -1).entries()) {
      const file = join(folder, 'project.sqlite');
      const { version, sound, rows: left, upper, lower } = contents(file);
      expect([step, sound, left]).toEqual([step, 'ok', rows]);
      expect([step, version, upper, lower]).toEqual([
        step,
        version,
        ...(version === 1 ? [rows, 0] : [0, rows]),
      ]);
      versions.add(version);
      if (existsSync(`${file}.before-v4.bak`)) copies += 1;
      await migrated(file);
      expect(contents(file)).toEqual(newest);
      // What is kept is the project as it was before the first step, whichever start made it.
      expect(contents(`${file}.before-v4.bak`)).toEqual(asItWas);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    }
    expect([...versions].toSorted()).toEqual([1, 2, 3, 4]);
    expect(copies).toBeGreaterThan(0);
  });

  test('is done by one process, and waited for by the others', async () => {
    const file = olderProject();
    const slow = `
      import { openMigrated } from ${JSON.stringify(new URL('../../../main/project/sqlite/threads/open-migrated.ts', import.meta.url).href)};
      import { testSteps } from ${JSON.stringify(new URL('./migration-steps.ts', import.meta.url).href)};
      const halt = new Int32Array(new SharedArrayBuffer(4));
      const database = await openMigrated(process.argv[1], ({ kind }) => {
        if (kind !== 'checking') return;
        process.stdout.write('checking');
        Atomics.wait(halt, 0, 0, 1500);
      }, testSteps);
      database.close();`;
    const first = spawn(process.execPath, ['--input-type=module', '-e', slow, file]);
    onTestFinished(() => void first.kill('SIGKILL'));
    await new Promise((resolve) => first.stdout.once('data', resolve));
    expect(await migrated(file)).toEqual([{ kind: 'waiting' }]);
    expect(contents(file)).toEqual(newest);
    while (first.exitCode === null) await wait(20);
    expect(first.exitCode).toBe(0);
  });
});
