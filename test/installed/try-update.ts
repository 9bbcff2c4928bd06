/**
 * Installs the older of two builds, lets it find, download and install the newer one, and looks whether that is what then
 * runs: `node test/installed/try-update.ts --builds trial --results results`. Made for runners that are thrown away.
 */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { updateView } from '../../preload/contract/update-view.ts';
import { updates } from './attempts.ts';
import { serveFeed } from './feed-server.ts';
import { InspectedMain } from './inspected-main.ts';
import { install, installersIn } from './install.ts';
import type { Installed, System, Trial } from './installed.ts';
import { Results } from './results.ts';
import { mustRun, runCommandLine } from './run-command.ts';
import { eventually, RunningWindow } from './running-window.ts';
import { trialBuilds, updatedKinds } from './trial-builds.ts';

const { values } = parseArgs({
  options: { builds: { type: 'string', default: 'trial' }, results: { type: 'string', default: 'results' } },
});
const system = process.platform as System;
const { kind } = updatedKinds[system];
const scratch = mkdtempSync(join(tmpdir(), 'connector-update-'));
const dataDir = join(scratch, 'a data folder');

async function versionOf(installed: Installed): Promise<string> {
  return (await mustRun([...installed.cli, '--version'])).stdout.trim();
}

/** The address of the inspector, which the process writes when it begins. */
async function inspected(window: RunningWindow): Promise<InspectedMain> {
  let address: string | undefined;
  await eventually('the inspector', () => {
    address = /Debugger listening on (ws:\S+)/.exec(window.written)?.[1];
    return address !== undefined;
  });
  return InspectedMain.join(address ?? '');
}

/** Has the open window bring the update and install it. */
async function update(trial: Trial): Promise<void> {
  const window = await RunningWindow.open(trial, dataDir, ['--inspect=0']);
  const main = await inspected(window);
  const state = async () => updateView.parse(await main.call('updates.read'));
  const { offBecause } = await state();
  assert.equal(offBecause, null, `there are no updates here: ${offBecause}`);
  await main.call('updates.check');
  await eventually('the download', async () => {
    const { phase, trouble } = await state();
    if (trouble !== null) throw new Error(trouble);
    return phase === 'ready';
  });
  // It may be gone before it can answer.
  await main.call('updates.install').catch(() => undefined);
  await window.ended();
}

async function tryUpdate(): Promise<void> {
  const found = installersIn(resolve(values.builds, 'old'), system, [kind]);
  const [{ file } = { file: '' }] = found;
  const installed = await install(kind, file, join(scratch, 'installed'));
  assert.equal(await versionOf(installed), trialBuilds.old);
  const feed = await serveFeed(resolve(values.builds, 'new'), trialBuilds.port, scratch);
  const env = { ...process.env, SENTINELONE_API_TOKEN: 'a-token-that-nobody-asks-for-0123456789' };
  const trial: Trial = { installed, folder: scratch, env };
  const run = (...words: string[]) => mustRun([...installed.cli, '--data-dir', dataDir, ...words], { env });
  try {
    await run('network', '--extra-ca', feed.authority);
    await run('connector', 'add', '--url', 'http://127.0.0.1:9', '--name', 'Kept', '--no-verify');
    await update(trial);
    await eventually('the newer version', async () => {
      const { stdout } = await runCommandLine(trial, ['--version']).catch(() => ({ stdout: '' }));
      return stdout.trim() === trialBuilds.new;
    });
    const { stdout } = await run('connector', 'list', '--json');
    assert.match(stdout, /"Kept"/);
  } finally {
    feed.close();
  }
}

const results = new Results(resolve(values.results));
await results.note(kind, updates, tryUpdate);
results.write(`updated-${process.platform}-${process.arch}`);
process.exit(results.failed ? 1 : 0);
