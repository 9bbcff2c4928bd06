/** The dotless i, whose capital is also that of `i`. */
const unfolded = '\u0131';

/**
 * A text as it is compared: without regard to case in any script, and to how its accents are encoded. Two texts are the
 * same wherever they are searched, filtered, grouped or named when their folded forms are.
 *
 * This is Unicode's full case folding between two normalisations to NFC, and hangs on no language: `Ä` is `ä`, `ß` is
 * `ss`, every sigma is one; the dotless `ı` is not `i`, and `İ` is `i` with a dot above.
 * https://www.unicode.org/reports/tr44/#CaseFolding.txt, section 3.13 of the Unicode Standard
 */
export function foldedText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize('NFC').split(unfolded).map(foldedPart).join(unfolded).normalize('NFC');
}

/** By way of the capitals, since these are what the small letters of one capital (ß and ss, σ and ς) have in common. */
function foldedPart(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('\u03c2', '\u03c3');
}

/**
 * A text by which lists are put in order: folded, and letters with accents beside those without (`ä` right behind `a`).
 */
export function sortKey(text: string): string {
  const folded = foldedText(text);
  if (isAscii(folded)) return folded;
  const bare = folded.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare === folded ? folded : `${bare}\u0000${folded}`;
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}
