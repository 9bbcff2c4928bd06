import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  globSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../main/project/sqlite/migrations/migrate.ts';
import { expectEqualToTenant } from '../builders/equal-to-tenant.ts';
import { InterruptedSync } from '../builders/interrupted-sync.ts';
import { fillUp, smallDisk, smallDisksPossible } from '../builders/small-disk.ts';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { runCli } from '../setup/run-cli.ts';
import { Campaign, patience, times } from './campaign.ts';

const noDisk = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';

/** The code of the error that a command ended with. */
function errorOf({ stdout }: { readonly stdout: string }): unknown {
  return (JSON.parse(stdout) as { error?: { code: unknown } }).error?.code;
}

/** Syncs to the end, and expects everything to be there. */
async function expectWhole(syncing: InterruptedSync): Promise<void> {
  const { scan } = await syncing.sync(['--full']);
  expect(scan.state).toBe('complete');
  await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
}

/** How many findings the project on a disk without room has, read from a sound copy of it. */
function soundRows(disk: string): number {
  const folder = temporaryFolder();
  for (const name of globSync('project.sqlite*', { cwd: disk })) cpSync(join(disk, name), join(folder, name));
  const copy = new Database(join(folder, 'project.sqlite'));
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  const rows = Number(copy.prepare('SELECT count(*) FROM finding').pluck().get());
  copy.close();
  return rows;
}

