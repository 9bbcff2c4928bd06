import { app, powerMonitor } from 'electron';
import type { Log } from '../logging/log.ts';
import type { Quitting, QuitWish } from './quitting.ts';

export interface QuitWishesDependencies {
  readonly quitting: Quitting;
  readonly platform: NodeJS.Platform;
  readonly log: Log;
}

/** Quits in order, whoever wants it: the user, a signal, or a system that shuts down. Call once, when ready. */
export function heedQuitWishes({ quitting, platform, log }: QuitWishesDependencies): void {
  let wish: QuitWish = 'user';
  const quitFor = (from: QuitWish): void => {
    wish = from;
    // Sends `before-quit` before it returns.
    app.quit();
    wish = 'user';
  };
  app.on('before-quit', (event) => {
    if (quitting.stopped) return;
    event.preventDefault();
    void quitting.begin(wish);
  });
  process.on('SIGINT', () => quitFor('user'));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quitFor('system'));
  if (platform !== 'win32') {
    const shutdown = (event: { preventDefault(): void }): void => {
      // Else the system goes on at once: it waits for those that ask for time, and for a short while only.
      event.preventDefault();
      quitFor('system');
    };
    // Electron's types leave out the event that its documentation has.
    powerMonitor.on('shutdown', shutdown as () => void);
  }
  app.on('quit', () => {
    // Linux without its session bus or display: no wish is heard, and what runs is cut off as by a kill.
    if (!quitting.stopped)
      log.warn('the session ended without a word; scans continue from their checkpoints');
  });
}
