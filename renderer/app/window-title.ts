const ending = ' – SentinelOne Connector';

/** Puts a screen's title into the window's. */
export function titleWindow(title: string): void {
  document.title = `${title}${ending}`;
}

/** The title of the screen that is open. */
export function titleOfWindow(): string {
  return document.title.replace(ending, '');
}
