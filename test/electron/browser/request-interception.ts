import { Buffer } from 'node:buffer';
import process from 'node:process';
import type { OnBeforeRequestListenerDetails } from 'electron';
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core';
import { records } from '../control/records.ts';
import { NotImitatedError } from '../imitation.ts';
import { allowsFetch, appSchemes } from '../main-process/protocol.ts';
import type { ImitatedSession } from '../main-process/session.ts';
import { contentsOfPage } from '../main-process/web-contents-registry.ts';
import { addressInApp, headerInBrowser } from './app-address.ts';

let lastRequest = 0;

/**
 * Brings every request of a context's pages before the app: navigations before `will-navigate`, all of them before
 * `webRequest`, then those of the app's scheme to its handler. Nothing else is ever sent anywhere.
 */
export async function serveRequests(context: BrowserContext, session: ImitatedSession): Promise<void> {
  await context.route('**/*', async (route) => {
    try {
      await serve(route, session);
    } catch (error) {
      await route.abort('failed').catch(() => undefined);
      // The page may be gone by now, which ends its requests; anything else is a fault the app has to hear of.
      if (!/closed|crashed|been aborted/.test(String(error))) {
        process.emit('uncaughtException', error instanceof Error ? error : new Error(String(error)));
      }
    }
  });
}

async function serve(route: Route, session: ImitatedSession): Promise<void> {
  const request = route.request();
  const url = addressInApp(request.url());
  const page = pageOf(request);
  const contents = page === null ? null : contentsOfPage(page);
  if (contents === null) {
    // The page of a window that was never allowed.
    await route.abort('blockedbyclient');
    return;
  }
  if (request.isNavigationRequest()) {
    const isMainFrame = request.frame() === page?.mainFrame();
    if (!contents.allowsNavigation(url, isMainFrame)) {
      // Given up, as against failed: the page stays where it is.
      await route.abort('aborted');
      return;
    }
  }
  lastRequest += 1;
  const resourceType = electronType(request);
  const body = request.postDataBuffer();
  const details = {
    id: lastRequest,
    url,
    method: request.method(),
    resourceType,
    webContentsId: contents.id,
    webContents: contents,
    frame: contents.mainFrame,
    referrer: addressInApp(request.headers()['referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: body === null ? [] : [{ bytes: body }],
  };
  const { cancel } = await session.webRequest.decide(details as unknown as OnBeforeRequestListenerDetails);
  const blocked = { url, method: request.method(), resourceType };
  if (cancel === true) {
    records.blockedRequests.push({ ...blocked, by: 'app' });
    await route.abort('blockedbyclient');
    return;
  }
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = session.protocol.handlers.get(scheme);
  const refusesFetch = ['fetch', 'xhr'].includes(request.resourceType()) && !allowsFetch(scheme);
  if (handler === undefined || refusesFetch) {
    records.blockedRequests.push({ ...blocked, by: 'stand-in' });
    await route.abort('internetdisconnected');
    return;
  }
  const response = await handler(
    new Request(url, {
      method: request.method(),
      headers: withoutBrowserOrigin(request.headers()),
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    }) as unknown as GlobalRequest,
  );
  await answer(route, response);
}

async function answer(route: Route, response: Response): Promise<void> {
  if (response.type === 'error') {
    await route.abort('failed');
    return;
  }
  if (response.status >= 300 && response.status < 400) {
    throw new NotImitatedError(`a redirect by a handler of the app's own scheme (${response.status})`);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    headers[name] = headerInBrowser(value, appSchemes());
  }
  await route.fulfill({
    status: response.status,
    headers,
    body: Buffer.from(await response.arrayBuffer()),
  });
}

function pageOf(request: PageRequest): Page | null {
  try {
    return request.frame().page();
  } catch {
    // A navigation of a page that Playwright does not know yet: a popup.
    return null;
  }
}

/** Electron's word for the kind of a request. */
function electronType(request: PageRequest): OnBeforeRequestListenerDetails['resourceType'] {
  const type = request.resourceType();
  switch (type) {
    case 'document':
      return request.frame().parentFrame() === null ? 'mainFrame' : 'subFrame';
    case 'fetch':
    case 'xhr':
    case 'eventsource':
      return 'xhr';
    case 'stylesheet':
    case 'script':
    case 'image':
    case 'font':
    case 'media':
      return type;
    case 'websocket':
      return 'webSocket';
    case 'ping':
      return 'ping';
    default:
      return 'other';
  }
}

function withoutBrowserOrigin(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, addressInApp(value)]));
}
