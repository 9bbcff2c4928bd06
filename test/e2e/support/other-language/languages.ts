/** Stands in the place of `preload/words/languages.ts`: English and the language that is tested, which is chosen. */
import { english } from '../../../../preload/words/english/english.ts';
import { accentedTexts } from './accented.ts';

export const languages = { en: english, 'en-XA': accentedTexts(english) };

export function bestLanguage(): keyof typeof languages {
  return 'en-XA';
}
