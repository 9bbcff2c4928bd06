import { say } from '../../preload/words/say.ts';

/** A name, the same in every language. */
export const productName = 'SentinelOne Connector';

let titled = '';

/** Puts a screen's title into the window's. */
export function titleWindow(title: string): void {
  titled = title;
  document.title = say('frame:windowTitle', { screen: title, product: productName });
}

/** The title of the screen that is open. */
export function titleOfWindow(): string {
  return titled;
}
