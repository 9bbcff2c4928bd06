import { saysNothing, visibleText } from './nothing-said.ts';

/** Hyphens and dashes that a word processor or a web page puts in the place of the plain one. */
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** What most ids are: nothing is to be done about it. */
const plainId = /^[0-9]+$/;
const plainCve = /^CVE-[0-9]+-[0-9]+$/;

/** A text with plain dashes, and without white space of any kind around it or characters nobody sees. */
export function plainText(text: string): string {
  return visibleText(text).replace(dashes, '-');
}

/**
 * The id of an endpoint, an account, a site or a group in its one form; empty where the text only says that there is
 * none. Ids are the console's digit strings, so that case has no meaning in them and is left as it is.
 */
export function normalId(text: string): string {
  if (plainId.test(text)) return text;
  const id = plainText(text.normalize('NFKC'));
  return saysNothing(id) ? '' : id;
}

/** A CVE id in its one form: capitals and plain dashes. Empty where the text only says that there is none. */
export function normalCve(text: string): string {
  return plainCve.test(text) ? text : normalId(text).toUpperCase();
}

/** As {@link normalId}; null where there is none. */
export function idOrNull(text: string | null | undefined): string | null {
  return text ? normalId(text) || null : null;
}
