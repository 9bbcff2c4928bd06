import { app, type WebContents } from 'electron';
import type { Log } from '../../logging/log.ts';
import { isStartPage } from '../pages/app-scheme.ts';

export interface LockedContentsDependencies {
  /** Opens an address in the user's browser if it is a known one; never throws. */
  readonly openLink: (address: string) => void;
  readonly log: Log;
}

/** Keeps every page of the application where it is: it may load itself anew, nothing else, and opens no window. */
export function lockContents({ openLink, log }: LockedContentsDependencies): void {
  app.on('web-contents-created', (_created, contents: WebContents) => {
    contents.setWindowOpenHandler(({ url }) => {
      openLink(url);
      return { action: 'deny' };
    });
    // Links in the page, `location`, forms; `will-frame-navigate` also for frames, of which there are none.
    contents.on('will-navigate', (event) => {
      if (isStartPage(event.url)) return;
      event.preventDefault();
      openLink(event.url);
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isStartPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => {
      log.warn('the window tried to embed a page, which is denied');
      event.preventDefault();
    });
  });
}
