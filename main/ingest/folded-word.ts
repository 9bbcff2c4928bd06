import { visibleText } from '../outside/nothing-said.ts';

/** What was folded lately: closed lists have few words, and every risk has two of them. */
const folded = new Map<string, string>();
const maxKept = 64;

/** A word of one of the console's closed lists without regard to case and blanks; empty where there is none. */
export function foldedWord(word: string | null | undefined): string {
  if (word === null || word === undefined) return '';
  const known = folded.get(word);
  if (known !== undefined) return known;
  const read = visibleText(word).replace(/\s+/g, ' ').toLowerCase();
  if (folded.size >= maxKept) folded.clear();
  folded.set(word, read);
  return read;
}
