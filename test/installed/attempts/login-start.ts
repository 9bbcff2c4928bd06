import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { policyFiles } from '../../../main/policy/policy-location.ts';
import type { Attempt, System, Trial } from '../installed.ts';
import { mustRun, runProgram } from '../run-command.ts';
import { eventually, RunningWindow } from '../running-window.ts';

/** Where a session of Windows looks for what it starts. */
const runKey = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';

/** Has a policy of this machine for the length of `use`. */
async function underPolicy(
  { folder, installed }: Trial,
  policy: object,
  use: () => Promise<void>,
): Promise<void> {
  const [file = ''] = policyFiles({ env: {}, platform: installed.system });
  const own = join(folder, 'policy.json');
  writeFileSync(own, JSON.stringify({ version: 1, ...policy }), { mode: 0o644 });
  const windows = installed.system === 'win32';
  // Only an administrator's file is believed; on a runner for Windows everybody is one.
  const place: [string, ...string[]] = windows
    ? [
        'powershell.exe',
        '-NoProfile',
        '-Command',
        `New-Item -Force -Path '${file}'; Copy-Item '${own}' '${file}'`,
      ]
    : ['sudo', 'install', '-D', '-o', 'root', '-m', '644', own, file];
  await mustRun(place);
  try {
    await use();
  } finally {
    await mustRun(
      windows
        ? ['powershell.exe', '-NoProfile', '-Command', `Remove-Item -LiteralPath '${file}'`]
        : ['sudo', 'rm', file],
    );
  }
}

/** Whether the next session would start the application. */
async function startsAtLogin(system: System): Promise<boolean> {
  if (system === 'linux') {
    const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    return existsSync(join(config, 'autostart', 'sentinelone-connector.desktop'));
  }
  return /sentinelone-connector|SentinelOne Connector/i.test(
    (await runProgram(['reg', 'query', runKey])).stdout,
  );
}

export const loginStartAttempts: readonly Attempt[] = [
  {
    what: 'Start at login, as a policy wants it and no longer wants it',
    systems: ['linux', 'win32'],
    run: async (trial) => {
      for (const startAtLogin of [true, false]) {
        await underPolicy(trial, { startAtLogin }, async () => {
          const window = await RunningWindow.open(trial, join(trial.folder, `data-${startAtLogin}`), [
            '--hidden',
          ]);
          try {
            await eventually(
              'the entry for the session',
              async () => (await startsAtLogin(trial.installed.system)) === startAtLogin,
            );
          } finally {
            await window.close();
          }
        });
      }
      assert.equal(await startsAtLogin(trial.installed.system), false);
    },
  },
];
