/** Where the app is in its life. Apart from `app`, so that what depends on it need not know `app`. */
export const appState = { ready: false, looping: false, quitting: false, ended: false };

/** Throws what Electron throws for modules that may not be used before the app is ready. */
export function requireReady(what: string): void {
  if (!appState.ready) {
    throw new Error(`Cannot use ${what} before app is ready`);
  }
}
