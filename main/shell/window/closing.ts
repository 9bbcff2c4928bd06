/** What closing the window leads to; `ask` says first that the running scan ends with the application. */
export type Closing = 'hide' | 'quit' | 'ask';

/** What decides on it. */
export interface ClosingFacts {
  /** Whether there is a tray to bring the window back from. */
  readonly tray: boolean;
  /** The preference. */
  readonly closeToTray: boolean;
  readonly scanRunning: boolean;
}

/** The window only hides where the tray can bring it back: an application that nobody can reach is worse than none. */
export function closing({ tray, closeToTray, scanRunning }: ClosingFacts): Closing {
  if (tray && closeToTray) return 'hide';
  return scanRunning ? 'ask' : 'quit';
}

/** How the window comes up at the start of the application. */
export type Opening = 'shown' | 'hidden' | 'minimised';

/** Started hidden, the window stays away where the tray can bring it, and is minimised where nothing else could. */
export function opening({ hidden, tray }: { readonly hidden: boolean; readonly tray: boolean }): Opening {
  if (!hidden) return 'shown';
  return tray ? 'hidden' : 'minimised';
}
