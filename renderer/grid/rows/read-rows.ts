import type { Client } from '../../../preload/contract/calls/contract.ts';
import { maxWindowRows } from '../../../preload/contract/limits.ts';
import type { ListQuery, ListRow } from '../../../preload/contract/row-lists.ts';
import { type RowSelection, selectedCount } from './row-selection.ts';

/** The most rows that are copied at once; more is what an export is for. */
export const maxCopied = 2000;

/**
 * Reads the selected rows, whether they were ever on show or not.
 * @throws CallFailure
 */
export async function readSelected(
  client: Client,
  query: ListQuery,
  selection: RowSelection,
  signal: AbortSignal,
): Promise<ListRow[]> {
  if (selectedCount(selection) > maxCopied) throw new RangeError('Too many rows to copy');
  const rows: ListRow[] = [];
  for (const { first, last } of selection) {
    for (let offset = first; offset <= last; offset += maxWindowRows) {
      const limit = Math.min(maxWindowRows, last - offset + 1);
      rows.push(...(await client.lists.rows({ query, offset, limit }, { signal })).rows);
    }
  }
  return rows;
}
