import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Is written when something wants Chromium, which only a window does. */
  readonly chromiumWanted: string;
  /** The entry of what was packed. */
  readonly entry: string;
  remove(): void;
}

/** Lays a packed application for Linux out, outside of the repository; whoever asks for it removes it. */
export function installedCli(packed: PackedApplication): InstalledCli {
  const scratch = mkdtempSync(join(tmpdir(), 'connector-installed-'));
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
  writeFileSync(
    join(folder, 'sentinelone-connector'),
    `#!/bin/sh
export CHROMIUM_PATH='${chromium}' ${SETTINGS_VARIABLE}='{"packaged":true,"sandbox":"cannot start"}'
exec '${process.execPath}' --import '${register}' '${entry}' "$@"
`,
    { mode: 0o755 },
  );
  return { launcher, chromiumWanted, entry, remove: () => rmSync(scratch, { recursive: true, force: true }) };
}
