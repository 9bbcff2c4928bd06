import type * as ElectronModule from 'electron';
import type { HeldToElectron } from './held-to-electron.ts';
import { guarded } from './imitation.ts';
import { theApp } from './main-process/app.ts';
import { theAutoUpdater } from './main-process/auto-updater.ts';
import { ImitatedBrowserWindow } from './main-process/browser-window.ts';
import { theClipboard } from './main-process/clipboard.ts';
import { theDialog } from './main-process/dialog.ts';
import { theIpcMain } from './main-process/ipc-main.ts';
import { ImitatedMenu } from './main-process/menu.ts';
import { theMenuItemClass } from './main-process/menu-item-class.ts';
import { theNativeImage } from './main-process/native-image.ts';
import { theNativeTheme } from './main-process/native-theme.ts';
import { theNet } from './main-process/net.ts';
import { ImitatedNotification } from './main-process/notification.ts';
import { thePowerMonitor } from './main-process/power-monitor.ts';
import { theProtocol } from './main-process/protocol.ts';
import { theScreen } from './main-process/screen.ts';
import { sessionModule } from './main-process/session.ts';
import { theShell } from './main-process/shell.ts';
import { theSystemPreferences } from './main-process/system-preferences.ts';
import { ImitatedTray } from './main-process/tray.ts';
import { theUtilityProcess } from './main-process/utility-process.ts';
import { theWebContentsModule } from './main-process/web-contents-module.ts';

const imitated = {
  app: theApp,
  autoUpdater: theAutoUpdater,
  BrowserWindow: guarded('BrowserWindow', ImitatedBrowserWindow),
  clipboard: theClipboard,
  dialog: theDialog,
  ipcMain: theIpcMain,
  Menu: guarded('Menu', ImitatedMenu),
  MenuItem: theMenuItemClass,
  nativeImage: theNativeImage,
  nativeTheme: theNativeTheme,
  net: theNet,
  Notification: guarded('Notification', ImitatedNotification),
  powerMonitor: thePowerMonitor,
  protocol: theProtocol,
  screen: theScreen,
  session: guarded('session', sessionModule),
  shell: theShell,
  systemPreferences: theSystemPreferences,
  Tray: guarded('Tray', ImitatedTray),
  utilityProcess: theUtilityProcess,
  webContents: theWebContentsModule,
};

/** What packages look for to find out whether they run in a page: in a main process it is not there. */
const ONLY_IN_PAGES = { contextBridge: undefined, ipcRenderer: undefined, webFrame: undefined };

/** Nothing at all unless the parts have the shape that Electron's types give them. */
type Imitated = HeldToElectron extends readonly true[]
  ? Pick<typeof ElectronModule, keyof typeof imitated>
  : never;

/**
 * Electron's main-process module, as far as it is imitated: what a main process gets that imports `electron` under
 * `test/electron/register.ts` or a vitest alias.
 *
 * Cast once, here: the parts have Electron's names and behaviour but not all of its members, and reading one that is
 * missing throws, so that no caller is misled by the wider type.
 */
const electron = guarded('electron', { ...imitated, ...ONLY_IN_PAGES }) as unknown as Imitated;

export const {
  app,
  autoUpdater,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  systemPreferences,
  Tray,
  utilityProcess,
  webContents,
} = electron;

export default electron;
// What `require('electron')` gives, so that packages in CommonJS meet the guard too.
export { electron as 'module.exports' };
