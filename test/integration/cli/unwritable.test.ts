import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { InterruptedSync } from '../../builders/interrupted-sync.ts';
import { describeBackup } from '../../builders/project-jobs.ts';
import { fillUp, smallDisk, smallDisksPossible } from '../../builders/small-disk.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { type CliRun, cliFile } from '../../setup/run-cli.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { errorIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

const noDisk = smallDisksPossible() ? '' : ' (skipped: needs the right to mount a small disk)';

/** Every command that only reads, with its export and backup to another disk. */
function readingCommands(elsewhere: string): string[][] {
  return [
    ['status'],
    ['findings', 'list'],
    ['assets', 'list'],
    ['vulnerabilities', 'list'],
    ['scans', 'list'],
    ['scans', 'show', '1'],
    ['connector', 'list'],
    ['rule', 'list'],
    ['project', 'list'],
    ['project', 'backups'],
    ['mode'],
    ['network'],
    ['known-exploited', 'show'],
    ['export', 'findings', '--out', join(elsewhere, 'findings.csv')],
    ['project', 'backup', join(elsewhere, 'backup.sqlite')],
  ];
}

async function expectReadable(
  cli: CliWorkplace,
  expected: { assets: number; findings: number },
): Promise<void> {
  const elsewhere = temporaryFolder();
  for (const command of readingCommands(elsewhere)) {
    const ended = await cli.run([...command, '--json']);
    // The exit code of status tells of the last scan, which the full disk may have broken.
    const codes = command[0] === 'status' ? [0, 1] : [0];
    expect(codes, `${command.join(' ')}: ${ended.stdout}`).toContain(ended.exitCode);
  }
  const status = JSON.parse((await cli.run(['status', '--json'])).stdout);
  expect(status.assets.active).toBe(expected.assets);
  const rows = readFileSync(join(elsewhere, 'findings.csv'), 'utf8').trimEnd().split('\n');
  expect(rows.length - 1).toBe(expected.findings);
  expect(await describeBackup(join(elsewhere, 'backup.sqlite'))).toMatchObject({
    ok: true,
    value: { findings: expected.findings },
  });
}

/** A command that has to write says so, with a code, and changes nothing. */
async function expectRefused(ended: CliRun, codes: readonly string[]): Promise<void> {
  expect(ended.exitCode).not.toBe(0);
  expect(codes).toContain(errorIn(ended).code);
  expect(ended.stderr).not.toMatch(/local disk/);
}

describe('a data folder that can only be read', () => {
  async function scannedDisk() {
    const disk = smallDisk();
    const { server } = await startTenant(filledWorld(3));
    const cli = await cliWorkplace(server, tenantToken, disk);
    expect((await cli.run(['sync'])).exitCode).toBe(0);
    return { disk, cli };
  }

  test.skipIf(noDisk !== '')(`still lists, shows, exports and is backed up${noDisk}`, async () => {
    const { disk, cli } = await scannedDisk();
    expect(existsSync(join(disk, 'project.sqlite-wal'))).toBe(false);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const before = readdirSync(disk);
    await expectReadable(cli, { assets: 3, findings: 6 });
    for (const command of [['sync'], ['mode', 'asset-sync'], ['watch'], ['project', 'create', 'Other']]) {
      await expectRefused(await cli.run([...command, '--json']), [
        'data-dir-unusable',
        'settings-unwritable',
        'project-readonly',
      ]);
    }
    expect(readdirSync(disk)).toEqual(before);
    const { stderr } = await cli.run(['status']);
    expect(stderr).toMatch(/is read-only\. It is read from a temporary copy, as it is now\./);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    expect((await cli.run(['sync'])).exitCode).toBe(0);
  });

  test.skipIf(noDisk !== '')(`shows what stands in the log beside the file, too${noDisk}`, async () => {
    const disk = smallDisk();
    const syncing = await InterruptedSync.start(disk);
    await syncing.sync();
    syncing.world.advanceDays(1);
    // Killed in the middle, so that rows stand in the log alone.
    await syncing.syncUntil(20, ({ send }) => send('SIGKILL'), ['--full']);
    expect(statSync(join(disk, 'project.sqlite-wal')).size).toBeGreaterThan(0);
    const { findings } = syncing.checkProject();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const listed = await syncing.cli.run(['findings', 'list', '--limit', '1', '--json']);
    expect([listed.exitCode, JSON.parse(listed.stdout).total]).toEqual([0, findings]);
    execFileSync('mount', ['-o', 'remount,rw', disk]);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'because of its permissions does so for another user (skipped unless run as root)',
    async () => {
      const folder = temporaryFolder();
      const { server } = await startTenant(filledWorld(3));
      const cli = await cliWorkplace(server, tenantToken, folder);
      await cli.run(['sync']);
      onTestFinished(() => chmodSync(folder, 0o700));
      chmodSync(folder, 0o755);
      for (const name of readdirSync(folder))
        chmodSync(join(folder, name), statSync(join(folder, name)).isDirectory() ? 0o755 : 0o644);
      const ended = spawnSync(
        process.execPath,
        [cliFile, '--data-dir', folder, 'findings', 'list', '--json'],
        {
          uid: 65534,
          gid: 65534,
          encoding: 'utf8',
          env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
        },
      );
      // The repository itself may be closed to that user.
      if (/EACCES|MODULE_NOT_FOUND|Cannot find module/.test(ended.stderr) && ended.stdout === '') return;
      expect([ended.status, ended.stdout && JSON.parse(ended.stdout).total]).toEqual([0, 6]);
    },
  );
});

describe('a disk without room', () => {
  test.skipIf(noDisk !== '')(`goes on being read, and is named as what is full${noDisk}`, async () => {
    const disk = smallDisk();
    const { server } = await startTenant(filledWorld(3));
    const cli = await cliWorkplace(server, tenantToken, disk);
    expect((await cli.run(['sync'])).exitCode).toBe(0);
    fillUp(join(disk, 'ballast'));
    await expectReadable(cli, { assets: 3, findings: 6 });
    for (const command of [
      ['sync', '--full'],
      ['mode', 'asset-sync'],
      ['project', 'backup', join(disk, 'b.sqlite')],
    ]) {
      const ended = await cli.run([...command, '--json']);
      expect([command, ended.exitCode]).toEqual([command, 1]);
      const { code, message, advice } = errorIn(ended);
      expect([command, code]).not.toEqual([command, 'internal']);
      expect([command, `${message} ${advice}`]).toEqual([command, expect.stringMatching(/full|room|space/i)]);
      expect(`${message} ${advice}`).not.toMatch(/local disk/);
    }
    rmSync(join(disk, 'ballast'));
    expect((await cli.run(['sync', '--full'])).exitCode).toBe(0);
  });

  test.skipIf(noDisk !== '')(`for temporary files keeps no command from reading${noDisk}`, async () => {
    const { server } = await startTenant(filledWorld(3));
    const cli = await cliWorkplace(server, tenantToken);
    expect((await cli.run(['sync'])).exitCode).toBe(0);
    const temporary = smallDisk();
    fillUp(join(temporary, 'ballast'));
    const env = { TMPDIR: temporary, SQLITE_TMPDIR: temporary };
    for (const command of readingCommands(temporaryFolder())) {
      const ended = await cli.run([...command, '--json'], { env });
      expect([command, ended.exitCode]).toEqual([command, 0]);
    }
  });
});
