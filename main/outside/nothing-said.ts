/** Format marks that nobody sees: zero-width characters, direction marks, the byte order mark, the soft hyphen. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

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
