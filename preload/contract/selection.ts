import { z } from 'zod';
import { maxSelectedIds } from './limits.ts';
import { rowId } from './row-identity.ts';
import { listName, listQuery } from './row-lists.ts';

const ids = z.array(rowId).max(maxSelectedIds).readonly();

/**
 * The rows that an action is for. Never positions: while a scan writes, other rows come to stand there. `rows` names
 * them; `all` is what a query has, but for some, as it was at a revision of the project's rows (`revisions.rows`):
 * where that is no longer the newest, rows may have come and gone that nobody saw, and an action can say so first.
 */
export const rowSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rows'), list: listName, ids }),
  z.strictObject({ kind: z.literal('all'), query: listQuery, revision: z.number().int(), except: ids }),
]);
export type RowSelection = z.infer<typeof rowSelection>;
