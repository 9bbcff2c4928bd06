import { plainText } from '../outside/identifier.ts';

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

/** What most texts are: the rest of the work would leave them as they are. */
const plain = /^(?:[!-@[-~]+(?: [!-@[-~]+)*)?$/;

function folded(text: string): string {
  const small = /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : foldedCase(text.normalize('NFC')).normalize('NFC');
  if (plain.test(small)) return small;
  return plainText(small)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Small letters by way of capitals, by which ß and ss, and the two small sigmas, are one. The dotless ı is another letter
 * than i although both have the same capital.
 */
function foldedCase(text: string): string {
  return text
    .split('\u0131')
    .map((part) => part.toUpperCase().toLowerCase())
    .join('\u0131');
}
