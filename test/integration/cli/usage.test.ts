import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliFile, runCli } from '../../setup/run-cli.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'cli-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true, force: true }));

const run = (...args: string[]) => runCli(['--data-dir', dataDir, ...args]);

describe('help', () => {
  it('is shown for the program, with exit codes and variables, on stdout', async () => {
    const { exitCode, stdout, stderr } = await run('--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Exit codes:');
    expect(stdout).toContain('SENTINELONE_API_TOKEN');
    expect(stderr).toBe('');
  });

  it.each([
    [
      ['connector', 'add'],
      ['--url', '--name', '--description', '--no-verify', '--token-stdin'],
    ],
    [['connector', 'list'], []],
    [
      ['connector', 'edit'],
      ['--url', '--name', '--description', '--replace-token', '--token-stdin'],
    ],
    [['connector', 'verify'], []],
    [['connector', 'remove'], ['--yes']],
    [['mode'], []],
    [['network'], ['--proxy', '--extra-ca']],
  ])('of `%s` lists its options, the global ones and an example', async (command, options) => {
    const { exitCode, stdout } = await run(...command, '--help');
    expect(exitCode).toBe(0);
    for (const option of [...options, '--data-dir', '--json', '--quiet']) expect(stdout).toContain(option);
    expect(stdout).toMatch(/Examples?:\n {2}sentinelone-connector /);
  });
});

describe('a usage error', () => {
  it.each([
    [['nonsense'], /^error: Unknown command 'nonsense'\./],
    [['connector', 'list', '--nonsense'], /^error: Unknown option '--nonsense'\./],
    [['connector', 'add'], /^error: Required option '--url <url>' not specified\./],
    [['connector', 'list', 'more'], /^error: Too many arguments/],
    [['mode', 'everything'], /^error: .*Allowed choices are scan, asset-sync\./],
    [['connector'], /error: Say which command to run\./],
  ])('as in `%s` ends with 2 and says where to look', async (args, message) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/Run `sentinelone-connector .*--help` to see what there is\.\n$/);
  });

  it('is one JSON document on stdout with --json', async () => {
    const { exitCode, stdout } = await run('mode', 'everything', '--json');
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'usage',
        message: expect.stringContaining('everything'),
        advice: expect.stringContaining('mode --help'),
      },
    });
  });
});

describe('global options', () => {
  it.each([
    ['before', (global: string[]) => [...global, 'connector', 'list']],
    ['after', (global: string[]) => ['connector', 'list', ...global]],
    ['amid', (global: string[]) => ['connector', ...global, 'list']],
  ])('may stand %s the command', async (_where, place) => {
    const { exitCode, stdout } = await runCli(place(['--data-dir', dataDir, '--json']));
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ connectors: [] });
    // A command that only looks makes no data folder.
    expect(existsSync(dataDir)).toBe(false);
  });

  it('let the variable name the data folder', async () => {
    await runCli(['mode', 'asset-sync'], { env: { SENTINELONE_CONNECTOR_DATA_DIR: dataDir } });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });
});

describe('the data folder', () => {
  it('that cannot be made is an error in one sentence, with advice', async () => {
    writeFileSync(join(dataDir, '..', 'file'), '');
    const { exitCode, stderr } = await runCli(['mode', '--data-dir', join(dataDir, '..', 'file', 'data')]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^error: The data folder .* cannot be created or written \(ENOTDIR\)\.\n {2}Choose another/,
    );
  });

  it('with settings of a newer version is refused', async () => {
    await run('mode', 'asset-sync');
    writeFileSync(join(dataDir, 'settings.json'), '{"schemaVersion":99}');
    const { exitCode, stdout } = await run('mode', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'settings-newer' } });
  });

  it('with damaged settings is repaired with a warning', async () => {
    await run('mode', 'asset-sync');
    writeFileSync(join(dataDir, 'settings.json'), '{"schema');
    const { exitCode, stdout, stderr } = await run('mode', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ mode: 'asset-sync' });
    expect(stderr).toMatch(/^warning: .*the last good copy was restored\./);
  });
});

describe('the ingest mode', () => {
  it('is Scan Mode at first, and can be changed, saying before what that changes', async () => {
    expect((await run('mode')).stdout).toMatch(/^Scan Mode\./);
    const changed = await run('mode', 'asset-sync');
    expect(changed.stdout).toMatch(
      /^Changing from Scan Mode to Asset Sync Mode\.\n.*not requested at all.*stay as they are.*\nChanged\.\n$/,
    );
    expect(JSON.parse((await run('mode', 'scan', '--json')).stdout)).toEqual({
      mode: 'scan',
      previous: 'asset-sync',
    });
  });

  it('stays when it is set to what it is', async () => {
    const { exitCode, stdout } = await run('mode', 'scan');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Scan Mode already\./);
  });
});

describe('the network settings', () => {
  it('take a proxy and go back to the system’s', async () => {
    const set = await run('network', '--proxy', 'http://proxy.example.com:3128/', '--json');
    expect(JSON.parse(set.stdout)).toEqual({
      network: { proxyUrl: 'http://proxy.example.com:3128', extraCaFile: null, trustEnvironmentCa: false },
      walksAtOnce: 4,
    });
    const back = await run('network', '--proxy', 'system', '--json');
    expect(JSON.parse(back.stdout)).toMatchObject({ network: { proxyUrl: null } });
  });

  it('take how many sites are read side by side, from 1 to 8', async () => {
    const set = await run('network', '--walks-at-once', '2', '--json');
    expect(JSON.parse(set.stdout)).toMatchObject({ walksAtOnce: 2 });
    for (const wrong of ['0', '9', 'many']) {
      const { exitCode, stderr } = await run('network', '--walks-at-once', wrong);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('a number from 1 to 8')]);
    }
    expect(JSON.parse((await run('network', '--json')).stdout)).toMatchObject({ walksAtOnce: 2 });
  });

  it('refuse a proxy with a password, since settings never hold a secret', async () => {
    const { exitCode, stderr } = await run('network', '--proxy', 'http://ana:hush@proxy.example.com:3128');
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('hush');
  });

  it('refuse a file that holds no certificate', async () => {
    const file = join(dataDir, '..', 'ca.pem');
    writeFileSync(file, 'not a certificate');
    expect((await run('network', '--extra-ca', file)).exitCode).toBe(2);
    expect((await run('network', '--extra-ca', `${file}.missing`)).stderr).toContain('ENOENT');
  });
});

describe('output', () => {
  it('has no colours and no control characters where it is not a terminal', async () => {
    const { stdout, stderr } = await run('connector', 'edit', 'nobody', '--name', 'x');
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it('whose reader has gone is no error', () => {
    const script = '{ "$0" "$1" --data-dir "$2" mode; echo "code $?" >&2; } | true';
    const { stderr } = spawnSync('sh', ['-c', script, process.execPath, cliFile, dataDir], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('code 0\n');
  });
});
