import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningConsole, startConsole } from '../../../main/demo/console-server.ts';
import { GeneratedWorld } from '../../../main/demo/generated-world.ts';
import { viewerToken } from '../../../main/demo/tokens.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Attempt, Trial } from '../installed.ts';
import { type Ended, runCommandLine } from '../run-command.ts';
import { RunningWindow } from '../running-window.ts';

const token = 'token-of-the-installed-application-0123456789';

/** A console on this machine, for the length of `use`. */
async function withConsole<T>(use: (server: RunningConsole) => Promise<T>): Promise<T> {
  const world = new GeneratedWorld({
    seed: 11,
    endpoints: 60,
    risksPerEndpoint: 8,
    base: Date.UTC(2026, 10, 1, 6),
  });
  const server = await startConsole({ world, licence: 'base', tokens: [viewerToken(token, world.now())] });
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

function ended(run: Ended, code: number): Ended {
  assert.equal(run.code, code, `${run.stdout}${run.stderr}`);
  return run;
}

/** Sets up a connector with a piped token, scans, and asks for the token's use once more. */
async function scan(trial: Trial, dataDir: string): Promise<void> {
  await withConsole(async ({ url }) => {
    const inPlace = (...words: string[]) => ['--data-dir', dataDir, ...words];
    const add = inPlace('connector', 'add', '--url', url, '--name', 'two words', '--token-stdin');
    ended(await runCommandLine(trial, add, { input: `${token}\n` }), 0);
    const synced = ended(await runCommandLine(trial, inPlace('sync', '--json')), 0);
    assert.equal(JSON.parse(synced.stdout).scan.state, 'complete');
    // The token comes from the keychain here: nothing else has it.
    ended(await runCommandLine(trial, inPlace('connector', 'verify')), 0);
    const file = join(trial.folder, 'assets of a tenant.csv');
    ended(await runCommandLine(trial, inPlace('export', 'assets', '--format', 'csv', '--out', file)), 0);
    assert.equal(readFileSync(file, 'utf8').trim().split('\n').length, 61);
  });
}

export const commandLineAttempts: readonly Attempt[] = [
  {
    what: 'The command line answers, with its exit codes',
    systems: ['linux', 'win32', 'darwin'],
    run: async (trial) => {
      const run = (...words: string[]) =>
        runCommandLine(trial, ['--data-dir', join(trial.folder, 'data'), ...words]);
      assert.equal(ended(await run('--version'), 0).stdout.trim(), packageJson.version);
      assert.match(ended(await run('--help'), 0).stdout, /sentinelone-connector-cli/);
      const unknown = ended(await run('nonsense', '--type=renderer'), 2);
      assert.match(unknown.stderr, /Unknown command 'nonsense'/);
      const doctor = ended(await run('doctor', '--json'), 0);
      assert.ok(Array.isArray(JSON.parse(doctor.stdout).checks));
    },
  },
  {
    what: 'The command line scans: piped token, keychain, threads, database, a path and a name with blanks',
    systems: ['linux', 'win32', 'darwin'],
    run: (trial) => scan(trial, join(trial.folder, 'a data folder')),
  },
  {
    what: 'The command line beside the open window',
    systems: ['linux', 'win32', 'darwin'],
    run: async (trial) => {
      const window = await RunningWindow.open(trial, join(trial.folder, 'data'), ['--hidden']);
      try {
        await scan(trial, window.dataDir);
        assert.ok(window.runs, 'the window went');
      } finally {
        await window.close();
      }
    },
  },
  {
    what: 'The command line without a display and without a session bus',
    systems: ['linux'],
    run: async (trial) => {
      const { DISPLAY, WAYLAND_DISPLAY, DBUS_SESSION_BUS_ADDRESS, ...env } = trial.env;
      const without = { ...trial, env: { ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' } };
      const words = ['--data-dir', join(trial.folder, 'data'), 'status', '--json'];
      assert.deepEqual(JSON.parse(ended(await runCommandLine(without, words), 0).stdout).connectors, []);
    },
  },
];
