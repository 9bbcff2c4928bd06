import { join } from 'node:path';
import { type NativeImage, nativeImage } from 'electron';
import { iconFolder } from './built-files.ts';
import type { TrayState } from './tray/tray-state.ts';

/** The picture of the window and of notifications; Windows and macOS take theirs from the application's file. */
export function windowIcon(): NativeImage {
  return nativeImage.createFromPath(join(iconFolder, 'application.png'));
}

/**
 * The tray's picture for a state. Electron finds the sharper ones (`@1.5x`, `@2x`) beside it. macOS draws a template
 * image, which is black and clear only, in the colour of its menu bar.
 */
export function trayPicture(state: TrayState, platform: NodeJS.Platform): NativeImage {
  return nativeImage.createFromPath(join(iconFolder, `tray-${state}-${pictureKind(platform)}.png`));
}

/** Windows wants 16 pixels at the usual density; panels of Linux are made for 22. */
function pictureKind(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Template';
  return platform === 'win32' ? '16' : '22';
}
