import type { Page } from 'playwright-core';
import type { DisplayDescription } from '../control/stand-in-settings.ts';

/** How an application is started for a test or the preview. */
export interface LaunchOptions {
  /** The main process's entry, from the project's folder; `dist/main/index.js` unless given. */
  readonly entry?: string;
  readonly args?: readonly string[];
  /** Becomes `app.getPath('userData')`. */
  readonly dataDir: string;
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Size of the first window instead of the one the app asks for, in CSS pixels. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Show the window, where there is a display. */
  readonly headed?: boolean;
  /** The desktop's colours, which the theme 'system' follows. */
  readonly colorScheme?: 'light' | 'dark';
  /** Where main's clock starts, in milliseconds since 1970 UTC; it then runs on. */
  readonly clock?: number;
  readonly displays?: readonly DisplayDescription[];
  /** Whether the application counts as installed; not unless this is set. */
  readonly packaged?: boolean;
  /** The system it is to believe it runs on; this machine's unless given. */
  readonly platform?: 'linux' | 'darwin' | 'win32';
  /** The lock of the one instance cannot be taken. */
  readonly instanceLockFails?: boolean;
  /** How macOS's updater takes a download. */
  readonly squirrel?: { readonly takesMs: number; readonly refuses: boolean };
}

/** How the main process ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ApplicationProcess {
  readonly pid: number;
  /** Resolves when the main process has ended, however it ended. */
  readonly exited: Promise<ProcessEnd>;
  /** What main wrote to its standard output and error so far. */
  output(): string;
  kill(signal?: NodeJS.Signals): void;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
  readonly maximized: boolean;
  readonly bounds: Bounds;
}

/** An item of a menu, as a person sees it. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly role: string | null;
  readonly accelerator: string | null;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuEntry[];
}

export interface TrayState {
  readonly tooltip: string;
  /** The icon as a PNG in base64; empty when the image is. */
  readonly image: string;
  readonly items: readonly MenuEntry[];
}

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly urgency: string;
  readonly closed: boolean;
}

export type DialogKind = 'open' | 'save' | 'message' | 'error';

/** A dialog as the app asked for it, with the answer it got. */
export interface DialogRecord {
  readonly kind: DialogKind;
  readonly options: Readonly<Record<string, unknown>>;
  readonly answer: unknown;
}

export interface BlockedRequest {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  /** 'app': a handler of the app cancelled it; 'stand-in': the app let it through and it was stopped here. */
  readonly by: 'app' | 'stand-in';
}

/** A message over IPC. `text` is what travelled, as JSON; requests of a page are kept without what they carried. */
export interface IpcRecord {
  readonly direction: 'to-page' | 'to-main';
  readonly channel: string;
  readonly text: string;
}

/** What the app did that only a person or the system would notice, in the order it was done. */
export interface AppRecords {
  readonly dialogs: readonly DialogRecord[];
  readonly externalLinks: readonly string[];
  readonly openedPaths: readonly string[];
  readonly shownItems: readonly string[];
  readonly blockedRequests: readonly BlockedRequest[];
  readonly ipcTraffic: readonly IpcRecord[];
  readonly relaunches: readonly { readonly args: readonly string[] | null }[];
  /** The names of the switches that were on the command line when the app became ready. */
  readonly switches: readonly string[];
  readonly aboutPanels: readonly Readonly<Record<string, unknown>>[];
  readonly preloadErrors: readonly string[];
  /** What each window was made with, without what is no plain value: its session. */
  readonly webPreferences: readonly Readonly<Record<string, unknown>>[];
}

export interface LoginItem {
  readonly openAtLogin: boolean;
  readonly args: readonly string[];
  /** The command line in Windows' registry; null where there is none. */
  readonly registered: string | null;
}

/** What the driver can make happen in the system around the app. */
export type SystemEvent =
  | 'powerMonitor:suspend'
  | 'powerMonitor:resume'
  | 'powerMonitor:lock-screen'
  | 'powerMonitor:unlock-screen'
  | 'powerMonitor:on-battery'
  | 'powerMonitor:on-ac'
  | 'powerMonitor:shutdown'
  /** Windows ends the user's session, which an app hears through its windows alone, and ends the process at once. */
  | 'window:session-end'
  /** The session bus of Linux is gone. */
  | 'system:bus-lost'
  | 'app:activate';

/**
 * A running application in the hands of a test. One implementation drives the stand-in, another a real Electron; what
 * only the stand-in can do says so by throwing there.
 */
export interface ApplicationDriver {
  readonly process: ApplicationProcess;
  /** The page of a window, of the first one unless its id is given; waits until there is one that has loaded. */
  page(windowId?: number): Promise<Page>;
  windows(): Promise<readonly WindowState[]>;
  /** Asks a window to close as its close button does; the app may prevent it. */
  closeWindow(windowId?: number): Promise<void>;
  /** Moves and sizes a window as a person would. */
  moveWindow(bounds: Bounds, windowId?: number): Promise<void>;
  /** The tray icon, null when there is none. */
  tray(): Promise<TrayState | null>;
  /** Presses an item of the tray's menu, by its labels from the top; refuses what a person could not press. */
  pressTray(labelPath: readonly string[]): Promise<void>;
  clickTray(): Promise<void>;
  applicationMenu(): Promise<readonly MenuEntry[]>;
  /** Presses an item of the application menu by its id or its labels from the top. */
  pressMenu(idOrLabelPath: string | readonly string[]): Promise<void>;
  /** The menu that was last popped up, empty when none was. */
  popupMenu(): Promise<readonly MenuEntry[]>;
  pressPopupMenu(labelPath: readonly string[]): Promise<void>;
  notifications(): Promise<readonly ShownNotification[]>;
  clickNotification(index: number): Promise<void>;
  /** A notification goes from the screen: on Windows into the action centre when its time is up. */
  dismissNotification(index: number, by: 'user' | 'time'): Promise<void>;
  emit(event: SystemEvent): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  setDisplays(displays: readonly DisplayDescription[]): Promise<void>;
  /** Answers the next dialog of this kind; without an answer a dialog is cancelled. */
  answerDialog(kind: DialogKind, answer: unknown): Promise<void>;
  dialogs(): Promise<readonly DialogRecord[]>;
  externalLinks(): Promise<readonly string[]>;
  blockedRequests(): Promise<readonly BlockedRequest[]>;
  ipcTraffic(): Promise<readonly IpcRecord[]>;
  records(): Promise<AppRecords>;
  loginItem(): Promise<LoginItem>;
  clipboard(): Promise<string>;
  setClipboard(text: string): Promise<void>;
  /** Sets the clock of the main process; null gives the machine's back. Timers run on as they are. */
  setTime(milliseconds: number | null): Promise<void>;
  advanceTime(milliseconds: number): Promise<void>;
  crashRenderer(windowId?: number): Promise<void>;
  /** Starts the application a second time with the same data, as a person would, and gives how that one ended. */
  startAgain(args?: readonly string[]): Promise<ProcessEnd>;
  /** Asks the application to quit and waits until it has ended. */
  quit(): Promise<ProcessEnd>;
  /** Ends whatever still runs. Safe to call at any time and twice. */
  close(): Promise<void>;
}
