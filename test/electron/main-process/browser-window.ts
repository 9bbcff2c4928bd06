import type { BrowserWindowConstructorOptions, Point, Rectangle } from 'electron';
import { standInSettings } from '../control/stand-in-settings.ts';
import { Imitation, NotImitatedError } from '../imitation.ts';
import { pressAccelerator } from './accelerators.ts';
import { appEvents } from './app-events.ts';
import { requireReady } from './app-state.ts';
import { theScreen } from './screen.ts';
import { sessionOf } from './session.ts';
import { ImitatedWebContents } from './web-contents.ts';
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
  // These never happen here: no page hangs, no session of the desktop ends.
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
];

let lastId = 0;

/** `BrowserWindow`: a page of Chromium with the state of a window around it. */
export class ImitatedBrowserWindow extends Imitation {
  readonly id: number;
  readonly webContents: ImitatedWebContents;
  readonly #options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #title: string;
  #visible = false;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    requireReady('BrowserWindow');
    super('BrowserWindow', EVENTS);
    refuseUnknownOptions(options);
    lastId += 1;
    this.id = lastId;
    this.#options = options;
    this.#title = options.title ?? '';
    const { workArea } = theScreen.getPrimaryDisplay();
    const first = windowRegistry.all.size === 0 ? standInSettings.viewport : undefined;
    const { width, height } = { width: options.width ?? 800, height: options.height ?? 600, ...first };
    this.#bounds = this.#limited({
      x: options.x ?? Math.round(workArea.x + (workArea.width - width) / 2),
      y: options.y ?? Math.round(workArea.y + (workArea.height - height) / 2),
      width,
      height,
    });
    const preferences = options.webPreferences ?? {};
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
    return this.#visible && !this.#minimized;
  }

  isFocused(): boolean {
    return windowRegistry.focused === this;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isFullScreen(): boolean {
    return this.#fullScreen;
  }

  isNormal(): boolean {
    return !(this.#minimized || this.#maximized || this.#fullScreen);
  }

  isResizable(): boolean {
    return this.#options.resizable ?? true;
  }

  minimize(): void {
    if (!this.#minimized) {
      this.#minimized = true;
      this.blur();
      this.emit('minimize');
    }
  }

  /** From minimised to what it was before, else from maximised to its normal size. */
  restore(): void {
    if (this.#minimized) {
      this.#minimized = false;
      this.emit('restore');
    } else {
      this.unmaximize();
    }
  }

  maximize(): void {
    this.showInactive();
    this.#resizing('maximize', this.#maximized, () => {
      this.#maximized = true;
    });
  }

  unmaximize(): void {
    this.#resizing('unmaximize', !this.#maximized, () => {
      this.#maximized = false;
    });
  }

  setFullScreen(on: boolean): void {
    this.#resizing(on ? 'enter-full-screen' : 'leave-full-screen', this.#fullScreen === on, () => {
      this.#fullScreen = on;
    });
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
    appEvents.emit('stand-in:window-closed');
  }

  getBounds(): Rectangle {
    const { bounds, workArea } = theScreen.getDisplayMatching(this.#bounds);
    return { ...(this.#fullScreen ? bounds : this.#maximized ? workArea : this.#bounds) };
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  /** Windows have no frame here, so that all of one is content. */
  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds;
    this.#bounds = this.#limited({ ...before, ...bounds });
    this.#maximized = false;
    if (before.x !== this.#bounds.x || before.y !== this.#bounds.y) {
      this.emit('move');
    }
    if (before.width !== this.#bounds.width || before.height !== this.#bounds.height) {
      this.#resized();
    }
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  center(): void {
    const { workArea } = theScreen.getDisplayMatching(this.#bounds);
    const { width, height } = this.#bounds;
    const { x, y }: Point = {
      x: Math.round(workArea.x + (workArea.width - width) / 2),
      y: Math.round(workArea.y + (workArea.height - height) / 2),
    };
    this.setBounds({ x, y });
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

  #limited(bounds: Rectangle): Rectangle {
    const { minWidth = 0, minHeight = 0, maxWidth = Infinity, maxHeight = Infinity } = this.#options;
    return {
      ...bounds,
      width: Math.min(Math.max(bounds.width, minWidth), maxWidth),
      height: Math.min(Math.max(bounds.height, minHeight), maxHeight),
    };
  }

  #resizing(event: string, already: boolean, change: () => void): void {
    if (!already) {
      change();
      this.emit(event);
      this.#resized();
    }
  }

  #resized(): void {
    this.webContents.fitPage();
    this.emit('resize');
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
