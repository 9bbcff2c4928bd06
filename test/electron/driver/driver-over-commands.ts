import type { CommandName, ControlCommands } from '../control/control-protocol.ts';
import type { ApplicationDriver } from './application-driver.ts';

/** Has the application carry out a command, wherever it runs. */
export type Call = <Name extends CommandName>(
  command: Name,
  ...args: Parameters<ControlCommands[Name]>
) => Promise<Awaited<ReturnType<ControlCommands[Name]>>>;

/** What a driver does itself, each kind in its own way. */
export type OwnPart = Pick<ApplicationDriver, 'process' | 'page' | 'startAgain' | 'close'>;

/** A driver whose other parts are commands that the application carries out. */
export function driverOverCommands(call: Call, own: OwnPart): ApplicationDriver {
  return {
    ...own,
    windows: () => call('windows'),
    closeWindow: (windowId) => call('closeWindow', windowId ?? null),
    moveWindow: (bounds, windowId) => call('moveWindow', bounds, windowId ?? null),
    tray: () => call('tray'),
    pressTray: (labelPath) => call('pressTray', labelPath),
    clickTray: () => call('clickTray'),
    applicationMenu: () => call('applicationMenu'),
    pressMenu: (idOrLabelPath) => call('pressMenu', idOrLabelPath),
    popupMenu: () => call('popupMenu'),
    pressPopupMenu: (labelPath) => call('pressPopupMenu', labelPath),
    notifications: () => call('notifications'),
    clickNotification: (index) => call('clickNotification', index),
    dismissNotification: (index, by) => call('dismissNotification', index, by),
    emit: (event) => call('emit', event),
    setOnline: (online) => call('setOnline', online),
    setColorScheme: (scheme) => call('setColorScheme', scheme),
    setDisplays: (displays) => call('setDisplays', displays),
    answerDialog: (kind, answer) => call('answerDialog', kind, answer),
    dialogs: async () => (await call('records')).dialogs,
    externalLinks: async () => (await call('records')).externalLinks,
    blockedRequests: async () => (await call('records')).blockedRequests,
    ipcTraffic: async () => (await call('records')).ipcTraffic,
    records: () => call('records'),
    loginItem: () => call('loginItem'),
    clipboard: () => call('clipboard'),
    setClipboard: (text) => call('setClipboard', text),
    setTime: (milliseconds) => call('setTime', milliseconds),
    advanceTime: (milliseconds) => call('advanceTime', milliseconds),
    crashRenderer: (windowId) => call('crashRenderer', windowId ?? null),
    quit: async () => {
      // The application may have ended before its reply to this could leave.
      await call('quit').catch(() => undefined);
      return own.process.exited;
    },
  };
}
