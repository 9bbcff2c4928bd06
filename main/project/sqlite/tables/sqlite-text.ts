import type { Database } from 'better-sqlite3';
import { type RawBuilder, sql } from 'kysely';
import { foldedText, sortKey } from '../../../../preload/words/folded-text.ts';

type Sql = RawBuilder<unknown>;

/**
 * Text as SQLite compares it. Its own folding of case knows A-Z alone, so that what is beyond ASCII is folded by
 * functions of ours, which every connection to a project has. They are called for such texts alone: a call takes
 * as long as reading several rows.
 * https://www.sqlite.org/lang_corefunc.html#lower
 */

/** Gives a connection the functions that the expressions below call. */
export function addTextFunctions(database: Database): void {
  const options = { deterministic: true, directOnly: true } as const;
  database.function('folded_text', options, ofText(foldedText));
  database.function('sort_key', options, ofText(sortKey));
}

/** A text as it is compared, see `foldedText`. */
export function folded(text: Sql): Sql {
  return beyondAscii(text, 'folded_text');
}

/** The same for a column in a statement that is written as text. */
export function foldedColumn(name: string): string {
  return `CASE WHEN octet_length(${name}) <> length(${name}) THEN folded_text(${name}) ELSE lower(${name}) END`;
}

/** A text as lists are put in order by it, see `sortKey`. */
export function sorted(text: Sql): Sql {
  return beyondAscii(text, 'sort_key');
}

/** Whether a text contains another, compared as folded. */
export function containsText(text: Sql, part: string): Sql {
  return sql`instr(${folded(text)}, ${foldedText(part)}) > 0`;
}

/** Whether a text begins with another, compared as folded. */
export function startsWithText(text: Sql, start: string): Sql {
  const wanted = foldedText(start);
  return sql`substr(${folded(text)}, 1, length(${wanted})) = ${wanted}`;
}

/** Whether a text ends with another, compared as folded. */
export function endsWithText(text: Sql, end: string): Sql {
  const wanted = foldedText(end);
  // From the end none is from the beginning.
  if (wanted === '') return sql`1 = 1`;
  return sql`substr(${folded(text)}, -length(${wanted})) = ${wanted}`;
}

/** Whether a text is one of others, compared as folded. */
export function isOneOfTexts(text: Sql, others: readonly string[]): Sql {
  return sql`${folded(text)} in (${sql.join(others.map(foldedText))})`;
}

/** Whether a text is a pattern, in which `*` stands for any characters; compared as folded. */
export function matchesPattern(text: Sql, pattern: string): Sql {
  if (!pattern.includes('*')) return sql`${folded(text)} = ${foldedText(pattern)}`;
  const escaped = pattern.replace(/[\\%_]/g, '\\$&').replace(/\*+/g, '%');
  return sql`${folded(text)} like ${foldedText(escaped)} escape '\\'`;
}

/** A text of ASCII has as many bytes as characters. What is null stays null, without a call. */
function beyondAscii(text: Sql, name: 'folded_text' | 'sort_key'): Sql {
  return sql`case when octet_length(${text}) <> length(${text}) then ${sql.raw(name)}(${text}) else lower(${text}) end`;
}

function ofText(change: (text: string) => string): (value: unknown) => unknown {
  return (value) => (typeof value === 'string' ? change(value) : value);
}
