import process from 'node:process';
import type { WindowState } from '../driver/application-driver.ts';
import { theApp } from '../main-process/app.ts';
import { appState } from '../main-process/app-state.ts';
import { ImitatedBrowserWindow } from '../main-process/browser-window.ts';
import { sharedChromium } from '../main-process/chromium-of-app.ts';
import { clipboardState } from '../main-process/clipboard.ts';
import { prepareAnswer } from '../main-process/dialog.ts';
import { requestedLoginItem } from '../main-process/login-items.ts';
import { ImitatedMenu } from '../main-process/menu.ts';
import { theNativeTheme } from '../main-process/native-theme.ts';
import { networkState } from '../main-process/net.ts';
import { clickNotification, dismissNotification, shownNotifications } from '../main-process/notification.ts';
import { thePowerMonitor } from '../main-process/power-monitor.ts';
import { theScreen } from '../main-process/screen.ts';
import { ImitatedTray } from '../main-process/tray.ts';
import { livingContents } from '../main-process/web-contents-registry.ts';
import { advanceClock, setClock } from './clock.ts';
import type { ControlCommands } from './control-protocol.ts';
import { menuEntries, pressById, pressByLabels } from './menu-entries.ts';
import { records } from './records.ts';

/** What a driver can ask of this app. */
export const controlCommands: ControlCommands = {
  pageAddress: async (windowId) => {
    const { webContents } = await windowOnceThere(windowId);
    if (webContents.getURL() === '' || webContents.isLoading()) {
      await new Promise((resolve) => webContents.once('did-finish-load', resolve));
    }
    const [{ endpoint }, { targetId }] = await Promise.all([sharedChromium(), webContents.page()]);
    return { endpoint, targetId };
  },
  windows: () => ImitatedBrowserWindow.getAllWindows().map(stateOf),
  closeWindow: (windowId) => windowOf(windowId).close(),
  moveWindow: (bounds, windowId) => windowOf(windowId).setBounds(bounds),
  tray: () => {
    const look = ImitatedTray.shown()?.look();
    return look === undefined
      ? null
      : {
          tooltip: look.tooltip,
          image: look.image.toPNG().toString('base64'),
          items: menuEntries(look.menu),
        };
  },
  pressTray: (labelPath) => pressByLabels(trayShown().look().menu, labelPath),
  clickTray: () => {
    trayShown().emit('click', {}, { x: 0, y: 0, width: 22, height: 22 }, { x: 11, y: 11 });
  },
  applicationMenu: () => menuEntries(ImitatedMenu.getApplicationMenu()),
  pressMenu: (idOrLabelPath) => {
    const menu = ImitatedMenu.getApplicationMenu();
    if (typeof idOrLabelPath === 'string') {
      pressById(menu, idOrLabelPath);
    } else {
      pressByLabels(menu, idOrLabelPath);
    }
  },
  popupMenu: () => menuEntries(ImitatedMenu.poppedUp()),
  pressPopupMenu: (labelPath) => {
    const menu = ImitatedMenu.poppedUp();
    pressByLabels(menu, labelPath);
    menu?.closePopup();
  },
  notifications: shownNotifications,
  clickNotification,
  dismissNotification,
  emit: (event) => {
    if (event === 'window:session-end') {
      endSession();
    } else if (event === 'system:bus-lost') {
      theApp.loseSessionBus();
    } else if (event === 'app:activate') {
      theApp.emit(
        'activate',
        {},
        ImitatedBrowserWindow.getAllWindows().some((window) => window.isVisible()),
      );
    } else {
      thePowerMonitor.happens(event.slice('powerMonitor:'.length));
    }
  },
  setOnline: async (online) => {
    networkState.online = online;
    for (const contents of livingContents().values()) {
      const { page } = await contents.page();
      await page.evaluate(`dispatchEvent(new Event('${online ? 'online' : 'offline'}'))`);
    }
  },
  setColorScheme: (scheme) => theNativeTheme.systemChanges(scheme),
  setDisplays: (displays) => theScreen.change(displays),
  answerDialog: prepareAnswer,
  records: () => records,
  loginItem: () => {
    const { settings, registered } = requestedLoginItem();
    const { openAtLogin = false, args = [] } = settings;
    return { openAtLogin, args, registered };
  },
  clipboard: () => clipboardState.text,
  setClipboard: (text) => {
    clipboardState.text = text;
  },
  setTime: setClock,
  advanceTime: advanceClock,
  crashRenderer: (windowId) => windowOf(windowId).webContents.crash(),
  quit: () => theApp.quit(),
};

/**
 * `WM_ENDSESSION` in Electron's `shell/browser/native_window_views_win.cc`: windows hear of it, and the process is
 * gone when their listeners have returned, unless the app is in the middle of quitting. Without a window nobody hears.
 */
function endSession(): void {
  if (process.platform !== 'win32') {
    throw new Error('Windows alone ends a session like this.');
  }
  for (const window of ImitatedBrowserWindow.getAllWindows()) {
    window.emit('session-end', { reasons: ['shutdown'] });
  }
  if (!appState.quitting) process.kill(process.pid, 'SIGKILL');
}

function windowOf(windowId: number | null): ImitatedBrowserWindow {
  const window =
    windowId === null ? ImitatedBrowserWindow.getAllWindows()[0] : ImitatedBrowserWindow.fromId(windowId);
  if (window === undefined || window === null) {
    throw new Error(windowId === null ? 'The application has no window.' : `There is no window ${windowId}.`);
  }
  return window;
}

async function windowOnceThere(windowId: number | null): Promise<ImitatedBrowserWindow> {
  if (windowId === null && ImitatedBrowserWindow.getAllWindows().length === 0) {
    await new Promise((resolve) => theApp.once('browser-window-created', resolve));
  }
  return windowOf(windowId);
}

function trayShown(): ImitatedTray {
  const tray = ImitatedTray.shown();
  if (tray === null) {
    throw new Error('The application has no tray icon.');
  }
  return tray;
}

function stateOf(window: ImitatedBrowserWindow): WindowState {
  return {
    id: window.id,
    title: window.getTitle(),
    url: window.webContents.getURL(),
    visible: window.isVisible(),
    focused: window.isFocused(),
    minimized: window.isMinimized(),
    maximized: window.isMaximized(),
    bounds: window.getBounds(),
  };
}
