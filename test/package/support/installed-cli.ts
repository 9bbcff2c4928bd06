import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { extractAll } from '@electron/asar';
import { SETTINGS_VARIABLE } from '../../electron/control/stand-in-settings.ts';
import { PROJECT_FOLDER } from '../../electron/driver/application-process.ts';
import type { PackedApplication } from './packed-applications.ts';

/** An application as it lies installed, whose program runs what was packed on the stand-in for Electron. */
export interface InstalledCli {
  /** What starts its command line. */
  readonly launcher: string;
  /** What starts its window. */
  readonly program: string;
  /** Is written when something wants Chromium, which only a window does. */
  readonly chromiumWanted: string;
  /** The entry of what was packed. */
  readonly entry: string;
  remove(): void;
}

/**
 * Lays a packed application for Linux out, outside of the repository; whoever asks for it removes it.
 * @param window whether it may open its window: then there is a Chromium, and its sandbox starts
 */
export function installedCli(packed: PackedApplication, window = false): InstalledCli {
  const scratch = mkdtempSync(join(tmpdir(), 'connector-installed-'));
  // As it lies for everybody.
  chmodSync(scratch, 0o755);
  extractAll(join(packed.resources, 'app.asar'), join(scratch, 'app'));
  const entry = join(scratch, 'app', 'dist', 'main', 'index.js');
  const folder = join(scratch, 'SentinelOne Connector');
  mkdirSync(folder);
  const launcher = join(folder, 'sentinelone-connector-cli');
  copyFileSync(join(dirname(packed.program), 'sentinelone-connector-cli'), launcher);
  const chromiumWanted = join(folder, 'chromium-wanted');
  const chromium = join(folder, 'chromium');
  const register = join(PROJECT_FOLDER, 'test', 'electron', 'register.ts');
  writeFileSync(chromium, `#!/bin/sh\ntouch '${chromiumWanted}'\n`, { mode: 0o755 });
  const without = window ? '' : `CHROMIUM_PATH='${chromium}'`;
  const program = join(folder, 'sentinelone-connector');
  const settings = { packaged: true, program, sandbox: window ? 'starts' : 'cannot start' };
  writeFileSync(
    program,
    `#!/bin/sh
export ${without} ${SETTINGS_VARIABLE}='${JSON.stringify(settings)}'
exec '${process.execPath}' --import '${register}' '${entry}' "$@"
`,
    { mode: 0o755 },
  );
  return {
    launcher,
    program,
    chromiumWanted,
    entry,
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
