import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The path of the binary within a distribution of Electron, as its package has it (`install.js`). */
function binaryName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Electron's binary in the folder of an unpacked distribution; null where there is none. */
export function electronExecutable(folder: string, platform: NodeJS.Platform): string | null {
  const binary = join(folder, binaryName(platform));
  return existsSync(binary) ? binary : null;
}
