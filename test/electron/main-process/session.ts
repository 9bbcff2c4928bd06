import type { Session } from 'electron';
import type { BrowserContext, Download } from 'playwright-core';
import { addressInApp } from '../browser/app-address.ts';
import { serveRequests } from '../browser/request-interception.ts';
import { guarded, Imitation, NotImitatedError } from '../imitation.ts';
import { appEvents } from './app-events.ts';
import { requireReady } from './app-state.ts';
import { sharedChromium } from './chromium-of-app.ts';
import { SessionProtocol, theProtocol } from './protocol.ts';
import { SessionWebRequest } from './web-request.ts';

type RequestHandler = Exclude<Parameters<Session['setPermissionRequestHandler']>[0], null>;
type CheckHandler = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>;

type ImitatedMethods = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'isSpellCheckerEnabled'
  | 'isPersistent'
  | 'clearStorageData'
  | 'clearCache'
>;

/** A session: storage of its own in Chromium, and what the app lets its pages do. */
export class ImitatedSession extends Imitation implements ImitatedMethods {
  readonly protocol: SessionProtocol;
  readonly webRequest = new SessionWebRequest();
  readonly #partition: string;
  #context: Promise<BrowserContext> | null = null;
  #permissionRequest: RequestHandler | null = null;
  #permissionCheck: CheckHandler | null = null;
  #spellChecker = true;

  constructor(partition: string) {
    super('session', ['will-download', 'spellcheck-dictionary-download-failure']);
    this.#partition = partition;
    this.protocol = partition === '' ? theProtocol : new SessionProtocol();
  }

  /** Chromium's context of this session; starts Chromium when it is the first. */
  browserContext(): Promise<BrowserContext> {
    this.#context ??= (async () => {
      const { browser, context: own } = await sharedChromium();
      const context =
        this.#partition === '' ? own : await browser.newContext({ viewport: null, serviceWorkers: 'block' });
      await serveRequests(context, this);
      return context;
    })();
    return this.#context;
  }

  /** Tells the app of a download, which it has to prevent: what is saved where is not imitated. */
  async offersDownload(contents: object, download: Download): Promise<void> {
    const item = guarded('DownloadItem', {
      getURL: () => addressInApp(download.url()),
      getFilename: () => download.suggestedFilename(),
      cancel: () => undefined,
    });
    const prevented = this.emitPreventable('will-download', {}, item, contents);
    await download.cancel();
    if (!prevented) {
      throw new NotImitatedError(`a download that the app allows ('${download.suggestedFilename()}')`);
    }
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#permissionCheck = handler;
  }

  /** What a page is told that asks for a permission; without handlers everything is granted, as in Electron. */
  async asksForPermission(...question: PermissionQuestion): Promise<boolean> {
    const [contents, permission, origin, details] = question;
    const check = this.#permissionCheck;
    if (
      check !== null &&
      !check(contents, permission as Parameters<CheckHandler>[1], origin, details as never)
    ) {
      return false;
    }
    const handler = this.#permissionRequest;
    return (
      handler === null ||
      new Promise((resolve) =>
        handler(contents, permission as Parameters<RequestHandler>[1], resolve, details as never),
      )
    );
  }

  /** Chromium asks for no device here, so that the handler is kept and never called. */
  setDevicePermissionHandler(): void {}

  /** As `setDevicePermissionHandler`. */
  setUSBProtectedClassesHandler(): void {}

  /** As `setDevicePermissionHandler`. */
  setBluetoothPairingHandler(): void {}

  setDisplayMediaRequestHandler(handler: Parameters<Session['setDisplayMediaRequestHandler']>[0]): void {
    if (handler !== null) {
      throw new NotImitatedError('a handler that lets the screen be captured');
    }
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.#spellChecker = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker;
  }

  /** There is no dictionary to download here, whatever the address. */
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    new URL(url);
  }

  isPersistent(): boolean {
    return this.#partition === '' || this.#partition.startsWith('persist:');
  }

  async clearCache(): Promise<void> {
    const [page] = (await this.browserContext()).pages();
    if (page !== undefined) {
      const client = await page.context().newCDPSession(page);
      await client.send('Network.clearBrowserCache');
      await client.detach();
    }
  }

  async clearStorageData(options?: object): Promise<void> {
    if (options !== undefined) {
      throw new NotImitatedError('session.clearStorageData of only some kinds of data');
    }
    const context = await this.browserContext();
    await context.clearCookies();
    for (const page of context.pages()) {
      const client = await context.newCDPSession(page);
      const origin = await page.evaluate('location.origin');
      if (typeof origin === 'string' && origin.startsWith('https:')) {
        await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }
      await client.detach();
    }
  }
}

/** A page's question for a permission: who asks, for what, from where, and the details Electron gives along. */
export type PermissionQuestion = readonly [
  contents: Parameters<RequestHandler>[0],
  permission: string,
  origin: string,
  details: object,
];

const sessions = new Map<string, ImitatedSession>();

/** The session of a partition; '' is the default one. */
export function sessionOf(partition: string): ImitatedSession {
  requireReady('session');
  const existing = sessions.get(partition);
  if (existing !== undefined) {
    return existing;
  }
  if (partition.startsWith('persist:')) {
    throw new NotImitatedError(`a partition that outlives the app ('${partition}')`);
  }
  const made = new ImitatedSession(partition);
  sessions.set(partition, made);
  appEvents.emit('session-created', made);
  return made;
}

/** The main process's `session` module. */
export const sessionModule = {
  get defaultSession(): ImitatedSession {
    return sessionOf('');
  },
  fromPartition: (partition: string): ImitatedSession => sessionOf(partition),
};
