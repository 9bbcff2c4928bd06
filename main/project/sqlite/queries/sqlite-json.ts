import { type RawBuilder, sql } from 'kysely';
import { folded } from '../tables/sqlite-text.ts';

/**
 * SQL that SQLite alone understands: reaching into the JSON text of lists and nested records. An engine with JSON of
 * its own needs another version of this file and of `sqlite-text.ts`.
 * https://www.sqlite.org/json1.html
 */

/** Whether any text inside a JSON column, at whatever depth, fulfils a condition. False where the column is empty. */
export function someJsonText(
  json: RawBuilder<unknown>,
  condition: (text: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const leaf = sql`leaf.atom`;
  return sql`exists (select 1 from json_tree(${json}) as leaf where leaf.type = 'text' and ${condition(leaf)})`;
}

/** The first column of a query (named `element`) as the JSON text of a list, in the query's order. */
export function jsonList(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select json_group_array(element) from (${query}))`;
}

/**
 * The holders of lists (`holder`, `stored`, `instances`) once for each different text in their list, whatever its
 * case; with null where the list is empty.
 */
export function eachJsonText(holders: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select listed.holder as holder, min(leaf.atom) as stored, listed.instances as instances
    from (${holders}) as listed left join json_tree(listed.stored) as leaf on leaf.type = 'text'
    group by listed.holder, ${folded(sql`leaf.atom`)}`;
}
