import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../builders/temporary-folder.ts';
import { attemptsOn } from '../installed/attempts.ts';
import type { Installed } from '../installed/installed.ts';
import { type Keyring, keyringSkipReason, startKeyring } from '../setup/keyring.ts';
import { cleanEnvironment } from '../setup/run-cli.ts';
import { standInSkipReason } from '../setup/window-skip-reason.ts';
import { type InstalledCli, installedCli } from './support/installed-cli.ts';
import { packedFor } from './support/packed-applications.ts';

const skipReason =
  process.platform === 'linux' ? standInSkipReason() || keyringSkipReason() : ' (skipped: needs Linux)';

/** What changes the machine itself is for runners alone. */
const triedHere = attemptsOn('linux').filter(({ what }) => !/policy/.test(what));

describe.skipIf(skipReason !== '')(`what runners try with an installed application${skipReason}`, () => {
  let laidOut: InstalledCli;
  let keyring: Keyring;
  beforeAll(async () => {
    laidOut = installedCli(packedFor('linux', process.arch), true);
    keyring = await startKeyring('unlocked');
  });
  afterAll(async () => {
    await keyring.stop();
    laidOut.remove();
  });

  it.each(triedHere)('$what: on the stand-in for Electron', async ({ run }) => {
    const packed = packedFor('linux', process.arch);
    const installed: Installed = {
      kind: 'stand-in',
      system: 'linux',
      program: laidOut.program,
      cli: [laidOut.launcher],
      fusesIn: [packed.program],
      resources: packed.resources,
      remove: async () => undefined,
      gone: [],
    };
    const env = { ...cleanEnvironment(), ...keyring.env };
    await expect(run({ installed, folder: temporaryFolder(), env })).resolves.toBeUndefined();
  });
});
