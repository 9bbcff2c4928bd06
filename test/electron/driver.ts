import process from 'node:process';
import type { ApplicationDriver, LaunchOptions } from './driver/application-driver.ts';
import { electronExecutable } from './driver/electron-executable.ts';
import { launchOnRealElectron } from './driver/real-electron-driver.ts';
import { launchOnStandIn } from './driver/stand-in-driver.ts';

/** Names the folder of an unpacked Electron, on which tests then run the application in place of the stand-in. */
export const realElectronVariable = 'CONNECTOR_TEST_ELECTRON';

/** Starts the application on the stand-in, or on a real Electron where one is named. */
export async function launchApplication(options: LaunchOptions): Promise<ApplicationDriver> {
  const binary = realElectron();
  return binary === null ? launchOnStandIn(options) : launchOnRealElectron(binary, options);
}

/** The binary of the Electron that is named, null where none is. Throws where it is not there: nothing stands in for it. */
export function realElectron(): string | null {
  const folder = process.env[realElectronVariable];
  if (!folder) return null;
  const binary = electronExecutable(folder, process.platform);
  if (binary === null)
    throw new Error(`There is no Electron in ${folder}, which ${realElectronVariable} names.`);
  return binary;
}
