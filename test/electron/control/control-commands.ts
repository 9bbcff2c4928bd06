import type { WindowState } from '../driver/application-driver.ts';
import { theApp } from '../main-process/app.ts';
import { ImitatedBrowserWindow } from '../main-process/browser-window.ts';
import { sharedChromium } from '../main-process/chromium-of-app.ts';
import { clipboardState } from '../main-process/clipboard.ts';
import { prepareAnswer } from '../main-process/dialog.ts';
import { ImitatedMenu } from '../main-process/menu.ts';
import { theNativeTheme } from '../main-process/native-theme.ts';
import { networkState } from '../main-process/net.ts';
import { ImitatedNotification } from '../main-process/notification.ts';
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
  notifications: () =>
    ImitatedNotification.shown().map((one) => ({
      title: one.title,
      body: one.body,
      silent: one.silent,
      urgency: one.urgency,
      closed: one.isClosed(),
    })),
  clickNotification: (index) => {
    const notification = ImitatedNotification.shown()[index];
    if (notification === undefined || notification.isClosed()) {
      throw new Error(`There is no notification ${index} to click.`);
    }
    notification.click();
  },
  emit: (event) => {
    if (event === 'app:activate') {
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
    const { openAtLogin = false, args = [] } = theApp.requestedLoginItem();
    return { openAtLogin, args };
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
