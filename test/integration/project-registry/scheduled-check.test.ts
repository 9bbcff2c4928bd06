import { copyFileSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { takeScanLock } from '../../../main/ingest/scan-lock.ts';
import { placeOfFile, placeWords } from '../../../main/project/engines/engines.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { openKnownProject } from '../../../main/project-registry/open-known-project.ts';
import { recordedErrors } from '../../../main/project-registry/recorded-errors.ts';
import { ScheduledCheck } from '../../../main/project-registry/scheduled-check.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import type { CodedError } from '../../../preload/contract/coded-error.ts';
import { damage } from '../../builders/damaged-project.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { must } from '../../builders/timed-application.ts';
import { addConnector } from '../../unit/schedule/connector-record.ts';

const day = 86_400_000;
const projectId = '00000001';

/** A project that has been used since now, over time that the test lets pass. */
async function usedProject(spoil: (file: string) => void = () => undefined) {
  const dataDir = temporaryFolder();
  const settings = new SettingsStore(dataDir);
  const created = must(await openKnownProject({ dataDir, projectId, settings }));
  const file = placeWords(created.place);
  await created.close();
  spoil(file);
  const project = must(await openSqliteProject(file));
  onTestFinished(() => project.close());
  const ends: (CodedError | null)[] = [];
  let clock = Date.now();
  const begin = () =>
    new ScheduledCheck({
      dataDir,
      projectId,
      settings,
      project: () => project,
      now: () => clock,
      ended: (trouble) => ends.push(trouble),
    });
  let check = begin();
  return {
    dataDir,
    settings,
    ends,
    file,
    kept: () => recordedErrors(must(settings.read()).settings.projects[0], placeOfFile(file)),
    checkedAt: () => must(settings.read()).settings.projects[0]?.checkedAt,
    restart: () => {
      check = begin();
    },
    async later(ms: number) {
      clock += ms;
      await check.tick();
    },
  };
}

test('a project is checked in full once a week, however often the program is started', async () => {
  const { later, restart, ends, checkedAt } = await usedProject();
  await later(0);
  await later(7 * day - 60_000);
  expect([ends, checkedAt()]).toEqual([[], undefined]);
  await later(120_000);
  expect(ends).toEqual([null]);
  const first = checkedAt();
  expect(first).toBeDefined();
  restart();
  await later(6 * day);
  expect([ends, checkedAt()]).toEqual([[null], first]);
  await later(day);
  expect(ends).toEqual([null, null]);
});

test('nothing is checked while a scan of the project runs, in whichever process', async () => {
  const { later, ends, dataDir, settings } = await usedProject();
  addConnector(settings, 'c0ffee01');
  const scan = takeScanLock(dataDir, 'c0ffee01');
  await later(8 * day);
  expect(ends).toEqual([]);
  scan?.release();
  await later(0);
  expect(ends).toEqual([null]);
});

test('damage is named, of an index too, and looked for again until it is gone', async () => {
  const { later, restart, ends, checkedAt, kept, file } = await usedProject((file) => {
    const database = new Database(file);
    database.exec("INSERT INTO vulnerability (cve) VALUES ('CVE-2026-0001'), ('CVE-2026-0002')");
    database.close();
    damage(file, 'sqlite_autoindex_vulnerability_1');
  });
  await later(8 * day);
  expect(ends).toMatchObject([
    { code: 'project-damaged', message: expect.stringContaining('is damaged (vulnerability)') },
  ]);
  await later(3_600_000);
  expect(ends).toHaveLength(1);
  // Another process reads it from the settings, until another file takes the place of this one.
  expect(kept()).toMatchObject({
    damage: { code: 'project-damaged', message: ends[0]?.message },
    backup: null,
  });
  restart();
  await later(0);
  expect(ends).toHaveLength(2);
  expect(checkedAt()).toBeUndefined();
  copyFileSync(file, `${file}.restored`);
  renameSync(`${file}.restored`, file);
  expect(kept().damage).toBeNull();
});
