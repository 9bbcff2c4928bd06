import { english } from './english/english.ts';

/** The languages there are, by their tags (BCP 47). A text that one of them lacks is said in English. */
export const languages = { en: english };

/** The language to speak to somebody who prefers these, the dearest first, as tags (BCP 47). */
export function bestLanguage(preferred: readonly string[]): keyof typeof languages {
  const offered = Object.keys(languages) as (keyof typeof languages)[];
  for (const tag of preferred) {
    const spoken = offered.find((language) => language === tag || tag.startsWith(`${language}-`));
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
