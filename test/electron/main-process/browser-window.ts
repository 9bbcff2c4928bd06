import type { BrowserWindowConstructorOptions } from 'electron';
import { records } from '../control/records.ts';
import { NotImitatedError } from '../imitation.ts';
import { pressAccelerator } from './accelerators.ts';
import { appEvents } from './app-events.ts';
import { requireReady } from './app-state.ts';
import { sessionOf } from './session.ts';
import { ImitatedWebContents } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';
import { refuseUnknownOptions } from './window-options.ts';
import { windowRegistry } from './window-registry.ts';

const EVENTS = [
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'ready-to-show',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
  // These never happen here: no page hangs, nobody asks before a session ends.
  'unresponsive',
  'responsive',
  'query-session-end',
  'session-end',
];

let lastId = 0;

/** `BrowserWindow`: a page of Chromium with the state of a window around it. */
export class ImitatedBrowserWindow extends WindowFrame {
  readonly id: number;
  readonly webContents: ImitatedWebContents;
  #title: string;
  #visible = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    requireReady('BrowserWindow');
    super(EVENTS, options);
    refuseUnknownOptions(options);
    lastId += 1;
    this.id = lastId;
    this.#title = options.title ?? '';
    const preferences = options.webPreferences ?? {};
    const { session: _, ...plain } = preferences;
    records.webPreferences.push(plain);
    this.webContents = new ImitatedWebContents({
      session: (preferences.session as never) ?? sessionOf(preferences.partition ?? ''),
      preload: preferences.preload ?? null,
      size: () => this.getContentBounds(),
      keyPressed: pressAccelerator,
    });
    windowRegistry.all.add(this);
    this.#follow();
    appEvents.emit('web-contents-created', {}, this.webContents);
    appEvents.emit('browser-window-created', {}, this);
    if (options.show !== false) {
      this.show();
    }
  }

  static getAllWindows(): ImitatedBrowserWindow[] {
    return [...windowRegistry.all];
  }

  static getFocusedWindow(): ImitatedBrowserWindow | null {
    return windowRegistry.focused;
  }

  static fromWebContents(contents: ImitatedWebContents): ImitatedBrowserWindow | null {
    return ImitatedBrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): ImitatedBrowserWindow | null {
    return ImitatedBrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  loadURL(url: string, options?: object): Promise<void> {
    return this.webContents.loadURL(url, options);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show');
    }
  }

  hide(): void {
    if (this.#visible) {
      this.#visible = false;
      this.blur();
      this.emit('hide');
    }
  }

  focus(): void {
    if (this.#visible && windowRegistry.focused !== this) {
      windowRegistry.focused?.blur();
      windowRegistry.focused = this;
      this.emit('focus', {});
      appEvents.emit('browser-window-focus', {}, this);
    }
  }

  blur(): void {
    if (windowRegistry.focused === this) {
      windowRegistry.focused = null;
      this.emit('blur', {});
      appEvents.emit('browser-window-blur', {}, this);
    }
  }

  moveTop(): void {}

  isVisible(): boolean {
    return this.#visible && !this.isMinimized();
  }

  isFocused(): boolean {
    return windowRegistry.focused === this;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Asks to close: 'close' can be prevented; else the window is gone a moment later. */
  close(): void {
    if (!this.#destroyed && !this.emitPreventable('close', { sender: this })) {
      setImmediate(() => this.destroy());
    }
  }

  destroy(): void {
    if (this.#destroyed) {
      return;
    }
    this.#visible = false;
    this.blur();
    this.#destroyed = true;
    windowRegistry.all.delete(this);
    this.webContents.destroyContents();
    this.emit('closed');
    this.end();
    appEvents.emit('stand-in:window-closed');
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  /** Nothing of a window's frame is drawn here: what follows is taken and has no effect to see. */
  setBackgroundColor(): void {}

  setIcon(): void {}

  setMenuBarVisibility(): void {}

  setAutoHideMenuBar(): void {}

  setProgressBar(): void {}

  flashFrame(): void {}

  removeMenu(): void {}

  setMenu(menu: object | null): void {
    if (menu !== null) {
      throw new NotImitatedError('a menu of one window (BrowserWindow.setMenu)');
    }
  }

  protected fitContents(): void {
    this.webContents.fitPage();
  }

  #follow(): void {
    this.webContents.once('did-finish-load', () => {
      if (!this.#destroyed) {
        this.emit('ready-to-show', {});
      }
    });
    this.webContents.on('page-title-updated', (event, title: string, explicit: boolean) => {
      const prevented = this.emitPreventable('page-title-updated', {}, title, explicit);
      if (!prevented && !event.defaultPrevented) {
        this.#title = title;
      }
    });
  }
}
