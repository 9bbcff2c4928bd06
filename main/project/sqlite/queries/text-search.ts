import { type RawBuilder, sql } from 'kysely';
import { normalCve } from '../../../outside/identifier.ts';
import { containsText } from '../tables/sqlite-text.ts';
import type { FieldSet } from './field.ts';
import { inTable, type ListSource } from './list-source.ts';

/**
 * The conditions of a search, one for each word: the word stands somewhere in the row's main texts (the list's
 * `searched` fields), whatever its case. Nothing in a word has a meaning of its own. Texts of other tables become sets
 * of those tables' rows, so that a search of a large list reads each of its names once.
 */
export function searchConditions(source: ListSource<FieldSet>, search: string): RawBuilder<unknown>[] {
  const words = [
    ...new Set(
      search
        .split(/\s+/)
        .map(searched)
        .filter((word) => word !== ''),
    ),
  ];
  return words.map((word) => sql`(${sql.join(wordPlaces(source, word), sql` or `)})`);
}

/** A CVE id that was copied from somewhere is looked for as it is stored. */
function searched(word: string): string {
  const cve = normalCve(word);
  return /^CVE-\d/.test(cve) ? cve : word;
}

function wordPlaces(source: ListSource<FieldSet>, word: string): RawBuilder<unknown>[] {
  const conditions = new Map<string, RawBuilder<unknown>[]>();
  for (const name of source.searched) {
    const field = source.fields[name];
    if (!field) continue;
    const found = conditions.get(field.table) ?? [];
    conditions.set(field.table, [...found, field.some((text) => containsText(text, word))]);
  }
  return [...conditions].map(([table, some]) => inTable(source, table, sql`(${sql.join(some, sql` or `)})`));
}
