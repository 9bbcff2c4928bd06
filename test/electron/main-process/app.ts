import { mkdirSync } from 'node:fs';
import process from 'node:process';
import type { AboutPanelOptionsOptions, LoginItemSettings, Settings } from 'electron';
import { records } from '../control/records.ts';
import { standInSettings } from '../control/stand-in-settings.ts';
import { Imitation } from '../imitation.ts';
import { appEvents } from './app-events.ts';
import { appState } from './app-state.ts';
import { endChromium } from './chromium-of-app.ts';
import { theCommandLine } from './command-line.ts';
import { appPath, identity, paths } from './paths.ts';
import { endProcess } from './process-end.ts';
import { quitRequests } from './quit-requests.ts';
import {
  holdsInstanceLock,
  releaseInstanceLock,
  type SecondStart,
  takeInstanceLock,
} from './single-instance.ts';
import { windowRegistry } from './window-registry.ts';

const EVENTS = [
  'will-finish-launching',
  'ready',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'session-created',
  // These never happen here: macOS alone sends the first, and no helper process of Chromium is told apart.
  'open-url',
  'open-file',
  'continue-activity',
  'child-process-gone',
  'render-process-gone',
  'certificate-error',
  'select-client-certificate',
  'login',
  'gpu-info-update',
  'accessibility-support-changed',
];

/** The main process's `app`. */
class ImitatedApp extends Imitation {
  readonly isPackaged = standInSettings.packaged;
  readonly commandLine = theCommandLine;
  /** macOS alone has a dock. */
  readonly dock = undefined;
  name = identity.name;
  userAgentFallback = '';
  applicationMenu = null;
  readonly #ready: Promise<void>;
  #becameReady: () => void = () => undefined;
  #exitCode = 0;
  #loginItem: Settings = {};
  #secondStarts: SecondStart[] = [];

