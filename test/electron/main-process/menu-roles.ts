import process from 'node:process';
import type { MenuItemConstructorOptions } from 'electron';
import { records } from '../control/records.ts';
import { NotImitatedError } from '../imitation.ts';
import type { ImitatedBrowserWindow } from './browser-window.ts';
import { identity } from './paths.ts';
import { quitRequests } from './quit-requests.ts';

/** What a role gives a menu item that does not say it itself. Labels and accelerators are Electron's for Linux. */
export interface MenuRole {
  readonly label: string;
  readonly accelerator?: string;
  readonly submenu?: MenuItemConstructorOptions[];
  act(window: ImitatedBrowserWindow | null): void;
}

const none = (): void => undefined;

const menu = (label: string, ...roles: (MenuItemConstructorOptions['role'] | null)[]): MenuRole => ({
  label,
  submenu: roles.map((role) => (role === null ? { type: 'separator' } : { role: role as 'copy' })),
  act: none,
});

const edit = (label: string, accelerator: string, command: EditCommand): MenuRole => ({
  label,
  accelerator,
  act: (window) => window?.webContents[command](),
});

type EditCommand =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'reload'
  | 'reloadIgnoringCache';

const zoom = (label: string, accelerator: string, level: (now: number) => number): MenuRole => ({
  label,
  accelerator,
  act: (window) => window?.webContents.setZoomLevel(level(window.webContents.getZoomLevel())),
});

/** By name in lower case, because Electron takes roles in any case. */
const ROLES: Readonly<Record<string, MenuRole>> = {
  undo: edit('Undo', 'CommandOrControl+Z', 'undo'),
  redo: edit('Redo', 'Shift+CommandOrControl+Z', 'redo'),
  cut: edit('Cut', 'CommandOrControl+X', 'cut'),
  copy: edit('Copy', 'CommandOrControl+C', 'copy'),
  paste: edit('Paste', 'CommandOrControl+V', 'paste'),
  selectall: edit('Select All', 'CommandOrControl+A', 'selectAll'),
  delete: { label: 'Delete', act: (window) => window?.webContents.delete() },
  reload: edit('Reload', 'CmdOrCtrl+R', 'reload'),
  forcereload: edit('Force Reload', 'Shift+CmdOrCtrl+R', 'reloadIgnoringCache'),
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: 'Ctrl+Shift+I',
    act: () => {
      throw new NotImitatedError('the role toggleDevTools');
    },
  },
  resetzoom: zoom('Actual Size', 'CommandOrControl+0', () => 0),
  zoomin: zoom('Zoom In', 'CommandOrControl+Plus', (now) => now + 0.5),
  zoomout: zoom('Zoom Out', 'CommandOrControl+-', (now) => now - 0.5),
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    act: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', act: (window) => window?.minimize() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', act: (window) => window?.close() },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', act: () => quitRequests.quit() },
  about: {
    label: `About ${identity.name}`,
    act: () => {
      records.aboutPanels.push({});
    },
  },
  help: { label: 'Help', act: none },
  window: { label: 'Window', act: none },
  filemenu: menu('File', 'quit'),
  editmenu: menu('Edit', 'undo', 'redo', null, 'cut', 'copy', 'paste', 'delete', null, 'selectAll'),
  viewmenu: menu(
    'View',
    'reload',
    'forceReload',
    'toggleDevTools',
    null,
    'resetZoom',
    'zoomIn',
    'zoomOut',
    null,
    'togglefullscreen',
  ),
  windowmenu: menu('Window', 'minimize', 'close'),
};

/** Those that macOS alone has. It carries them out by itself, and nothing of them can be seen here. */
const ROLES_OF_MAC: Readonly<Record<string, MenuRole>> = {
  services: { label: 'Services', act: none },
  hide: { label: `Hide ${identity.name}`, accelerator: 'Command+H', act: none },
  hideothers: { label: 'Hide Others', accelerator: 'Command+Alt+H', act: none },
  unhide: { label: 'Show All', act: none },
  front: { label: 'Bring All to Front', act: none },
  zoom: { label: 'Zoom', act: none },
};

/** The role of that name on this system; throws on those that are not imitated. */
export function roleOf(name: string): MenuRole {
  const key = name.toLowerCase();
  const role = ROLES[key] ?? (process.platform === 'darwin' ? ROLES_OF_MAC[key] : undefined);
  if (role === undefined) {
    throw new NotImitatedError(`the menu role '${name}'`);
  }
  return role;
}
