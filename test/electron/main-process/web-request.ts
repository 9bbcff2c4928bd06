import type { CallbackResponse, OnBeforeRequestListenerDetails, WebRequestFilter } from 'electron';
import { Guarded, NotImitatedError } from '../imitation.ts';

type RequestListener = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void;

/** Any of the listeners that are taken but never called, because nothing answers from outside. */
type UncalledListener = ((details: never, callback: never) => void) | null;

/**
 * A session's `webRequest`. `onBeforeRequest` decides over each request as in Electron. `onBeforeSendHeaders` and
 * `onHeadersReceived` are taken, but nothing is ever sent to a host and no host answers, so they are never called.
 */
export class SessionWebRequest extends Guarded {
  #listener: RequestListener | null = null;
  #urls: readonly string[] = ['<all_urls>'];

  constructor() {
    super('webRequest');
  }

  onBeforeRequest(
    filterOrListener: WebRequestFilter | RequestListener | null,
    listener?: RequestListener | null,
  ): void {
    if (typeof filterOrListener === 'function' || filterOrListener === null) {
      this.#listener = filterOrListener;
      this.#urls = ['<all_urls>'];
      return;
    }
    if (filterOrListener.excludeUrls !== undefined || filterOrListener.types !== undefined) {
      throw new NotImitatedError('a web request filter by excludeUrls or types');
    }
    this.#urls = filterOrListener.urls;
    this.#listener = listener ?? null;
  }

  onBeforeSendHeaders(
    _filterOrListener: WebRequestFilter | UncalledListener,
    _listener?: UncalledListener,
  ): void {}

  onHeadersReceived(
    _filterOrListener: WebRequestFilter | UncalledListener,
    _listener?: UncalledListener,
  ): void {}

  /** What the app's handler says of a request; a request that it never answers waits for ever, as in Electron. */
  async decide(details: OnBeforeRequestListenerDetails): Promise<CallbackResponse> {
    const listener = this.#listener;
    if (listener === null || !this.#urls.some((pattern) => matches(pattern, details.url))) {
      return {};
    }
    const response = await new Promise<CallbackResponse>((resolve) => listener(details, resolve));
    if (response.redirectURL !== undefined) {
      throw new NotImitatedError('redirectURL of webRequest.onBeforeRequest');
    }
    return response;
  }
}

/** Chromium's match patterns as far as Electron's filters use them: `scheme://host/path` with `*` anywhere. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') {
    return true;
  }
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(url);
}
