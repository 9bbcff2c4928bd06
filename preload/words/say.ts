import { createInstance, type TFunction } from 'i18next';
import type { english } from './english/english.ts';
import { languages } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: typeof english;
  }
}

const parts = Object.keys(languages.en) as (keyof typeof english)[];

/** The texts of every part, as one instance for each process. React escapes by itself, and a terminal has no HTML. */
export const words = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: languages,
  ns: parts,
  initAsync: false,
  interpolation: { escapeValue: false },
});
void words.init();

/**
 * A text of the catalogue: `say('sync:failed', { connector: 'Production' })`. The compiler knows the keys and what each
 * of them has to be given. `count` chooses the plural form of the language (`…_one`, `…_other`).
 */
export const say: TFunction<(keyof typeof english)[]> = words.getFixedT(null, parts);