  constructor() {
    super('app', EVENTS);
    this.#ready = new Promise((resolve) => {
      this.#becameReady = resolve;
    });
    for (const event of [
      'web-contents-created',
      'browser-window-created',
      'browser-window-focus',
      'browser-window-blur',
      'session-created',
    ]) {
      appEvents.on(event, (...args) => this.emit(event, ...args));
    }
    appEvents.on('stand-in:window-closed', () => this.#windowClosed());
    quitRequests.quit = () => this.quit();
  }

  /** The entry has run: what Electron's event loop does next. */
  becomeReady(): void {
    // Electron's process lives until it is told to quit, with or without anything to do.
    setInterval(() => undefined, 2 ** 30);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      this.#quitOnce(signal);
    }
    mkdirSync(paths.get('userData'), { recursive: true });
    // `ready` is said before the loop runs.
    setImmediate(() => {
      appState.looping = true;
    });
    appState.ready = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#becameReady();
    for (const start of this.#secondStarts.splice(0)) {
      this.#secondStart(start);
    }
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return appState.ready;
  }

  quit(): void {
    if (appState.quitting || this.emitPreventable('before-quit', {})) {
      return;
    }
    appState.quitting = true;
    for (const window of windowRegistry.all) {
      window.close();
    }
    // Closing takes a turn of the loop; a window that is still there by then has prevented it, and the quit with it.
    setImmediate(() =>
      setImmediate(() => {
        if (windowRegistry.all.size > 0) {
          appState.quitting = false;
          return;
        }
        this.#end(0);
      }),
    );
  }

  /**
   * Before the loop runs the process ends where it stands, with no event and no `exit` of the process. Later windows are
   * closed without being asked, `before-quit` and `will-quit` are not sent, and the caller goes on until the loop ends.
   */
  exit(code = 0): void {
    if (!appState.looping) {
      endProcess(code);
    }
    appState.quitting = true;
    for (const window of windowRegistry.all) {
      window.destroy();
    }
    this.#shutDown(code, Promise.resolve());
  }

  /** Kept for the test to see; the app is not started anew. */
  relaunch(options?: { args?: string[] }): void {
    records.relaunches.push({ args: options?.args ?? null });
  }

  focus(): void {
    [...windowRegistry.all].at(-1)?.focus();
  }

  getAppPath(): string {
    return appPath;
  }

  getPath(name: string): string {
    return paths.get(name);
  }

  setPath(name: string, path: string): void {
    paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    if (path !== undefined) {
      paths.set('logs', path);
    }
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return identity.version;
  }

  getLocale(): string {
    return 'en-US';
  }

  getSystemLocale(): string {
    return 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }

  getLocaleCountryCode(): string {
    return 'US';
  }

  requestSingleInstanceLock(additionalData: object = {}): boolean {
    return takeInstanceLock(paths.get('userData'), additionalData, (start) => this.#secondStart(start));
  }

  hasSingleInstanceLock(): boolean {
    return holdsInstanceLock();
  }

  releaseSingleInstanceLock(): void {
    releaseInstanceLock();
  }

  /** Pages are sandboxed here in any case. */
  enableSandbox(): void {
    this.#onlyBeforeReady('app.enableSandbox()');
  }

  disableHardwareAcceleration(): void {
    this.#onlyBeforeReady('app.disableHardwareAcceleration()');
  }

  /** Windows alone uses it. */
  setAppUserModelId(_id: string): void {}

  setDesktopName(_name: string): void {}

  /** Kept for the test to see; on Linux Electron does nothing with it. */
  setLoginItemSettings(settings: Settings): void {
    this.#loginItem = settings;
  }

  /** On Linux Electron knows of no login items, whatever was set. */
  getLoginItemSettings(): LoginItemSettings {
    return {
      openAtLogin: false,
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: false,
      launchItems: [],
    };
  }

  /** What the app set last, for the driver. */
  requestedLoginItem(): Settings {
    return this.#loginItem;
  }

  setAboutPanelOptions(_options: AboutPanelOptionsOptions): void {}

  showAboutPanel(): void {
    records.aboutPanels.push({});
  }

  isAccessibilitySupportEnabled(): boolean {
    return false;
  }

  #end(code: number): void {
    if (this.emitPreventable('will-quit', {})) {
      appState.quitting = false;
      return;
    }
    this.#shutDown(code, endChromium());
  }

  /** A listener of `quit` that calls `exit` settles another code. */
  #shutDown(code: number, browserEnded: Promise<void>): void {
    this.#exitCode = code;
    if (appState.ended) {
      return;
    }
    appState.ended = true;
    this.emit('quit', {}, code);
    setImmediate(() =>
      browserEnded.finally(() => {
        // Electron says so within `quit`. Here whoever drives the browser hears it, too, and would cut it short.
        process.emit('exit', this.#exitCode);
        endProcess(this.#exitCode);
      }),
    );
  }

  /**
   * Chromium's own handler takes the place of those that were there, hears one signal, and is replaced itself when the app
   * listens for the signal.
   */
  #quitOnce(signal: NodeJS.Signals): void {
    process.removeAllListeners(signal);
    const quit = (): void => {
      process.off(signal, quit);
      if (process.listenerCount(signal) === 0) {
        this.quit();
      }
    };
    process.on(signal, quit);
  }

  #windowClosed(): void {
    if (windowRegistry.all.size > 0 || appState.quitting) {
      return;
    }
    if (this.listenerCount('window-all-closed') === 0) {
      this.quit();
    } else {
      this.emit('window-all-closed');
    }
  }

  #secondStart(start: SecondStart): void {
    if (appState.ready) {
      this.emit('second-instance', {}, start.argv, start.workingDirectory, start.additionalData);
    } else {
      this.#secondStarts.push(start);
    }
  }

  #onlyBeforeReady(what: string): void {
    if (appState.ready) {
      throw new Error(`${what} can only be called before app is ready`);
    }
  }
}

export const theApp = new ImitatedApp();
