import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const electronPackage = join(import.meta.dirname, '..', 'node_modules', 'electron');

/** How long the download of the binary (about 120 MB) may take, in milliseconds. */
const downloadLimitMs = 10 * 60_000;

/** The path of the binary within a distribution of Electron, as its package has it (`install.js`). */
function binaryName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Electron's binary where it is there already: of ELECTRON_OVERRIDE_DIST_PATH, else of the package; null when not. */
export function findElectron(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  const binary = join(
    env['ELECTRON_OVERRIDE_DIST_PATH'] || join(electronPackage, 'dist'),
    binaryName(platform),
  );
  return existsSync(binary) ? binary : null;
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
