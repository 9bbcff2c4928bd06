import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium as the stand-in runs it: nothing of its own may reach the network, and it ends with this process. */
export interface RunningChromium {
  readonly browser: Browser;
  /** The context whose storage is the profile folder. */
  readonly context: BrowserContext;
  /** Where another process of this machine can join, for `chromium.connectOverCDP`. */
  readonly endpoint: string;
}

/** Name of Chromium's profile in the app's `sessionData`. */
export const PROFILE_FOLDER = 'Stand-in Chromium';

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The last door: a request that slips past the interception finds no host to go to.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/**
 * Starts Chromium over a profile folder. It is driven through a pipe, and ends by itself when this process does,
 * however this process ends, because the pipe does.
 */
export async function startChromium(profile: string, headed: boolean): Promise<RunningChromium> {
  const hasDisplay = (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: !(headed && hasDisplay),
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    serviceWorkers: 'block',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...QUIET, '--remote-debugging-port=0'],
  });
  const browser = context.browser();
  if (browser === null) {
    throw new Error('Chromium was started without a browser to hold on to.');
  }
  const [port = ''] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  await closePopups(browser);
  return { browser, context, endpoint: `http://127.0.0.1:${port}` };
}

let pagesBeingMade = 0;

/** Opens a page for a window of the app. */
export async function makePage(context: BrowserContext): Promise<Page> {
  pagesBeingMade += 1;
  try {
    return await context.newPage();
  } finally {
    pagesBeingMade -= 1;
  }
}

/**
 * A page that no window of the app asked for closes at once: whether a link may open one is for
 * `setWindowOpenHandler` to say, and the stand-in does not imitate windows that are allowed that way.
 */
async function closePopups(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  // Chromium first reports the pages that are there already.
  await session.send('Target.setDiscoverTargets', { discover: true });
  session.on('Target.targetCreated', ({ targetInfo: { type, openerId, targetId } }) => {
    if (type === 'page' && (openerId !== undefined || pagesBeingMade === 0)) {
      session.send('Target.closeTarget', { targetId }).catch(() => undefined);
    }
  });
}
