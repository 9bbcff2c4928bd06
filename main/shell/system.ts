import { arch, release, version } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import { say } from '../../preload/words/say.ts';
import { CallError } from '../ipc/call-error.ts';
import type { LoginStart, System } from '../ipc/system.ts';
import { builtFiles } from './built-files.ts';
import { knownLink, linkRefused } from './known-links.ts';
import { readSignature } from './signature.ts';

export interface DesktopSystemDependencies {
  /** The window that dialogs belong to; null while there is none. */
  readonly window: () => BrowserWindow | null;
  readonly loginStart: LoginStart;
  readonly trayPresent: () => boolean;
  /** The origins of the consoles that were set up as connectors. */
  readonly consoles: () => readonly string[];
}

/** The desktop as the handlers of calls need it. */
export function desktopSystem({
  window,
  loginStart,
  trayPresent,
  consoles,
}: DesktopSystemDependencies): System {
  return {
    async chooseFileToSave({ title, suggestedName, extension, extensionName }) {
      const options: Electron.SaveDialogOptions = {
        title,
        defaultPath: join(app.getPath('downloads'), suggestedName),
        filters: [{ name: extensionName, extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const parent = window();
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      return canceled || filePath === '' ? null : filePath;
    },
    async chooseFileToOpen({ title, extensions, extensionName }) {
      const options: Electron.OpenDialogOptions = {
        title,
        filters: [{ name: extensionName, extensions: [...extensions] }],
        properties: ['openFile'],
      };
      const parent = window();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
    async openLink(address) {
      const link = knownLink(address, consoles());
      if (link === null) throw linkRefused();
      await shell.openExternal(link);
    },
    copyText: (text) => clipboard.writeText(text),
    async showFolder(path) {
      const problem = await shell.openPath(path);
      if (problem !== '') throw folderNotShown(path, problem);
    },
    versions: () => ({
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
    }),
    system: () => `${systemName(process.platform)} (${arch()})`,
    loginStart,
    trayPresent,
    licencesFile: builtFiles.licences,
    signed: () => (app.isPackaged ? readSignature(builtFiles.signature) : null),
  };
}

function systemName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `macOS ${process.getSystemVersion()}`;
  return platform === 'win32' ? version() : `Linux ${release()}`;
}

function folderNotShown(path: string, problem: string): CallError {
  return new CallError({
    code: 'folder-not-shown',
    message: say('desktop:folderNotShown.message', { problem }),
    advice: say('desktop:folderNotShown.advice', { path }),
  });
}
