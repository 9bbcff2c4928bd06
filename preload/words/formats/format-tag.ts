import { words } from '../say.ts';

/** The tag by which numbers, dates and lists are written in the language that is spoken. The catalogue's English is British. */
export function formatTag(): string {
  return words.language === 'en' ? 'en-GB' : words.language;
}
