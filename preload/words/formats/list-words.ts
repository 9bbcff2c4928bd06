import { formatTag } from './format-tag.ts';

const listing = new Intl.ListFormat(formatTag(), { type: 'unit', style: 'short' });

/** Things one after the other: `Berlin, Chicago, Singapore`. */
export function listWords(things: readonly string[]): string {
  return listing.format(things);
}

const joined = new Intl.ListFormat(formatTag(), { type: 'conjunction' });

/** Things as part of a sentence: `Berlin, Chicago and Singapore`. */
export function andWords(things: readonly string[]): string {
  return joined.format(things);
}

const byName = new Intl.Collator(formatTag(), { numeric: true, sensitivity: 'base' });

/** Puts names in the order of the language, numbers in them by their value. */
export function compareNames(one: string, other: string): number {
  return byName.compare(one, other);
}
