import type { BrowserContext, CDPSession, Download, Page } from 'playwright-core';
import { z } from 'zod';
import { addressInApp } from './app-address.ts';
import { makePage } from './chromium.ts';
import type { MainMessage, PageMessage } from './page-message.ts';

/** What happens in a window's page, as its `webContents` needs to hear it. Addresses are in the app's form. */
export interface PageEvents {
  message(message: PageMessage): void;
  /** A document has begun. */
  navigated(url: string): void;
  navigatedInPage(url: string): void;
  domReady(): void;
  loaded(): void;
  titled(title: string): void;
  /** `level` is 'info', 'warning', 'error' or 'debug'. */
  console(level: string, text: string, line: number, source: string): void;
  crashed(): void;
  /** A link or form asked for another window. */
  windowOpened(url: string, frameName: string): void;
  /** The page asked to go elsewhere. */
  navigationRequested(url: string): void;
  downloadStarted(download: Download): void;
}

const requested = z.object({
  frameId: z.string(),
  reason: z.string(),
  url: z.string(),
  disposition: z.string(),
});

/** Where a page is among what it has shown: ids of Chromium's entries, and the place of the one that shows. */
export interface PageHistory {
  readonly entries: readonly number[];
  readonly index: number;
}

/** The page behind one window. */
export interface WindowPage {
  readonly page: Page;
  readonly targetId: string;
  /** Tells the page's side something. Messages arrive in the order they were sent, or not at all. */
  tell(message: MainMessage): void;
  /** As Chromium last reported it. */
  history(): PageHistory;
  /** Steps among the entries, from where the page is once the browser is asked. */
  step(by: number): void;
  /** Gives the page the size of its window's content, in CSS pixels. */
  resize(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** Ends the page's process, as a crash does. */
  crash(): void;
}

export const BINDING = '__electronStandIn';
export const RECEIVER = '__electronStandInReceiver';

/** Electron's words for the kinds of console messages that are not plain information. */
const LEVELS: Readonly<Record<string, string>> = { warning: 'warning', error: 'error', debug: 'debug' };

/** Pages that belong to a window already. */
const taken = new WeakSet<Page>();

/** Opens a page in which `script` runs before anything else in each document. */
export async function openWindowPage(
  context: BrowserContext,
  script: string,
  events: PageEvents,
): Promise<WindowPage> {
  // The profile starts with an empty page of its own, which the first window takes over.
  const spare = context.pages().find((page) => page.url() === 'about:blank' && !taken.has(page));
  const page = spare ?? (await makePage(context));
  taken.add(page);
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  let history: PageHistory = { entries: [], index: -1 };
  const readHistory = async (): Promise<void> => {
    history = await historyOf(session).catch(() => history);
  };
  session.on('Page.frameNavigated', () => void readHistory());
  session.on('Page.navigatedWithinDocument', () => void readHistory());
  follow(session, targetInfo.targetId, events);
  page.on('domcontentloaded', () => events.domReady());
  page.on('load', () => {
    events.loaded();
    page.title().then(events.titled, () => undefined);
  });
  page.on('console', (message) => {
    const { url, lineNumber } = message.location();
    events.console(LEVELS[message.type()] ?? 'info', message.text(), lineNumber, addressInApp(url));
  });
  page.on('download', (download) => events.downloadStarted(download));
  page.on('crash', () => events.crashed());
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: BINDING });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
  return {
    page,
    targetId: targetInfo.targetId,
    tell: (message) => {
      const text = JSON.stringify(JSON.stringify(message));
      const expression = `typeof globalThis.${RECEIVER} === 'function' && globalThis.${RECEIVER}(${text})`;
      // One session hands them over in order; a page that has gone meanwhile hears nothing, as in Electron.
      session.send('Runtime.evaluate', { expression }).catch(() => undefined);
    },
    history: () => history,
    step: (by) => {
      stepIn(session, by).catch(() => undefined);
    },
    resize: (size) => page.setViewportSize({ width: size.width, height: size.height }),
    crash: () => {
      session.send('Page.crash').catch(() => undefined);
    },
  };
}

async function historyOf(session: CDPSession): Promise<PageHistory> {
  const { entries, currentIndex } = await session.send('Page.getNavigationHistory');
  // Every page begins as an empty one, which is nothing that a window has shown.
  const empty = entries[0]?.url === 'about:blank' ? 1 : 0;
  return { entries: entries.slice(empty).map(({ id }) => id), index: currentIndex - empty };
}

/** In Electron the browser itself steps. What was last reported here may be older than an address that a page shows. */
async function stepIn(session: CDPSession, by: number): Promise<void> {
  const { entries, index } = await historyOf(session);
  const entryId = entries[index + by];
  if (entryId !== undefined) await session.send('Page.navigateToHistoryEntry', { entryId });
}

function follow(session: CDPSession, mainFrame: string, events: PageEvents): void {
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === BINDING) {
      // Written by the page's side of the stand-in; the page itself never gets hold of the binding.
      events.message(JSON.parse(payload) as PageMessage);
    }
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) {
      events.navigated(addressInApp(`${frame.url}${frame.urlFragment ?? ''}`));
    }
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === mainFrame) {
      events.navigatedInPage(addressInApp(url));
    }
  });
  session.on('Page.windowOpen', ({ url, windowName }) => {
    events.windowOpened(addressInApp(url), windowName);
  });
  session.on('Page.frameRequestedNavigation', (event) => {
    const request = requested.parse(event);
    if (request.disposition !== 'currentTab') {
      events.windowOpened(addressInApp(request.url), '');
    } else if (request.frameId === mainFrame && request.reason !== 'reload') {
      events.navigationRequested(addressInApp(request.url));
    }
  });
}
