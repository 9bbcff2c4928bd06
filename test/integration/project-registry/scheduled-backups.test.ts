import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeProcessLock } from '../../../main/locks/process-lock.ts';
import { placeOfFile } from '../../../main/project/engines/engines.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { ScheduledBackups } from '../../../main/project-registry/scheduled-backups.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import type { BackupPlan } from '../../../preload/contract/backup-plan.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { describeBackup } from '../../builders/project-jobs.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { must } from '../../builders/timed-application.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A project with a plan of backups, over time that the test lets pass. */
async function planned(plan: BackupPlan) {
  const dataDir = temporaryFolder();
  const settings = new SettingsStore(dataDir);
  must(settings.update<never>((before) => ({ ok: true, value: { ...before, backups: plan } })));
  const folder = join(dataDir, 'backups', '00000001');
  const ends: (string | null)[] = [];
  const project = await openTestProject(dataDir);
  let clock = Date.parse('2026-11-27T02:00:00Z');
  let open: () => OpenSqliteProject = () => project;
  const backups = new ScheduledBackups({
    dataDir,
    projectId: '00000001',
    settings,
    project: () => open(),
    now: () => clock,
    ended: (trouble) => ends.push(trouble?.message ?? null),
  });
  return {
    backups,
    folder,
    ends,
    failureKept: () => must(settings.read()).settings.projects[0]?.backupFailure,
    project,
    kept: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.sqlite'))
        .toSorted(),
    others: () => readdirSync(folder).filter((name) => !/(\.sqlite|backup\.lock)$/.test(name)),
    openAs: (other: () => OpenSqliteProject) => {
      open = other;
    },
    async later(ms: number) {
      clock += ms;
      await backups.tick();
    },
  };
}

describe('scheduled backups', () => {
  test('are made when the last is old enough, once however many were missed', async () => {
    const { later, kept, folder, ends } = await planned({ every: 'daily', keep: 10 });
    await later(0);
    await later(day - 1);
    expect(kept()).toEqual(['2026-11-27T02-00-00-000Z.sqlite']);
    await later(1);
    await later(9 * day + 5 * hour);
    await later(0);
    expect(kept()).toHaveLength(3);
    expect(ends).toEqual([null, null, null]);
    expect(must(await describeBackup(join(folder, kept()[0] ?? '')))).toMatchObject({ assets: 0, scans: 0 });
  });

  test('are not made where the plan is never, or while the project is not open', async () => {
    const never = await planned({ every: 'never', keep: 1 });
    await never.later(99 * day);
    expect(() => never.kept()).toThrow('ENOENT');
    const closed = await planned({ every: 'weekly', keep: 1 });
    closed.openAs(() => {
      throw new Error('closed');
    });
    await closed.later(99 * day);
    expect(closed.ends).toEqual([]);
  });

  test('leave as many as the plan keeps, the newest, and nothing that is not theirs', async () => {
    const { later, kept, folder, others } = await planned({ every: 'daily', keep: 2 });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'mine.txt'), 'kept');
    writeFileSync(join(folder, '2026-11-26T02-00-00-000Z.sqlite.unchecked'), 'cut off');
    for (let count = 0; count < 4; count += 1) await later(day);
    expect(kept()).toEqual(['2026-11-30T02-00-00-000Z.sqlite', '2026-12-01T02-00-00-000Z.sqlite']);
    expect(others()).toEqual(['mine.txt']);
  });

  test('go on when the clock is set back: what bears a time to come is the oldest', async () => {
    const { later, kept } = await planned({ every: 'daily', keep: 2 });
    await later(30 * day);
    await later(-30 * day);
    await later(hour);
    await later(day);
    expect(kept()).toEqual(['2026-11-27T02-00-00-000Z.sqlite', '2026-11-28T03-00-00-000Z.sqlite']);
  });

  test('of a damaged project push out no good one, and are tried again in an hour', async () => {
    const { later, kept, ends, failureKept, openAs, project, others } = await planned({
      every: 'daily',
      keep: 1,
    });
    await later(0);
    const damaged = join(temporaryFolder(), 'project.sqlite');
    writeFileSync(
      damaged,
      'no database at all, and long enough to be read as the first page of one'.repeat(99),
    );
    openAs(() => ({ ...project, place: placeOfFile(damaged) }));
    await later(day);
    await later(hour - 1);
    expect(ends).toEqual([null, expect.stringContaining('could not be made')]);
    expect(failureKept()).toEqual(expect.any(String));
    expect(kept()).toEqual(['2026-11-27T02-00-00-000Z.sqlite']);
    expect(others()).toEqual([]);
    openAs(() => project);
    await later(1);
    expect(ends.at(-1)).toBeNull();
    expect(failureKept()).toBeUndefined();
    expect(kept()).toEqual(['2026-11-28T03-00-00-000Z.sqlite']);
  });

  test('are made by one process at a time', async () => {
    const { later, kept, folder } = await planned({ every: 'daily', keep: 1 });
    mkdirSync(folder, { recursive: true });
    const other = takeProcessLock(join(folder, 'backup.lock'), 0);
    await later(0);
    expect(kept()).toEqual([]);
    other?.release();
    await later(0);
    expect(kept()).toHaveLength(1);
  });

  test('that are interrupted leave nothing, and are made later', async () => {
    const { backups, later, kept, others } = await planned({ every: 'daily', keep: 1 });
    const running = later(0);
    await backups.interrupt();
    await running;
    expect(others()).toEqual([]);
    await later(0);
    expect(kept()).toHaveLength(1);
    await backups.stop();
    await later(day);
    expect(kept()).toEqual(['2026-11-27T02-00-00-000Z.sqlite']);
  });
});
