import { languages } from '../../../preload/words/languages.ts';
import { words } from '../../../preload/words/say.ts';

/** Adds a language to those there are, with one text. */
export function addElvish(): void {
  Object.assign(languages, { 'x-elvish': {} });
  words.addResourceBundle('x-elvish', 'tray', { quit: 'Namárië' });
}
