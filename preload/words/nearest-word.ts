import { foldedText } from './folded-text.ts';

/**
 * The word that was most likely meant by one that is not among them: with few letters wrong, left out or added, or of
 * which it is the beginning or a part. Null where none is near.
 */
export function nearestWord(written: string, words: readonly string[]): string | null {
  const wanted = foldedText(written.trim());
  if (wanted.length < 2) return null;
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const ranked = words
    .map((word) => ({ word, steps: distance(wanted, foldedText(word)) }))
    .sort((one, other) => one.steps - other.steps);
  const [best] = ranked;
  if (best && best.steps <= allowed) return best.word;
  if (wanted.length < 3) return null;
  const within = (part: (word: string) => boolean): string | undefined =>
    words.filter((word) => part(foldedText(word))).sort((one, other) => one.length - other.length)[0];
  return within((word) => word.startsWith(wanted)) ?? within((word) => word.includes(wanted)) ?? null;
}

/** How many letters are to be changed, left out, added, or swapped with the next, to make one text of the other. */
function distance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      current[at] = Math.min(
        (last[at] ?? 0) + 1,
        (current[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
