import {
  copyFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { backupProject, restoreProject } from '../../builders/project-jobs.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { endpoint, firstScanAt, newProject, scan } from '../queries/filled-project.ts';
import { imagesOf, restoreImages } from './images-of-steps.ts';

const now = Date.UTC(2026, 10, 22, 22, 30, 0, 7);
const keptName = 'project.sqlite.kept-2026-11-22T22-30-00-007Z';
const quiet = () => undefined;

/** A backup of a project whose one asset is named "backed-up". */
let backup: Buffer;

beforeAll(async () => {
  const { project, folder, close } = await newProject();
  await scan(project, { startedAt: firstScanAt, assets: [endpoint('1', { host_name: 'backed-up' })] });
  const file = join(folder, 'backup.sqlite');
  const made = await backupProject(project, file, quiet);
  if (!made.ok) throw made.error;
  backup = readFileSync(file);
  await close();
});

/** A closed project whose one asset is named "current", and the backup in another folder. */
async function closedProject() {
  const folder = temporaryFolder();
  const projectFile = join(folder, 'project.sqlite');
  const opened = await openSqliteProject(projectFile);
  if (!opened.ok) throw opened.error;
  await scan(opened.value, { startedAt: firstScanAt, assets: [endpoint('1', { host_name: 'current' })] });
  await opened.value.close();
  const backupFile = join(temporaryFolder(), 'backup.sqlite');
  writeFileSync(backupFile, backup);
  return { folder, projectFile, backupFile };
}

/** The name of the one asset in a project, opened as the product opens it. */
async function assetIn(projectFile: string): Promise<string | null | undefined> {
  const opened = await openSqliteProject(projectFile);
  if (!opened.ok) throw opened.error;
  const assets = await opened.value.read.selectFrom('asset').select('host_name').execute();
  await opened.value.close();
  return assets.length === 1 ? assets[0]?.host_name : undefined;
}

/** The same of a project that a killed process left, read without any of the product's code. */
function assetAsItLies(projectFile: string): string {
  const database = new Database(projectFile, { fileMustExist: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return String(database.prepare('SELECT host_name FROM asset').pluck().get());
  } finally {
    database.close();
  }
}

describe('restoring a backup', () => {
  test('puts it in the place of the project and keeps that one beside it', async () => {
    const { folder, projectFile, backupFile } = await closedProject();
    const steps: unknown[] = [];
    expect(await restoreProject({ projectFile, backupFile, now }, (step) => steps.push(step))).toEqual({
      ok: true,
      value: { keptAs: join(folder, keptName) },
    });
    expect(readdirSync(folder).sort()).toEqual(['project.sqlite', keptName]);
    expect(statSync(projectFile).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, keptName)).mode & 0o777).toBe(0o600);
    expect(steps.at(-1)).toEqual({ done: backup.length, total: backup.length });
    expect(await assetIn(projectFile)).toBe('backed-up');
    expect(await assetIn(join(folder, keptName))).toBe('current');
    expect(readFileSync(backupFile).equals(backup)).toBe(true);
  });

  test('can be taken back: what was kept is a backup too', async () => {
    const { folder, projectFile, backupFile } = await closedProject();
    await restoreProject({ projectFile, backupFile, now }, quiet);
    const kept = join(folder, keptName);
    const back = await restoreProject({ projectFile, backupFile: kept, now: now + 1 }, quiet);
    expect(back).toMatchObject({ ok: true });
    expect(await assetIn(projectFile)).toBe('current');
  });

  test('takes a project with its write-ahead log, as a program that was ended left it', async () => {
    const { projectFile } = await closedProject();
    const other = await closedProject();
    const writer = new Database(other.projectFile);
    writer.exec("UPDATE asset SET host_name = 'in the log'");
    const left = join(temporaryFolder(), 'left.sqlite');
    copyFileSync(other.projectFile, left);
    copyFileSync(`${other.projectFile}-wal`, `${left}-wal`);
    writer.close();
    const restored = await restoreProject({ projectFile, backupFile: left, now }, quiet);
    expect(restored).toMatchObject({ ok: true });
    expect(await assetIn(projectFile)).toBe('in the log');
  });

  test('does not mix the log of the project there was with the one put in its place', async () => {
    const { folder, projectFile, backupFile } = await closedProject();
    const writer = new Database(projectFile);
    writer.exec("UPDATE asset SET host_name = 'in the log'");
    const [main, log] = [readFileSync(projectFile), readFileSync(`${projectFile}-wal`)];
    writer.close();
    // As a program that was killed leaves it.
    writeFileSync(projectFile, main);
    writeFileSync(`${projectFile}-wal`, log);
    expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toMatchObject({ ok: true });
    expect(await assetIn(projectFile)).toBe('backed-up');
    expect(await assetIn(join(folder, keptName))).toBe('in the log');
  });

  test('replaces a damaged project, and keeps all of it', async () => {
    const { folder, projectFile, backupFile } = await closedProject();
    writeFileSync(projectFile, 'no database');
    writeFileSync(`${projectFile}-wal`, 'nor its log');
    expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toMatchObject({ ok: true });
    expect(await assetIn(projectFile)).toBe('backed-up');
    expect(readFileSync(join(folder, keptName), 'utf8')).toBe('no database');
    expect(readFileSync(join(folder, `${keptName}-wal`), 'utf8')).toBe('nor its log');
  });

  test('works where there is no project yet', async () => {
    const { backupFile } = await closedProject();
    const projectFile = join(temporaryFolder(), 'project.sqlite');
    expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toEqual({
      ok: true,
      value: { keptAs: '' },
    });
    expect(await assetIn(projectFile)).toBe('backed-up');
  });

  test.skipIf(process.platform === 'win32')(
    'writes through no link that somebody laid where its files come, whatever the backup is called',
    async () => {
      const { folder, projectFile } = await closedProject();
      const victim = join(temporaryFolder(), 'victim');
      writeFileSync(victim, 'as it was');
      for (const ending of ['.restoring', '.restoring-wal', '.restoring-shm', '.restoring-journal']) {
        symlinkSync(victim, `${projectFile}${ending}`);
      }
      const backupFile = join(temporaryFolder(), '..%2f..\\..;project.sqlite');
      writeFileSync(backupFile, backup);
      expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toMatchObject({ ok: true });
      expect(readFileSync(victim, 'utf8')).toBe('as it was');
      expect(readdirSync(folder).sort()).toEqual(['project.sqlite', keptName]);
      expect(lstatSync(projectFile).isFile()).toBe(true);
      expect(await assetIn(projectFile)).toBe('backed-up');

      // Under the name of what is kept too: that restore fails, and the project stays.
      const later = `${projectFile}.kept-${new Date(now + 1).toISOString().replace(/[:.]/g, '-')}`;
      symlinkSync(victim, later);
      await restoreProject({ projectFile, backupFile, now: now + 1 }, quiet);
      expect(readFileSync(victim, 'utf8')).toBe('as it was');
      expect(await assetIn(projectFile)).toBe('backed-up');
    },
  );

  test('is refused while anything has the project open', async () => {
    const { folder, projectFile, backupFile } = await closedProject();
    const opened = await openSqliteProject(projectFile);
    if (!opened.ok) throw opened.error;
    expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toMatchObject({
      ok: false,
      error: { code: 'project-busy' },
    });
    await opened.value.close();
    expect(readdirSync(folder)).toEqual(['project.sqlite']);
    expect(await assetIn(projectFile)).toBe('current');
  });

  test('of what is no backup changes nothing', async () => {
    const { folder, projectFile, backupFile } = await closedProject();
    const hostile = new Database(backupFile);
    hostile.exec('CREATE TRIGGER t AFTER INSERT ON scan BEGIN DELETE FROM finding; END');
    hostile.close();
    expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toMatchObject({
      ok: false,
      error: { code: 'project-not-ours', message: expect.stringContaining(backupFile) },
    });
    writeFileSync(backupFile, backup.subarray(0, backup.length / 2));
    expect(await restoreProject({ projectFile, backupFile, now }, quiet)).toMatchObject({
      ok: false,
      error: { code: 'project-damaged', message: expect.stringContaining(backupFile) },
    });
    expect(readdirSync(folder)).toEqual(['project.sqlite']);
    expect(await assetIn(projectFile)).toBe('current');
  });
});

