import { saysNothing, visibleText } from './nothing-said.ts';

/** Hyphens and dashes that a word processor or a web page puts in the place of the plain one. */
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

const zero = 48;
const nine = 57;
const hyphen = 45;

/**
 * Whether a text is of digits, and of hyphens where these are taken, from a place on. What most ids are is asked for
 * millions of them: this takes a third of the time of a pattern.
 */
function isOfDigits(text: string, start: number, takesHyphen: boolean): boolean {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < zero || code > nine) && !(takesHyphen && code === hyphen)) return false;
  }
  return text.length > start;
}

/** A text with plain dashes, and without white space of any kind around it or characters nobody sees. */
export function plainText(text: string): string {
  return visibleText(text).replace(dashes, '-');
}

/**
 * The id of an endpoint, an account, a site or a group in its one form: no id has white space in it. Empty where the text
 * only says that there is none. Ids are the console's digit strings, so that case has no meaning in them and is left as
 * it is.
 */
export function normalId(text: string): string {
  if (isOfDigits(text, 0, false)) return text;
  const id = plainText(text.normalize('NFKC'));
  return saysNothing(id) ? '' : id.replace(/\s+/g, '');
}

/**
 * A CVE id in its one form: capitals, plain dashes and no white space. Empty where the text only says that there is none.
 * An id that is no CVE (`GHSA-…`) is one too: a console may report what no CVE was given to.
 */
export function normalCve(text: string): string {
  if (text.startsWith('CVE-') && isOfDigits(text, 4, true)) return text;
  return normalId(text).toUpperCase();
}

/** As {@link normalId}; null where there is none. */
export function idOrNull(text: string | null | undefined): string | null {
  return text ? normalId(text) || null : null;
}