describe('a disk without room', { timeout: patience }, () => {
  test.skipIf(noDisk !== '')(`in the middle of a scan${noDisk}`, async () => {
    const campaign = new Campaign('a disk that runs full during a scan');
    const disk = smallDisk();
    const syncing = await InterruptedSync.start(disk);
    for (let turn = 0; turn < times(2, 30); turn += 1) {
      syncing.world.advanceDays(1);
      const ballast = join(disk, 'ballast');
      const ended = await syncing.syncUntil(campaign.between(1, 32), () => fillUp(ballast), ['--full']);
      if (ended.exitCode !== 0) expect(errorOf(ended)).toBe('disk-full');
      campaign.count(ended.exitCode === 0 ? 'scans that fitted' : 'scans that said so');
      rmSync(ballast, { force: true });
      syncing.checkProject();
      await expectWhole(syncing);
      campaign.count('projects equal to the tenant');
    }
  });

  test.skipIf(noDisk !== '')(`for a migration${noDisk}`, async () => {
    const campaign = new Campaign('a disk too full for a migration');
    for (let turn = 0; turn < times(1, 20); turn += 1) {
      const disk = smallDisk();
      const file = join(disk, 'project.sqlite');
      const older = new Database(file);
      // Of a release that did not keep summaries: these are made of the findings.
      migrate(older, file, migrations.slice(0, campaign.between(1, 2)));
      const add = older.prepare(
        `INSERT INTO finding (asset_id, vulnerability_id, application_id, mitigated, first_seen_walk, last_seen_walk, severity)
         VALUES (?, ?, 1, 0, 1, 1, 3)`,
      );
      older.transaction(() => {
        for (let row = 0; row < 10_000; row += 1) add.run(row % 100, row);
      })();
      older.close();
      const ballast = join(disk, 'ballast');
      fillUp(ballast);
      // Some room, by chance: enough for the backup that is made first, or not even for that.
      truncateSync(ballast, Math.max(0, statSync(ballast).size - campaign.between(0, 900_000)));
      const refused = await runCli(['--data-dir', disk, 'status', '--json']);
      campaign.count(refused.exitCode === 0 ? 'migrations that fitted' : 'migrations that said so');
      if (refused.exitCode !== 0) {
        expect(['disk-full', 'migration-failed']).toContain(errorOf(refused));
        expect(soundRows(disk)).toBe(10_000);
      }
      rmSync(ballast);
      expect((await runCli(['--data-dir', disk, 'status', '--json'])).exitCode).toBe(0);
      const whole = new Database(file, { readonly: true });
      expect(whole.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(whole.prepare('SELECT sum(instances) FROM vulnerability_summary').pluck().get()).toBe(10_000);
      whole.close();
      campaign.count('projects whole afterwards');
    }
  });

  test.skipIf(noDisk !== '')(`for a backup and an export${noDisk}`, async () => {
    const campaign = new Campaign('a disk too full for a backup or an export');
    const syncing = await InterruptedSync.start();
    await expectWhole(syncing);
    const disk = smallDisk();
    for (let turn = 0; turn < times(1, 10); turn += 1) {
      fillUp(join(disk, 'ballast'));
      truncateSync(join(disk, 'ballast'), 4_194_304 - campaign.between(0, 16) * 4096);
      for (const command of [
        ['export', 'findings', '--out', join(disk, 'findings.csv')],
        ['export', 'assets', '--format', 'jsonl', '--out', join(disk, 'assets.jsonl')],
      ]) {
        const refused = await syncing.cli.run([...command, '--json']);
        if (refused.exitCode === 0) continue;
        expect(refused.exitCode).toBe(1);
        expect(refused.stderr + refused.stdout).toMatch(/full|room|space/);
        campaign.count('files that were refused');
      }
      const left = readdirSync(disk).filter((name) => /tmp|part/.test(name));
      expect(left).toEqual([]);
      for (const name of readdirSync(disk)) rmSync(join(disk, name));
    }
    await expectEqualToTenant(syncing.world, syncing.cli.dataDir);
  });

  test.skipIf(noDisk !== '')(`that can only be read${noDisk}`, async () => {
    const campaign = new Campaign('a data folder that can only be read');
    const disk = smallDisk();
    const syncing = await InterruptedSync.start(disk);
    await expectWhole(syncing);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    for (const command of [
      ['sync'],
      ['status'],
      ['findings', 'list'],
      ['mode', 'asset-sync'],
      ['connector', 'list'],
    ]) {
      const refused = await syncing.cli.run([...command, '--json']);
      campaign.count(refused.exitCode === 0 ? 'commands that needed not to write' : 'commands that said so');
      if (refused.exitCode === 0) continue;
      expect([command, errorOf(refused)]).not.toEqual([command, 'internal']);
      expect(typeof errorOf(refused)).toBe('string');
    }
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    await expectWhole(syncing);
  });
});

describe('a project file that something happens to', { timeout: patience }, () => {
  test('damaged in its header, a page or its log: said so and left as it is, or whole without the last pages', async () => {
    const campaign = new Campaign('a project damaged in its header, its pages, its write-ahead log');
    const syncing = await InterruptedSync.start();
    await expectWhole(syncing);
    // Killed in the middle, so that there is a log beside the file.
    syncing.world.advanceDays(1);
    await syncing.syncUntil(20, ({ send }) => send('SIGKILL'), ['--full']);
    const sound = temporaryFolder();
    const folder = syncing.cli.dataDir;
    for (const name of globSync('project.sqlite*', { cwd: folder }))
      cpSync(join(folder, name), join(sound, name));
    for (let turn = 0; turn < times(6, 60); turn += 1) {
      const where = (['header', 'page', 'log'] as const)[turn % 3] ?? 'page';
      for (const name of globSync('project.sqlite*', { cwd: folder })) rmSync(join(folder, name));
      for (const name of readdirSync(sound)) cpSync(join(sound, name), join(folder, name));
      const file = join(folder, where === 'log' ? 'project.sqlite-wal' : 'project.sqlite');
      const { size } = statSync(file);
      const [from, to] = where === 'header' ? [0, 100] : where === 'page' ? [4096, size] : [0, size];
      const at = campaign.between(from, Math.max(from, to - 65));
      const handle = openSync(file, 'r+');
      writeSync(handle, Buffer.from(Array.from({ length: 64 }, () => campaign.between(0, 255))), 0, 64, at);
      closeSync(handle);
      const ended = await syncing.syncUntil(0, () => undefined, ['--full']);
      campaign.count(`damaged in the ${where}`);
      if (ended.exitCode === 0) {
        campaign.count('read all the same');
        continue;
      }
      const known = [
        'project-damaged',
        'project-not-ours',
        'project-too-new',
        'project-unreachable',
        'migration-failed',
      ];
      expect(known).toContain(errorOf(ended));
      expect(existsSync(join(folder, 'project.sqlite'))).toBe(true);
      campaign.count('refused in plain words');
    }
  });

  test('deleted under a running scan: said so, and never taken for a new project', async () => {
    const campaign = new Campaign('a project deleted under a running scan');
    const syncing = await InterruptedSync.start();
    for (let turn = 0; turn < times(2, 20); turn += 1) {
      await expectWhole(syncing);
      const backup = join(temporaryFolder(), 'backup.sqlite');
      expect((await syncing.cli.run(['project', 'backup', backup])).exitCode).toBe(0);
      const ended = await syncing.syncUntil(campaign.between(1, 30), () => {
        for (const name of globSync('project.sqlite*', { cwd: syncing.cli.dataDir }))
          rmSync(join(syncing.cli.dataDir, name));
      }, ['--full']);
      expect([0, 1]).toContain(ended.exitCode);
      if (ended.exitCode === 1) expect(errorOf(ended)).toBe('project-gone');
      campaign.count(ended.exitCode === 1 ? 'scans that said so' : 'scans that had ended');
      const next = await syncing.syncUntil(0, () => undefined, ['--full']);
      expect([next.exitCode, errorOf(next)]).toEqual([1, 'project-missing']);
      expect((await syncing.cli.run(['project', 'restore', backup, '--yes'])).exitCode).toBe(0);
      await expectWhole(syncing);
      campaign.count('projects equal to the tenant');
    }
  });

  test('locked by another program: waited for, then said so, and nothing is lost', async () => {
    const campaign = new Campaign('a project locked by another program');
    const syncing = await InterruptedSync.start();
    await expectWhole(syncing);
    for (let turn = 0; turn < times(1, 4); turn += 1) {
      const other = new Database(join(syncing.cli.dataDir, 'project.sqlite'));
      const ended = await syncing.syncUntil(campaign.between(2, 20), () => {
        other.exec('BEGIN IMMEDIATE');
        setTimeout(() => other.exec('ROLLBACK'), campaign.between(50, 3000));
      }, ['--full']);
      expect(ended.exitCode).toBe(0);
      other.close();
      campaign.count('locks waited for');
      await expectWhole(syncing);
    }
  });
});

test('settings cut off or spoiled: recovered from the last good copy, or said so', {
  timeout: patience,
}, async () => {
  const campaign = new Campaign('a settings file cut off or spoiled at random');
  const syncing = await InterruptedSync.start();
  await syncing.cli.run(['mode', 'asset-sync']);
  await syncing.cli.run(['mode', 'scan']);
  const file = join(syncing.cli.dataDir, 'settings.json');
  const sound = readFileSync(file);
  for (let turn = 0; turn < times(4, 100); turn += 1) {
    if (turn % 2 === 0) writeFileSync(file, sound.subarray(0, campaign.between(0, sound.length - 2)));
    else
      writeFileSync(
        file,
        Buffer.from(sound).fill(campaign.between(0, 31), campaign.between(1, sound.length - 1)),
      );
    const listed = await syncing.cli.run(['connector', 'list', '--json']);
    expect(listed.exitCode).toBe(0);
    expect((JSON.parse(listed.stdout) as { connectors: unknown[] }).connectors).toHaveLength(1);
    campaign.count('files spoiled');
    campaign.count('connectors lost', 0);
  }
});
