import type { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { Guarded, Imitation } from './imitation.ts';
import type { theApp } from './main-process/app.ts';
import type { theAutoUpdater } from './main-process/auto-updater.ts';
import type { ImitatedBrowserWindow } from './main-process/browser-window.ts';
import type { theClipboard } from './main-process/clipboard.ts';
import type { theCommandLine } from './main-process/command-line.ts';
import type { theDialog } from './main-process/dialog.ts';
import type { theIpcMain } from './main-process/ipc-main.ts';
import type { ImitatedMenu } from './main-process/menu.ts';
import type { ImitatedMenuItem } from './main-process/menu-item.ts';
import type { ImitatedImage } from './main-process/native-image.ts';
import type { theNativeTheme } from './main-process/native-theme.ts';
import type { theNet } from './main-process/net.ts';
import type { ImitatedNotification } from './main-process/notification.ts';
import type { thePowerMonitor } from './main-process/power-monitor.ts';
import type { SessionProtocol } from './main-process/protocol.ts';
import type { theScreen } from './main-process/screen.ts';
import type { ImitatedSession } from './main-process/session.ts';
import type { theShell } from './main-process/shell.ts';
import type { theSystemPreferences } from './main-process/system-preferences.ts';
import type { ImitatedTray } from './main-process/tray.ts';
import type { theUtilityProcess } from './main-process/utility-process.ts';
import type { ImitatedWebContents } from './main-process/web-contents.ts';
import type { ImitatedMainFrame } from './main-process/web-frame.ts';
import type { SessionWebRequest } from './main-process/web-request.ts';

/** What both have, except for events, whose names are held to at run time. */
type Shared<Part, Real> = Exclude<keyof Part & keyof Real, keyof EventEmitter>;

/** Members that have Electron's name, but could not stand where Electron's is expected. */
type Differing<Part, Real> = {
  [Name in Shared<Part, Real>]: Part[Name] extends Real[Name] ? never : Name;
}[Shared<Part, Real>];

/** Members that Electron does not have. */
type Invented<Part, Real> = Exclude<keyof Part, keyof Real | keyof Imitation | keyof Guarded>;

/** Holds when the members that differ or are invented are exactly those that are named. */
type Held<Part, Real, Differs extends PropertyKey, Own extends PropertyKey> = [
  Differing<Part, Real>,
  Differs,
  Invented<Part, Real>,
  Own,
] extends [Differs, Differing<Part, Real>, Own, Invented<Part, Real>]
  ? true
  : { readonly differs: Differing<Part, Real>; readonly invented: Invented<Part, Real> };

type All<Checks extends readonly true[]> = Checks;

/**
 * The compiler's word that each imitated part has the shape that Electron's own types give it. Named are the members
 * that cannot have it, because they give or take a part that is itself imitated, and those that the stand-in needs
 * for itself.
 */
export type HeldToElectron = All<
  [
    Held<typeof theApp, Electron.App, never, 'becomeReady' | 'loseSessionBus'>,
    Held<typeof theAutoUpdater, Electron.AutoUpdater, never, never>,
    Held<ImitatedBrowserWindow, Electron.BrowserWindow, 'webContents', never>,
    Held<typeof theClipboard, Electron.Clipboard, never, never>,
    Held<typeof theCommandLine, Electron.CommandLine, never, never>,
    Held<typeof theDialog, Electron.Dialog, never, never>,
    Held<typeof theIpcMain, Electron.IpcMain, never, 'answer' | 'hasHandler'>,
    Held<ImitatedMenu, Electron.Menu, 'append' | 'insert' | 'items', 'find'>,
    Held<
      ImitatedMenuItem,
      Electron.MenuItem,
      'accelerator' | 'icon' | 'menu' | 'role' | 'submenu',
      'belongTo'
    >,
    Held<ImitatedImage, Electron.NativeImage, never, never>,
    Held<typeof theNativeTheme, Electron.NativeTheme, never, 'systemChanges'>,
    Held<typeof theNet, Electron.Net, never, never>,
    Held<ImitatedNotification, Electron.Notification, never, never>,
    Held<typeof thePowerMonitor, Electron.PowerMonitor, never, 'happens'>,
    Held<SessionProtocol, Electron.Protocol, never, 'handlers'>,
    Held<
      typeof theScreen,
      Electron.Screen,
      'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint' | 'getPrimaryDisplay',
      'change'
    >,
    Held<
      ImitatedSession,
      Electron.Session,
      'protocol' | 'webRequest',
      'asksForPermission' | 'browserContext' | 'offersDownload'
    >,
    Held<SessionWebRequest, Electron.WebRequest, never, 'decide'>,
    Held<typeof theShell, Electron.Shell, never, never>,
    Held<typeof theSystemPreferences, Electron.SystemPreferences, never, never>,
    Held<ImitatedTray, Electron.Tray, 'popUpContextMenu' | 'setContextMenu' | 'setImage', 'look'>,
    Held<ReturnType<typeof theUtilityProcess.fork>, Electron.UtilityProcess, never, never>,
    Held<
      ImitatedWebContents,
      Electron.WebContents,
      'mainFrame' | 'navigationHistory' | 'session',
      'allowsNavigation' | 'crash' | 'destroyContents' | 'fitPage' | 'page' | 'showColors'
    >,
    Held<ImitatedMainFrame, Electron.WebFrameMain, 'top', never>,
  ]
>;
