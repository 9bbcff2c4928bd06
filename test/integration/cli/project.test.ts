import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';

const nowhere = { url: 'https://acme.sentinelone.net' };

function connectorsOf(dataDir: string) {
  const read = new SettingsStore(dataDir).read();
  if (!read.ok) throw read.error;
  return read.value.settings.connectors;
}

describe('project', () => {
  test('with several, has to be named, by option or by variable, and each has its own connectors', async () => {
    const cli = await cliWorkplace(nowhere);
    expect((await cli.run(['connector', 'list', '--json'])).exitCode).toBe(0);
    expect((await cli.run(['project', 'create', 'Europe'])).exitCode).toBe(0);

    const unnamed = await cli.run(['connector', 'list', '--json']);
    expect(unnamed.exitCode).toBe(1);
    expect(JSON.parse(unnamed.stdout)).toMatchObject({
      error: { code: 'project-ambiguous', advice: expect.stringContaining('--project') },
    });
    const add = ['connector', 'add', '--url', nowhere.url, '--no-verify', '--project', 'europe'];
    expect((await cli.run(add)).exitCode).toBe(0);
    const env = { SENTINELONE_CONNECTOR_PROJECT: 'Main project' };
    const listed = JSON.parse((await cli.run(['connector', 'list', '--json'], { env })).stdout);
    // The name was free in either project.
    expect(listed.connectors.map(({ name }: { name: string }) => name)).toEqual(['SentinelOne']);
    expect(connectorsOf(cli.dataDir).map(({ name }) => name)).toEqual(['SentinelOne', 'SentinelOne']);
    const { projects } = JSON.parse((await cli.run(['project', 'list', '--json'])).stdout);
    expect(projects).toMatchObject([
      { name: 'Main project', connectors: 1 },
      { name: 'Europe', connectors: 1 },
    ]);
    // What holds for the organization needs no project.
    expect((await cli.run(['mode'])).exitCode).toBe(0);
  });

  test('is renamed and deleted, but for the only one and for one that is open elsewhere', async () => {
    const dataDir = temporaryFolder();
    const run = (...args: string[]) => runCli(['--data-dir', dataDir, ...args]);
    expect((await run('project', 'delete', 'Main project', '--yes')).stderr).toContain('is the only project');
    expect((await run('project', 'rename', 'Main project', 'World')).exitCode).toBe(0);
    await run('project', 'create', 'Europe');
    const project = await openTestProject(dataDir);
    const refused = await run('project', 'delete', 'World', '--yes');
    expect(refused.stderr).toContain('keeps the project file');
    expect(refused.exitCode).toBe(1);
    await project.close();
    expect((await run('project', 'delete', 'World', '--yes')).exitCode).toBe(0);
    expect(existsSync(join(dataDir, 'project.sqlite'))).toBe(false);
    expect((await run('project', 'list')).stdout).not.toContain('World');
  });

  test('is backed up and restored, and what was there is kept', async () => {
    const dataDir = temporaryFolder();
    const run = (...args: string[]) => runCli(['--data-dir', dataDir, ...args]);
    const copy = join(dataDir, 'copy.sqlite');
    expect((await run('project', 'backup', copy)).stderr).toContain('nothing to back up yet');
    await (await openTestProject(dataDir)).close();
    expect((await run('project', 'backup', copy)).exitCode).toBe(0);
    const restored = await run('project', 'restore', copy, '--yes', '--json');
    const { keptAs } = JSON.parse(restored.stdout).restored;
    expect(readFileSync(keptAs).subarray(0, 15).toString()).toBe('SQLite format 3');
    const planned = await run('project', 'backups', '--every', 'daily', '--keep', '7', '--json');
    expect(JSON.parse(planned.stdout)).toEqual({ plan: { every: 'daily', keep: 7 }, backups: [] });
    expect((await run('project', 'backups', '--keep', 'many')).exitCode).toBe(2);
  });
});
