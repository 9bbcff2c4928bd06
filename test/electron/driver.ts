import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { ApplicationDriver, LaunchOptions } from './driver/application-driver.ts';
import { PROJECT_FOLDER } from './driver/application-process.ts';
import { launchOnRealElectron } from './driver/real-electron-driver.ts';
import { launchOnStandIn } from './driver/stand-in-driver.ts';

/**
 * Starts the application: on a real Electron where its binary is at hand (`ELECTRON_OVERRIDE_DIST_PATH`, or one that
 * the `electron` package has fetched), else on the stand-in.
 */
export async function launchApplication(options: LaunchOptions): Promise<ApplicationDriver> {
  const binary = electronBinary();
  return binary === null ? launchOnStandIn(options) : launchOnRealElectron(binary, options);
}

/** The Electron binary of this machine, null when there is none. Never fetches it. */
export function electronBinary(): string | null {
  const folder =
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(PROJECT_FOLDER, 'node_modules/electron/dist');
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  const binary = join(folder, names[process.platform] ?? 'electron');
  return existsSync(binary) ? binary : null;
}
