import type { WebContents } from 'electron';
import { addressInApp, addressInBrowser } from '../browser/app-address.ts';
import type { KeyPress, PageMessage } from '../browser/page-message.ts';
import type { PageEvents, WindowPage } from '../browser/window-page.ts';
import { encodeWire } from '../browser/wire.ts';
import { records } from '../control/records.ts';
import { NotImitatedError } from '../imitation.ts';
import { openContentsPage } from './contents-page.ts';
import { ContentsState } from './contents-state.ts';
import { ImitatedIpcMain } from './ipc-main.ts';
import { ImitatedHistory } from './navigation-history.ts';
import { receiveIpc, receivePermission } from './page-messages.ts';
import { appSchemes } from './protocol.ts';
import type { ImitatedSession } from './session.ts';
import { WEB_CONTENTS_EVENTS } from './web-contents-events.ts';
import { livingContents, rememberPage } from './web-contents-registry.ts';
import { ImitatedMainFrame } from './web-frame.ts';

/** What a window settles for its contents. */
export interface ContentsOptions {
  readonly session: ImitatedSession;
  /** File of the preload bundle; null for none. */
  readonly preload: string | null;
  size(): { readonly width: number; readonly height: number };
  keyPressed(key: KeyPress): void;
}

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

let lastId = 0;

/** `webContents`: the page of one window, as main sees it. */
export class ImitatedWebContents extends ContentsState {
  readonly id: number;
  readonly session: ImitatedSession;
  readonly mainFrame: ImitatedMainFrame;
  readonly ipc: ImitatedIpcMain;
  readonly navigationHistory: ImitatedHistory;
  readonly #options: ContentsOptions;
  #opening: Promise<WindowPage> | null = null;
  #open: WindowPage | null = null;
  #openHandler: OpenHandler | null = null;
  #requestedNavigation: string | null = null;

  constructor(options: ContentsOptions) {
    super('webContents', WEB_CONTENTS_EVENTS);
    lastId += 1;
    this.id = lastId;
    this.#options = options;
    this.session = options.session;
    this.mainFrame = new ImitatedMainFrame(this);
    this.ipc = new ImitatedIpcMain('webContents.ipc');
    this.navigationHistory = new ImitatedHistory(
      () => this.#open?.history() ?? { entries: [], index: -1 },
      (by) => this.#open?.step(by),
    );
    livingContents().set(this.id, this);
  }

  /** Chromium's page, opened when first asked for. */
  page(): Promise<WindowPage> {
    this.#opening ??= this.#openPage();
    return this.#opening;
  }

  focus(): void {
    this.#open?.page.bringToFront().catch(() => undefined);
  }

  async loadURL(url: string, options?: object): Promise<void> {
    if (options !== undefined) {
      throw new NotImitatedError('loadURL with options');
    }
    await this.#load(url);
  }

  reload(): void {
    if (this.state.url !== '') {
      this.#load(this.state.url).catch(() => undefined);
    }
  }

  /** There is no cache between the app's handler and the page, so that this is `reload`. */
  reloadIgnoringCache(): void {
    this.reload();
  }

