import { bestLanguage } from '../../preload/words/languages.ts';
import { words } from '../../preload/words/say.ts';

// The words are at hand, so the language is changed when this returns.
void words.changeLanguage(bestLanguage(navigator.languages));
document.documentElement.lang = words.language;
