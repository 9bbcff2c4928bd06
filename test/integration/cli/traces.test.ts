import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { cleanEnvironment, cliFile, runCli } from '../../setup/run-cli.ts';

describe('what a command leaves in the data folder', () => {
  it.each([
    [['status']],
    [['assets', 'list']],
    [['assets', 'show', 'nobody']],
    [['findings', 'list', '--filter', 'colour=red']],
    [['export', 'assets']],
    [['scans', 'list']],
    [['connector', 'list']],
    [['rule', 'list']],
    [['project', 'list']],
    [['mode']],
    [['network']],
    [['policy']],
    [['explain', 'token-rejected']],
  ])('is nothing, not even the folder, where `%s` only looks', async (command) => {
    const dataDir = join(temporaryFolder(), 'data');
    await runCli(['--data-dir', dataDir, ...command]);
    expect(existsSync(dataDir)).toBe(false);
  });

  it.each([[['mode', 'asset-sync']], [['network', '--walks-at-once', '2']]])(
    'is the folder with the settings where `%s` changes them',
    async (command) => {
      const dataDir = join(temporaryFolder(), 'data');
      expect(await runCli(['--data-dir', dataDir, ...command])).toMatchObject({ exitCode: 0 });
      expect(existsSync(join(dataDir, 'settings.json'))).toBe(true);
    },
  );

  it('is the log, wherever the program is started from', () => {
    const dataDir = join(temporaryFolder(), 'data');
    const elsewhere = temporaryFolder();
    mkdirSync(join(elsewhere, 'deep'));
    const args = [cliFile, '--data-dir', dataDir, 'mode', 'asset-sync'];
    const ended = spawnSync(process.execPath, args, {
      cwd: join(elsewhere, 'deep'),
      env: cleanEnvironment(),
    });
    expect(ended.status).toBe(0);
    expect(readFileSync(join(dataDir, 'logs', 'main.log'), 'utf8')).toContain('ingest mode changed');
  });
});
