import { foldedText } from '../../../../preload/words/folded-text.ts';
import { plainText } from '../../../outside/identifier.ts';

/** Stands in no folded text, since control characters become spaces there. */
const separator = '\u001f';

/**
 * What an application is compared by: its vendor, name and version without what changes nothing for a reader. Composed
 * and decomposed letters, capitals, kinds of dashes and of white space, and characters nobody sees make no other
 * application of it, so that a console that writes them otherwise after an update does not resolve and find everything
 * anew. What is stored and shown is the text that was sent first.
 */
export function applicationKey(vendor: string, name: string, version: string): string {
  return [vendor, name, version].map(folded).join(separator);
}

/** SQL: the part of an application's key behind its vendor, as `keyOfName` gives it. */
export const keyBehindVendor = `substr(identity_key, instr(identity_key, char(${separator.charCodeAt(0)})) + 1)`;

/** The part of a key that name and version make; without a version the beginning that all versions of the name share. */
export function keyOfName(name: string, version: string | null): string {
  return folded(name) + separator + (version === null ? '' : folded(version));
}

/** What most texts are: the rest of the work would leave them as they are. */
const plain = /^(?:[!-@[-~]+(?: [!-@[-~]+)*)?$/;

function folded(text: string): string {
  const small = text.toLowerCase();
  if (plain.test(small)) return small;
  // What nobody sees may stand between a letter and its accent, so that it goes before they are composed.
  return foldedText(plainText(text))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
