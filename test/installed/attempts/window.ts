import assert from 'node:assert/strict';
import { closeSync, cpSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Attempt } from '../installed.ts';
import { mustRun } from '../run-command.ts';
import { eventually, RunningWindow } from '../running-window.ts';

const ordered = z.object({ electronFuses: z.record(z.string(), z.boolean()) });

/** The fuses that `electron-builder.yml` orders, by their numbers. */
function orderedFuses(): Map<number, boolean> {
  const text = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
  return new Map(
    Object.entries(ordered.parse(load(text)).electronFuses).map(([name, on]) => {
      const key = `${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof typeof FuseV1Options;
      return [FuseV1Options[key], on];
    }),
  );
}

export const windowAttempts: readonly Attempt[] = [
  {
    what: 'The window starts from the archive, and ends in order',
    systems: ['linux', 'win32', 'darwin'],
    run: async (trial) => {
      const window = await RunningWindow.open(trial, join(trial.folder, 'data'));
      assert.deepEqual(window.errors(), []);
      await window.close();
      assert.deepEqual(window.errors(), []);
      // Written at an end in order only; nobody can ask for one on Windows from outside.
      const place = join(window.dataDir, 'window.json');
      if (trial.installed.system !== 'win32') assert.ok(existsSync(place), 'it did not end in order');
    },
  },
  {
    what: 'A second start hands on to the first and ends',
    systems: ['linux', 'win32', 'darwin'],
    run: async (trial) => {
      const window = await RunningWindow.open(trial, join(trial.folder, 'data'));
      try {
        assert.equal(await RunningWindow.start(trial, window.dataDir).ended(), 0);
        assert.ok(window.runs, 'the first one ended');
      } finally {
        await window.close();
      }
    },
  },
  {
    what: 'The fuses of the real binary are as they were ordered',
    systems: ['linux', 'win32', 'darwin'],
    run: async ({ installed }) => {
      for (const program of installed.fusesIn) {
        const wire = await getCurrentFuseWire(program);
        for (const [fuse, on] of orderedFuses()) {
          const state = wire[fuse as FuseV1Options];
          assert.equal(state, (on ? '1' : '0').charCodeAt(0), `${program}: ${FuseV1Options[fuse]}`);
        }
      }
    },
  },
  {
    what: 'A changed archive is refused',
    systems: ['win32', 'darwin'],
    run: async (trial) => {
      const { installed, folder } = trial;
      const root =
        installed.system === 'darwin' ? dirname(dirname(installed.resources)) : dirname(installed.resources);
      const copy = join(folder, 'Changed.app');
      cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
      const archive = openSync(join(copy, relative(root, installed.resources), 'app.asar'), 'r+');
      // Within the head, whose hash is in the binary.
      writeSync(archive, 'x', 20);
      closeSync(archive);
      const program = join(copy, relative(root, installed.program));
      const changed = { ...trial, installed: { ...installed, program } };
      const window = RunningWindow.start(changed, join(folder, 'data'));
      assert.notEqual(await window.ended(), 0);
      assert.equal(existsSync(join(folder, 'data', 'project.sqlite')), false);
    },
  },
  {
    what: 'The command line shows no icon in the dock',
    systems: ['darwin'],
    run: async (trial) => {
      const dataDir = join(trial.folder, 'data');
      const env = { ...trial.env, SENTINELONE_API_TOKEN: 'a-token-that-nobody-asks-for-0123456789' };
      const inPlace = { ...trial, env, installed: { ...trial.installed, program: trial.installed.cli[0] } };
      for (const words of [
        ['connector', 'add', '--url', 'http://127.0.0.1:9', '--no-verify'],
        ['rule', 'add', '--every', '1h'],
      ]) {
        await mustRun([...trial.installed.cli, '--data-dir', dataDir, ...words], { env });
      }
      const watch = RunningWindow.start(inPlace, dataDir, ['watch']);
      try {
        // What has a place in the dock is in the list of applications as one in the foreground.
        await eventually('the first line of watch', () => watch.written !== '');
        const { stdout } = await mustRun(['lsappinfo', 'list']);
        const own = stdout.split(/\n(?=\s*\d+\) )/).filter((block) => block.includes(`pid = ${watch.pid} `));
        assert.doesNotMatch(own.join('\n'), /type="Foreground"/);
      } finally {
        await watch.close();
      }
    },
  },
  {
    what: 'The signature of the application holds',
    systems: ['win32', 'darwin'],
    run: async ({ installed }) => {
      if (installed.system === 'darwin') {
        const application = dirname(dirname(installed.resources));
        await mustRun(['codesign', '--verify', '--deep', '--strict', '--verbose=2', application]);
        return;
      }
      for (const program of installed.fusesIn) {
        const command = `(Get-AuthenticodeSignature -LiteralPath '${program}').Status`;
        const { stdout } = await mustRun(['powershell.exe', '-NoProfile', '-Command', command]);
        assert.equal(stdout.trim(), 'Valid', program);
      }
    },
  },
];