test('a restore that is killed, before whichever of its steps, leaves one of the two projects whole', async () => {
  const { projectFile, backupFile } = await closedProject();
  const writer = new Database(projectFile);
  writer.exec('UPDATE asset SET memory_mb = 1');
  const [main, log] = [readFileSync(projectFile), readFileSync(`${projectFile}-wal`)];
  writer.close();
  writeFileSync(projectFile, main);
  writeFileSync(`${projectFile}-wal`, log);
  const outcomes: string[] = [];
  for (const folder of imagesOf(restoreImages, projectFile, backupFile, String(now))) {
    const left = join(folder, 'project.sqlite');
    outcomes.push(assetAsItLies(left));
    // The next restore meets what this one left beside the project, and keeps it under the same name.
    rmSync(join(folder, keptName), { force: true });
    expect(await restoreProject({ projectFile: left, backupFile, now }, quiet)).toMatchObject({ ok: true });
    expect(assetAsItLies(left)).toBe('backed-up');
  }
  const firstNew = outcomes.indexOf('backed-up');
  expect(firstNew).toBeGreaterThan(5);
  expect(outcomes.slice(0, firstNew).every((name) => name === 'current')).toBe(true);
  expect(outcomes.slice(firstNew).every((name) => name === 'backed-up')).toBe(true);
});
