/**
 * Characters that nobody sees, as Unicode lists them: zero-width characters, direction marks and isolates, variation
 * selectors, fillers, the byte order mark, the soft hyphen.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** A text without characters that nobody sees, and without white space around it. */
export function visibleText(text: string): string {
  return text.replace(invisible, '').trim();
}

/** What serialisers, forms and people write where there is no value. */
const words = new Set([
  '',
  '-',
  '--',
  '\u2013',
  '\u2014',
  'n/a',
  'na',
  'nan',
  'nil',
  'none',
  'null',
  '(null)',
  'undefined',
  'unknown',
  'unavailable',
  'not available',
  'not applicable',
  'not reported',
  'not set',
  'unset',
  'empty',
]);

/** Whether a text only says that there is nothing to say. Not for names: an application may be called "None". */
export function saysNothing(text: string): boolean {
  return words.has(visibleText(text).toLowerCase());
}
