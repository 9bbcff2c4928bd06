import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkProject } from '../../../main/diagnostics/project-check.ts';
import { placeOfFile } from '../../../main/project/engines/engines.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** The file of a project that was opened once. */
async function projectFile(): Promise<string> {
  const file = join(temporaryFolder(), 'project.sqlite');
  const opened = await openSqliteProject(file);
  if (!opened.ok) throw opened.error;
  await opened.value.close();
  return file;
}

describe('the check of the project', () => {
  it('passes a project, and leaves it as it is', async () => {
    const file = await projectFile();
    const before = readFileSync(file);
    expect(await checkProject(placeOfFile(file))).toMatchObject({ state: 'passed' });
    expect(readFileSync(file)).toEqual(before);
  });

  it('fails with what somebody else put into one', async () => {
    const file = await projectFile();
    const stranger = new Database(file);
    stranger.exec('CREATE TRIGGER t AFTER INSERT ON scan BEGIN DELETE FROM finding; END');
    stranger.close();
    expect(await checkProject(placeOfFile(file))).toMatchObject({
      state: 'failed',
      code: 'project-not-ours',
    });
  });

  it('passes where there is none, and makes none', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    expect(await checkProject(placeOfFile(file))).toMatchObject({ state: 'passed' });
    expect(existsSync(file)).toBe(false);
  });

  it('passes one that was begun and never filled', async () => {
    const file = join(temporaryFolder(), 'project.sqlite');
    closeSync(openSync(file, 'w'));
    expect(await checkProject(placeOfFile(file))).toMatchObject({
      state: 'passed',
      finding: `${file} is still empty; the next scan fills it.`,
    });
  });

  it.each([
    ['of a newer release', 'user_version = 99', 'project-too-new'],
    ['of another program', 'application_id = 7', 'project-not-ours'],
  ])('fails one %s', async (_, pragma, code) => {
    const file = await projectFile();
    const database = new Database(file);
    database.pragma(pragma);
    database.close();
    expect(await checkProject(placeOfFile(file))).toMatchObject({ state: 'failed', code });
  });

  it.each([
    ['whose pages were overwritten', (bytes: Buffer) => bytes.fill(0xa5, 4096 * 4, 4096 * 12)],
    ['that was cut off', (bytes: Buffer) => bytes.subarray(0, 4096 * 5)],
    ['that is no database', () => Buffer.from('something else altogether. '.repeat(40))],
  ])('fails one %s', async (_, damage) => {
    const file = await projectFile();
    writeFileSync(file, damage(readFileSync(file)));
    expect(await checkProject(placeOfFile(file))).toMatchObject({
      state: 'failed',
      code: 'project-damaged',
      advice: expect.stringContaining('estore the newest backup'),
    });
  });
});
