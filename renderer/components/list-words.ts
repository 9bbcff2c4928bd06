import { formatTag } from '../../preload/words/format-tag.ts';

const listing = new Intl.ListFormat(formatTag(), { type: 'unit', style: 'short' });

/** Things one after the other: `Berlin, Chicago, Singapore`. */
export function listWords(things: readonly string[]): string {
  return listing.format(things);
}