  send(channel: string, ...args: unknown[]): void {
    const encoded = encodeWire(args);
    if (this.#open !== null && !this.state.destroyed) {
      records.ipcTraffic.push({ direction: 'to-page', channel, text: encoded });
      this.#open.tell({ kind: 'message', channel, args: encoded });
    }
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.page()).page.evaluate(code);
  }

  /** Whether a document may be replaced: asks `will-navigate` when the page itself wants to go elsewhere. */
  allowsNavigation(url: string, isMainFrame: boolean): boolean {
    if (!isMainFrame) {
      return this.#askNavigation(url, false);
    }
    const requested = this.#requestedNavigation;
    this.#requestedNavigation = null;
    const byPage = requested !== null && withoutFragment(requested) === withoutFragment(url);
    return !byPage || this.#askNavigation(requested, true);
  }

  /** Lets the page see these colours as the preferred ones. */
  showColors(colorScheme: 'light' | 'dark'): void {
    this.#open?.page.emulateMedia({ colorScheme }).catch(() => undefined);
  }

  /** Gives the page the size that the window has now. */
  fitPage(): void {
    this.#open?.resize(this.#options.size()).catch(() => undefined);
  }

  /** Ends the page's process, as a crash of it would. */
  crash(): void {
    this.#open?.crash();
  }

  /** Ends the contents with their window. */
  destroyContents(): void {
    if (!this.state.destroyed) {
      this.state.destroyed = true;
      livingContents().delete(this.id);
      this.#opening?.then((opened) => opened.page.close()).catch(() => undefined);
      this.emit('destroyed');
      this.end();
    }
  }

  protected inPage(code: string): void {
    this.#open?.page.evaluate(code).catch(() => undefined);
  }

  async #openPage(): Promise<WindowPage> {
    const context = await this.session.browserContext();
    const opened = await openContentsPage(
      context,
      this.#options.preload,
      this.#options.size(),
      this.#events(),
    );
    rememberPage(opened.page, this);
    this.#open = opened;
    if (this.state.destroyed) {
      await opened.page.close();
    }
    return opened;
  }

  async #load(url: string): Promise<void> {
    if (this.state.crashed) {
      // A page that has crashed is of no use any more: a fresh one takes its place.
      this.state.crashed = false;
      const crashed = this.#open;
      this.#opening = this.#openPage();
      await this.#opening;
      await crashed?.page.close();
    }
    const opened = await this.page();
    this.state.loading = true;
    this.emit('did-start-loading');
    try {
      await opened.page.goto(addressInBrowser(url, appSchemes()));
    } catch (error) {
      const code = /net::(ERR_[A-Z_]+)/.exec(String(error))?.[1] ?? 'ERR_FAILED';
      const errno = code === 'ERR_ABORTED' ? -3 : -2;
      if (!this.state.destroyed) {
        this.emit('did-fail-load', {}, errno, code, url, true, 1, 1);
      }
      throw Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url });
    } finally {
      this.state.loading = false;
      this.emit('did-stop-loading');
    }
  }

  #askNavigation(url: string, isMainFrame: boolean): boolean {
    const details = {
      url,
      isSameDocument: false,
      isMainFrame,
      frame: this.mainFrame,
      initiator: this.mainFrame,
    };
    const prevented = this.emitPreventable('will-frame-navigate', { ...details });
    return (
      !(isMainFrame && this.emitPreventable('will-navigate', details, url, false, true, 1, 1)) && !prevented
    );
  }

  #askWindow(url: string, frameName: string, features: string): void {
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    const referrer = { url: this.state.url, policy: 'strict-origin-when-cross-origin' } as const;
    const answer = this.#openHandler?.({ url, frameName, features, disposition, referrer });
    if (answer?.action !== 'deny') {
      throw new NotImitatedError(`a window that a page may open ('${url}')`);
    }
  }

  #receive(message: PageMessage): void {
    const tell = this.#open?.tell;
    switch (message.kind) {
      case 'send':
      case 'invoke':
        receiveIpc(this, message, (reply) => tell?.(reply));
        break;
      case 'permission':
        void receivePermission(this, message, (reply) => tell?.(reply));
        break;
      case 'window-open':
        this.#askWindow(addressInApp(message.url), message.frameName, message.features);
        break;
      case 'leave':
        this.#leave(message.url);
        break;
      case 'key':
        this.#options.keyPressed(message.key);
        break;
      case 'context-menu':
        this.emit('context-menu', {}, { ...message.menu, linkURL: addressInApp(message.menu.linkURL) });
        break;
      case 'preload-error':
        records.preloadErrors.push(message.message);
        this.emit('preload-error', {}, this.#options.preload, new Error(message.message));
        break;
    }
  }

  /** The page wants to go to an address that Chromium fetches nothing for, so that no request will come. */
  #leave(url: string): void {
    if (!this.#askNavigation(url, true)) {
      return;
    }
    if (appSchemes().includes(new URL(url).protocol.slice(0, -1))) {
      this.loadURL(url).catch(() => undefined);
    } else {
      records.blockedRequests.push({ url, method: 'GET', resourceType: 'mainFrame', by: 'stand-in' });
    }
  }

  #events(): PageEvents {
    const arrived = (url: string): void => {
      this.state.url = url;
      this.#requestedNavigation = null;
    };
    return {
      message: (message) => this.#receive(message),
      navigated: (url) => {
        arrived(url);
        this.emit('did-navigate', {}, url, 200, 'OK');
      },
      navigatedInPage: (url) => {
        arrived(url);
        this.emit('did-navigate-in-page', {}, url, true, 1, 1);
      },
      domReady: () => this.emit('dom-ready', {}),
      loaded: () => this.emit('did-finish-load', {}),
      titled: (title) => {
        if (title !== this.state.title) {
          this.state.title = title;
          this.emitPreventable('page-title-updated', {}, title, true);
        }
      },
      console: (level, message, lineNumber, sourceId) =>
        this.emit('console-message', { level, message, lineNumber, sourceId, frame: this.mainFrame }),
      crashed: () => {
        this.state.crashed = true;
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
      },
      windowOpened: (url, frameName) => this.#askWindow(url, frameName, ''),
      navigationRequested: (url) => {
        // Asked about when the request for it comes, where it can still be given up.
        this.#requestedNavigation = url;
      },
      downloadStarted: (download) => void this.session.offersDownload(this, download),
    };
  }
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
