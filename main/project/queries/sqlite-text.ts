import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a text contains another, whatever the case of either. SQLite's own folding of case knows A-Z alone, so every
 * other letter is looked for in both its cases.
 * https://www.sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators
 */
export function containsText(text: RawBuilder<unknown>, part: string): RawBuilder<unknown> {
  const pattern = [...part].map(inEitherCase).join('');
  return sql`lower(${text}) glob ${`*${pattern}*`}`;
}

function inEitherCase(letter: string): string {
  if (/[*?[]/.test(letter)) return `[${letter}]`;
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  if (letter <= '\u007f') return lower;
  // Some letters become two in the other case (ß, SS): those are looked for as they are written.
  const cases = [letter, lower, upper].filter((form) => [...form].length === 1);
  return `[${[...new Set(cases)].join('')}]`;
}
