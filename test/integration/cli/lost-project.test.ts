import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { damage, overwrite } from '../../builders/damaged-project.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { errorIn, scanIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

async function scanned(): Promise<{ cli: CliWorkplace; file: string }> {
  const { server } = await startTenant(filledWorld(3));
  const cli = await cliWorkplace(server);
  expect((await cli.run(['sync'])).exitCode).toBe(0);
  return { cli, file: join(cli.dataDir, 'project.sqlite') };
}

/** A scheduled backup, as the program makes one. */
async function backedUp(cli: CliWorkplace, name: string): Promise<void> {
  const folder = join(cli.dataDir, 'backups', '00000001');
  mkdirSync(folder, { recursive: true });
  expect((await cli.run(['project', 'backup', join(folder, name)])).exitCode).toBe(0);
}

function removeProject(cli: CliWorkplace): void {
  for (const name of globSync('project.sqlite*', { cwd: cli.dataDir })) rmSync(join(cli.dataDir, name));
}

const backup = '2026-11-27T02-00-00-000Z.sqlite';

describe('a project file that is gone', () => {
  const commands = [
    ['status'],
    ['sync'],
    ['findings', 'list'],
    ['export', 'assets', '--out', '/dev/null'],
    ['scans', 'list'],
    ['watch'],
  ];

  test('or empty is never a new project: each command names the newest backup, which brings it back', async () => {
    const { cli, file } = await scanned();
    await backedUp(cli, '2026-11-26T02-00-00-000Z.sqlite');
    await backedUp(cli, backup);
    const emptied = () => {
      removeProject(cli);
      writeFileSync(file, '');
    };
    for (const lose of [() => removeProject(cli), emptied]) {
      lose();
      for (const command of commands) {
        const refused = await cli.run([...command, '--json']);
        expect([command, refused.exitCode]).toEqual([command, 1]);
        expect(errorIn(refused)).toMatchObject({
          code: 'project-missing',
          message: expect.stringMatching(/project\.sqlite is (missing|empty \(0 bytes\)), although/),
          advice: `Restore its newest backup with \`project restore ${backup}\`.`,
        });
        expect(existsSync(file) ? readFileSync(file).length : 0).toBe(0);
      }
      expect((await cli.run(['project', 'backup', join(cli.dataDir, 'other.sqlite')])).exitCode).toBe(1);
      expect((await cli.run(['project', 'restore', backup, '--yes'])).exitCode).toBe(0);
      const status = JSON.parse((await cli.run(['status', '--json'])).stdout);
      expect(status.assets.active).toBe(3);
    }
  });

  test('is known by the settings alone, by a backup alone, and by a log beside it', async () => {
    const { cli, file } = await scanned();
    removeProject(cli);
    const refused = errorIn(await cli.run(['status', '--json']));
    expect(refused.code).toBe('project-missing');
    expect(refused.advice).toMatch(/no scheduled backup.*project restore FILE.*project restore --empty/);

    const { cli: other, file: otherFile } = await scanned();
    await backedUp(other, backup);
    for (const name of globSync('settings.json*', { cwd: other.dataDir })) rmSync(join(other.dataDir, name));
    truncateSync(otherFile, 0);
    expect(errorIn(await other.run(['status', '--json'])).code).toBe('project-missing');

    for (const name of globSync('settings.json*', { cwd: cli.dataDir })) rmSync(join(cli.dataDir, name));
    expect((await cli.run(['status', '--json'])).exitCode).toBe(0);
    writeFileSync(`${file}-wal`, 'what was not in the file yet');
    expect(errorIn(await cli.run(['status', '--json'])).code).toBe('project-missing');
  });

  test('can be begun anew without data where there is no backup, and is filled by the next scan', async () => {
    const { cli, file } = await scanned();
    writeFileSync(file, '');
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    expect((await cli.run(['project', 'restore', '--yes'])).exitCode).toBe(2);
    expect((await cli.run(['project', 'restore', backup, '--empty', '--yes'])).exitCode).toBe(2);
    const begun = await cli.run(['project', 'restore', '--empty', '--yes', '--json']);
    expect([begun.exitCode, JSON.parse(begun.stdout)]).toEqual([
      0,
      { restored: { file: null, keptAs: expect.stringContaining('project.sqlite.kept-') } },
    ]);
    expect(JSON.parse((await cli.run(['status', '--json'])).stdout).assets.active).toBe(0);
    expect(scanIn(await cli.run(['sync', '--json']))).toMatchObject({
      state: 'complete',
      assets: { new: 3 },
    });
  });

  test('was never there at a first start: a connector or a project that was only created makes one', async () => {
    const { server } = await startTenant(filledWorld(3));
    const cli = await cliWorkplace(server);
    expect((await cli.run(['status'])).exitCode).toBe(0);
    // A first start that was cut off before it had written anything.
    writeFileSync(join(cli.dataDir, 'project.sqlite'), '');
    expect(scanIn(await cli.run(['sync', '--json']))).toMatchObject({ state: 'complete' });
    expect((await cli.run(['project', 'create', 'Second'])).exitCode).toBe(0);
    expect((await cli.run(['status', '--project', 'Second'])).exitCode).toBe(0);
  });
});

describe('a project that is damaged', () => {
  test('is never copied over a good backup, and says where it is damaged', async () => {
    const { cli, file } = await scanned();
    const target = join(cli.dataDir, 'by-hand.sqlite');
    expect((await cli.run(['project', 'backup', target])).exitCode).toBe(0);
    const good = readFileSync(target);
    damage(file, 'finding_by_vulnerability');
    const refused = await cli.run(['project', 'backup', target, '--json']);
    expect(refused.exitCode).toBe(1);
    expect(errorIn(refused)).toMatchObject({
      code: 'project-damaged',
      message: `The project ${file} is damaged (finding, index finding_by_vulnerability); no backup was written, and ${target} is as it was.`,
      advice: expect.stringContaining('project restore'),
    });
    expect(readFileSync(target).equals(good)).toBe(true);
    expect(globSync('.by-hand*', { cwd: cli.dataDir })).toEqual([]);
  });

  test('is found by doctor, index included, which names the table', async () => {
    const { cli, file } = await scanned();
    damage(file, 'finding_by_vulnerability');
    const { stdout } = await cli.run(['doctor', '--json']);
    const checks = (JSON.parse(stdout) as { checks: { id: string; finding: string; advice: string }[] })
      .checks;
    const check = checks.find(({ id }) => id === 'project');
    expect(check).toMatchObject({
      state: 'failed',
      code: 'project-damaged',
      finding: expect.stringContaining('finding, index finding_by_vulnerability'),
    });
  });

  test('is said so by a scan that meets the damaged page, with the command that restores it', async () => {
    const { cli, file } = await scanned();
    await backedUp(cli, backup);
    const sound = `${file}.sound`;
    copyFileSync(file, sound);
    for (const name of ['finding', 'asset', 'walk', 'vulnerability']) {
      copyFileSync(sound, file);
      overwrite(file, name);
      const ended = await cli.run(['sync', '--full', '--json']);
      expect([name, ended.exitCode]).toEqual([name, 1]);
      expect([name, errorIn(ended)]).toEqual([
        name,
        {
          code: 'project-damaged',
          message: expect.stringContaining('is damaged'),
          advice: `Restore its newest backup with \`project restore ${backup}\`.`,
        },
      ]);
    }
    expect((await cli.run(['project', 'restore', backup, '--yes'])).exitCode).toBe(0);
    expect((await cli.run(['sync', '--full'])).exitCode).toBe(0);
  });
});
