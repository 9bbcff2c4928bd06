import { app, BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import { say } from '../../../preload/words/say.ts';
import type { Log } from '../../logging/log.ts';
import { builtFiles } from '../built-files.ts';
import { offerEditing } from '../menu/editing-menu.ts';
import { startPage } from '../pages/app-scheme.ts';
import { windowIcon } from '../pictures.ts';
import type { Closing, Opening } from './closing.ts';
import { CrashWatch } from './crash-watch.ts';
import type { WindowMemory } from './window-memory.ts';
import { smallestSize, windowPlace } from './window-place.ts';

export interface MainWindowDependencies {
  readonly memory: WindowMemory;
  readonly log: Log;
  /** Whether its developer tools can be opened. */
  readonly developerTools: boolean;
  /** Called for every window made, before its page loads. */
  readonly connect: (contents: WebContents) => void;
  /** What closing it leads to now; asks the system whether there is a tray. */
  readonly closing: () => Promise<Closing>;
  readonly quit: () => void;
}

/** The background until the page has painted itself; the page's own colours. */
const background = { light: '#f4f5f7', dark: '#14171a' } as const;

/** The one window: made when it is first needed, brought to the front when it is there. */
export class MainWindow {
  readonly #dependencies: MainWindowDependencies;
  readonly #crashes = new CrashWatch(() => performance.now());
  #window: BrowserWindow | null = null;
  /** A question about closing is on show. */
  #asking = false;

  constructor(dependencies: MainWindowDependencies) {
    this.#dependencies = dependencies;
  }

  get focused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** The window, for dialogs that belong to it; null while there is none. */
  get current(): BrowserWindow | null {
    return this.#window;
  }

  /** Opens the window at the start of the application. */
  open(opening: Opening): void {
    if (opening !== 'hidden') this.#make(opening);
  }

  /** Brings the window to the front, making it if need be. */
  show(): void {
    const window = this.#window;
    if (window === null) {
      this.#make('shown');
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Puts a hidden window where it can be found without a tray: among the minimised ones. */
  bringWithinReach(): void {
    const window = this.#window;
    if (window === null) this.#make('minimised');
    else if (!window.isVisible() && !window.isMinimized()) minimise(window);
  }

  /** Steps through the screens that were seen. */
  go(step: 'back' | 'forward'): void {
    const history = this.#window?.webContents.navigationHistory;
    if (step === 'back') history?.goBack();
    else history?.goForward();
  }

  /** Takes the window away for good. */
  destroy(): void {
    this.#remember();
    this.#window?.destroy();
    this.#window = null;
  }

  #make(opening: 'shown' | 'minimised'): void {
    const { memory, connect, developerTools } = this.#dependencies;
    const main = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    const remembered = memory.recall();
    const place = windowPlace(
      remembered,
      [main, ...others].map(({ workArea }) => workArea),
    );
    const window = new BrowserWindow({
      ...place.bounds,
      minWidth: Math.min(smallestSize.width, place.bounds.width),
      minHeight: Math.min(smallestSize.height, place.bounds.height),
      show: false,
      title: app.getName(),
      icon: windowIcon(),
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: {
        preload: builtFiles.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        devTools: developerTools,
      },
    });
    this.#window = window;
    connect(window.webContents);
    offerEditing(window);
    window.once('ready-to-show', () => {
      if (place.maximized) window.maximize();
      if (opening === 'minimised') minimise(window);
      else window.show();
    });
    // Reloads keep the size that the user has chosen since.
    window.webContents.once('did-finish-load', () => window.webContents.setZoomLevel(remembered?.zoom ?? 0));
    window.on('close', (event) => {
      event.preventDefault();
      void this.#close(window);
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason !== 'clean-exit') this.#crashed(window, `${reason}, exit code ${exitCode}`);
    });
    // Windows gives no other word of the end of the user's session, none at all where there is no window, and ends the
    // process when this returns. A scan continues from its checkpoint, as after a kill: all else is written as it happens.
    if (process.platform === 'win32') {
      window.on('session-end', () => {
        this.#remember();
        this.#dependencies.log.info('the session of the user ends');
      });
    }
    void this.#load(window);
  }

  async #load(window: BrowserWindow): Promise<void> {
    try {
      await window.loadURL(startPage);
    } catch (error) {
      if (window.isDestroyed()) return;
      this.#dependencies.log.error('the page of the window could not be loaded', error);
      dialog.showErrorBox(say('desktop:notLoaded.title'), say('desktop:notLoaded.text'));
      this.#dependencies.quit();
    }
  }

  async #close(window: BrowserWindow): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      const closing = await this.#dependencies.closing();
      if (window.isDestroyed()) return;
      this.#remember();
      if (closing === 'hide') hide(window);
      else if (closing === 'quit' || (await agreesToQuit(window))) this.#dependencies.quit();
    } finally {
      this.#asking = false;
    }
  }

  #crashed(window: BrowserWindow, how: string): void {
    this.#dependencies.log.error(`the window's process ended: ${how}`);
    if (this.#crashes.crashed() === 'reload') window.webContents.reload();
    else void this.#askAfterCrash(window);
  }

  async #askAfterCrash(window: BrowserWindow): Promise<void> {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: say('desktop:crashed.message'),
      detail: say('desktop:crashed.detail'),
      buttons: [say('desktop:crashed.openAgain'), say('desktop:quit')],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) this.#dependencies.quit();
    else if (!window.isDestroyed()) window.webContents.reload();
  }

  #remember(): void {
    const window = this.#window;
    if (window === null || window.isDestroyed()) return;
    const zoom = Math.min(6, Math.max(-3, window.webContents.getZoomLevel()));
    this.#dependencies.memory.keep({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom,
    });
  }
}

/** A window that was never shown may stay away when it is minimised. */
function minimise(window: BrowserWindow): void {
  window.showInactive();
  window.minimize();
}

/** macOS leaves a black screen behind when a full-screen window is hidden. */
function hide(window: BrowserWindow): void {
  if (process.platform === 'darwin' && window.isFullScreen()) {
    window.once('leave-full-screen', () => window.hide());
    window.setFullScreen(false);
  } else {
    window.hide();
  }
}

async function agreesToQuit(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say('desktop:closing.message'),
    detail: say('desktop:closing.detail'),
    buttons: [say('desktop:quit'), say('desktop:closing.minimise'), say('desktop:closing.cancel')],
    defaultId: 1,
    cancelId: 2,
  });
  if (response === 1) window.minimize();
  return response === 0;
}
