import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { electronExecutable } from '../test/electron/driver/electron-executable.ts';

const electronPackage = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** How long the download of the binary (about 120 MB) may take, in milliseconds. */
const downloadLimitMs = 10 * 60_000;

/** Electron's binary where it is there already: of ELECTRON_OVERRIDE_DIST_PATH, else of the package; null when not. */
export function findElectron(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  return electronExecutable(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(electronPackage, 'dist'), platform);
}

/** Lets the package download its binary, from ELECTRON_MIRROR if set; null when the network does not give it. */
export function downloadElectron(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    env,
    stdio: 'ignore',
    timeout: downloadLimitMs,
  });
  return findElectron(env, platform);
}
