import { chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { consoleProgram } from '../../scripts/package/console-program.ts';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { RunningDesktop } from '../integration/shell/running-desktop.ts';
import { keyringSkipReason, startKeyring } from '../setup/keyring.ts';
import { runCli, startCli } from '../setup/run-cli.ts';
import { standInSkipReason } from '../setup/window-skip-reason.ts';
import { smallWorld, startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { type InstalledCli, installedCli } from './support/installed-cli.ts';
import { packedApplications, packedFor } from './support/packed-applications.ts';

const platformReason = process.platform === 'linux' ? '' : ' (skipped: needs Linux)';
const windowReason = platformReason || standInSkipReason();
const keyringReason = platformReason || keyringSkipReason();

/** A user who may do nothing. */
const nobody = 65_534;
const otherUserReason = platformReason || (process.getuid?.() === 0 ? '' : ' (skipped: needs root)');

const withToken = { env: { SENTINELONE_API_TOKEN: tenantToken } };

/** Folders that runs of the command line keep Chromium's own files in, among those of a system's temporary folder. */
const foldersIn = (temporary: string): string[] =>
  readdirSync(temporary).filter((name) => name.startsWith('sentinelone-connector-cli-'));

describe.skipIf(platformReason !== '')(
  `the command line of an installed application${platformReason}`,
  () => {
    let installed: InstalledCli;
    beforeAll(() => {
      installed = installedCli(packedFor('linux', process.arch));
    });
    afterAll(() => installed.remove());

    it('answers without a window and without a trace', async () => {
      const { launcher, chromiumWanted } = installed;
      const dataDir = join(temporaryFolder(), 'data');
      const temporary = temporaryFolder();
      const run = (...args: string[]) =>
        runCli(['--data-dir', dataDir, ...args], { program: launcher, env: { TMPDIR: temporary } });
      const status = await run('status', '--json');
      expect({ ...status, stdout: JSON.parse(status.stdout) }).toMatchObject({
        exitCode: 0,
        stdout: { mode: 'scan', connectors: [] },
        stderr: expect.stringMatching(/^No scan has run yet\./),
      });
      const doctor = await run('doctor');
      expect(doctor.exitCode).toBe(0);
      expect(doctor.stdout).toContain('Settings: 0 connectors, Scan Mode.');
      expect(existsSync(chromiumWanted)).toBe(false);
      expect(existsSync(join(dataDir, 'window'))).toBe(false);
      expect(foldersIn(temporary)).toEqual([]);
    });

    it.each([
      [0, ['--help']],
      [0, ['doctor', '--help']],
      [0, ['--version']],
      [2, ['nonsense']],
      [2, ['sync', '--nonsense']],
      [2, ['connector']],
      // Found out by the command itself, which has begun by then.
      [2, ['rule', 'add', '--every', 'now and then']],
      [1, ['project', 'restore', '/nowhere.sqlite']],
    ])('ends with %i and leaves nothing behind: %j', async (exitCode, words) => {
      const temporary = temporaryFolder();
      const run = await runCli(words, {
        program: installed.launcher,
        env: { TMPDIR: temporary, SENTINELONE_CONNECTOR_DATA_DIR: temporaryFolder() },
      });
      expect(run.exitCode, run.stderr).toBe(exitCode);
      expect(run.stdout + run.stderr).not.toBe('');
      expect(foldersIn(temporary)).toEqual([]);
    });

    it('keeps exit codes, takes what looks like a switch of Chromium for a word, and names itself', async () => {
      const run = (...args: string[]) => runCli(args, { program: installed.launcher });
      const unknown = await run('nonsense', '--type=renderer');
      expect(unknown).toMatchObject({ exitCode: 2, stdout: '' });
      expect(unknown.stderr).toContain("Unknown command 'nonsense'.");
      expect(unknown.stderr).toContain('`sentinelone-connector-cli --help`');
      const help = await run('doctor', '--help');
      expect(help.exitCode).toBe(0);
      expect(help.stdout).toContain('\n  sentinelone-connector-cli doctor --bundle diagnostics.txt\n');
    });

    it('scans a console, with its threads and database, and gives the list', async () => {
      const { launcher, chromiumWanted } = installed;
      const { server } = await startTenant(smallWorld());
      const dataDir = temporaryFolder();
      const run = (...args: string[]) =>
        runCli(['--data-dir', dataDir, ...args], { program: launcher, ...withToken });
      // An address with words behind it, which Electron takes for a trick unless `--` stands before.
      const added = await run('connector', 'add', '--url', server.url, '--name', 'Production', '--no-verify');
      expect(added).toMatchObject({ exitCode: 0 });
      const scanned = await run('sync', '--json');
      expect(scanned.exitCode, scanned.stderr).toBe(0);
      expect(JSON.parse(scanned.stdout)).toMatchObject({ scan: { state: 'complete' } });
      const assets = await run('assets', 'list', '--json', '--limit', '1');
      expect(JSON.parse(assets.stdout)).toMatchObject({ total: 60 });
      const file = join(dataDir, 'assets.csv');
      expect((await run('export', 'assets', '--format', 'csv', '--out', file)).exitCode).toBe(0);
      expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(61);
      expect(existsSync(chromiumWanted)).toBe(false);
    });

    it('ends a watch in order on Ctrl+C', async () => {
      const { launcher } = installed;
      const { server } = await startTenant(smallWorld());
      const dataDir = temporaryFolder();
      const options = { program: launcher, ...withToken };
      const inPlace = (...args: string[]) => ['--data-dir', dataDir, ...args];
      await runCli(inPlace('connector', 'add', '--url', server.url, '--no-verify'), options);
      await runCli(inPlace('rule', 'add', '--every', '1h'), options);
      const interrupt = (text: string, send: (signal: NodeJS.Signals) => void): void => {
        if (/next|complete/i.test(text)) send('SIGINT');
      };
      const watch = startCli(inPlace('watch'), { ...options, onOutput: interrupt });
      onTestFinished(() => watch.send('SIGKILL'));
      const { exitCode, stderr } = await watch.ended;
      expect(exitCode, stderr).toBe(130);
    });

    it('starts for every user where the sandbox for pages cannot: the launcher waives it', async () => {
      const user = temporaryFolder();
      writeFileSync(join(user, 'id'), '#!/bin/sh\necho 1000\n', { mode: 0o755 });
      for (const env of [{}, { PATH: `${user}:${process.env['PATH']}` }]) {
        const dataDir = temporaryFolder();
        const status = await runCli(['--data-dir', dataDir, 'status'], { program: installed.launcher, env });
        expect(status.exitCode, status.stderr).toBe(0);
      }
    });

    it.skipIf(otherUserReason !== '')(`says whether the window could start${otherUserReason}`, async () => {
      const window = installedCli(packedFor('linux', process.arch), true);
      onTestFinished(() => window.remove());
      const found = async ({ launcher }: InstalledCli, asUser: boolean) => {
        const temporary = temporaryFolder();
        if (asUser) chownSync(temporary, nobody, nobody);
        const env = { TMPDIR: temporary, HOME: temporary, XDG_CONFIG_HOME: '', NODE_COMPILE_CACHE: '' };
        const words = ['--data-dir', join(temporary, 'data'), 'doctor', '--json'];
        const user = ['--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups', launcher];
        const ran = asUser
          ? await runCli([...user, ...words], { program: 'setpriv', env })
          : await runCli(words, { program: launcher, env });
        expect(ran.exitCode, ran.stderr).toBe(0);
        const { checks } = JSON.parse(ran.stdout) as { checks: { id: string; state: string }[] };
        return checks.find(({ id }) => id === 'page-sandbox')?.state;
      };
      expect(await found(window, true)).toBe('passed');
      expect(await found(installed, true)).toBe('warning');
      expect(await found(installed, false)).toBe('skipped');
    });

    it('removes what a run left that was killed, and nothing of one that lives', async () => {
      const { launcher } = installed;
      const { server } = await startTenant(smallWorld());
      const temporary = temporaryFolder();
      const dataDir = temporaryFolder();
      const options = { program: launcher, env: { ...withToken.env, TMPDIR: temporary } };
      const inPlace = (...args: string[]) => ['--data-dir', dataDir, ...args];
      await runCli(inPlace('connector', 'add', '--url', server.url, '--no-verify'), options);
      await runCli(inPlace('rule', 'add', '--every', '1h'), options);
      const started = Promise.withResolvers<void>();
      const onOutput = (text: string): void => {
        if (/next|complete/i.test(text)) started.resolve();
      };
      const watch = startCli(inPlace('watch'), { ...options, onOutput });
      onTestFinished(() => watch.send('SIGKILL'));
      await started.promise;
      const kept = foldersIn(temporary);
      expect(kept).toHaveLength(1);
      await runCli(inPlace('status'), options);
      expect(foldersIn(temporary)).toEqual(kept);
      watch.send('SIGKILL');
      await watch.ended;
      expect(foldersIn(temporary)).toEqual(kept);
      await runCli(inPlace('status'), options);
      expect(foldersIn(temporary)).toEqual([]);
    });

    it.skipIf(keyringReason !== '')(`keeps a piped token in the keychain${keyringReason}`, async () => {
      const { launcher } = installed;
      const keyring = await startKeyring('unlocked');
      try {
        const { server } = await startTenant(smallWorld());
        const dataDir = temporaryFolder();
        const options = { program: launcher, env: keyring.env };
        const add = ['--data-dir', dataDir, 'connector', 'add', '--url', server.url, '--token-stdin'];
        const added = await runCli(add, { ...options, input: `${tenantToken}\n` });
        expect(added.exitCode, added.stderr).toBe(0);
        const verified = await runCli(['--data-dir', dataDir, 'connector', 'verify'], options);
        expect(verified.exitCode, verified.stderr).toBe(0);
      } finally {
        keyring.stop();
      }
    });

    it.skipIf(windowReason !== '')(`does not disturb the application that runs${windowReason}`, async () => {
      const { launcher, entry } = installed;
      const { server } = await startTenant(smallWorld());
      const desktop = await RunningDesktop.start({ entry, packaged: true, args: ['--hidden'] });
      await desktop.untilShown(null);
      const { dataDir } = desktop;
      const run = (...args: string[]) =>
        runCli(['--data-dir', dataDir, ...args], { program: launcher, ...withToken });
      expect((await run('connector', 'add', '--url', server.url, '--no-verify')).exitCode).toBe(0);
      const scanned = await run('sync');
      expect(scanned.exitCode, scanned.stderr).toBe(0);
      expect(await desktop.app.windows()).toEqual([]);
      expect(await desktop.app.dialogs()).toEqual([]);
      // A second start of the application itself would have shown its window.
      await desktop.app.startAgain([]);
      await desktop.untilShown(true);
      const lastGood = async () => (await desktop.status()).lastGoodScan?.scanId;
      await expect.poll(lastGood).toBe(1);
    });
  },
);

describe('what starts the command line', () => {
  it('lies in every package', () => {
    for (const { name, platform, program, resources } of packedApplications) {
      const file = {
        linux: join(dirname(program), 'sentinelone-connector-cli'),
        darwin: join(resources, 'sentinelone-connector-cli'),
        win32: join(dirname(program), 'sentinelone-connector-cli.cmd'),
      }[platform];
      const text = readFileSync(file, 'utf8');
      // Without the second word Chromium would read what a person types, and Electron refuse some of it.
      expect(text, name).toMatch(/ --cli -- (?:"\$@"|%\*)\r?\n/);
      if (platform !== 'win32') continue;
      expect(text.replaceAll('\r\n', '')).not.toContain('\n');
      expect(text).toContain(`"%~dp0${consoleProgram}"`);
    }
  });
});
