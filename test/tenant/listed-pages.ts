import type { Page, Position } from '../../main/demo/world.ts';

/**
 * What a cursor of a listed world remembers: the key of the last row that was sent (`keys`), or how many rows were
 * sent (`offsets`). Behind an offset, rows that leave the list hide as many others, and rows that join it repeat some.
 */
export type CursorKind = 'keys' | 'offsets';

/** The rows behind a position, in the order of their keys. */
export function pageBehind<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  after: Position | null,
  limit: number,
  { cursors, descending }: { readonly cursors: CursorKind; readonly descending: boolean },
): Page<Row> {
  const sign = descending ? -1 : 1;
  const sorted = rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => sign * compareKeys(a.key, b.key));
  const start = startBehind(sorted, after, (key, last) => sign * compareKeys(key, last) > 0, cursors);
  const page = sorted.slice(start, start + limit);
  const next = cursors === 'offsets' ? String(start + page.length) : (page.at(-1)?.key ?? null);
  return { rows: page.map(({ row }) => row), next: sorted.length > start + limit ? next : null };
}

function startBehind(
  sorted: readonly { readonly key: string }[],
  after: Position | null,
  isBehind: (key: string, last: string) => boolean,
  cursors: CursorKind,
): number {
  if (after === null) return 0;
  if (cursors === 'offsets') return Number(after);
  const first = sorted.findIndex(({ key }) => isBehind(key, after));
  return first === -1 ? sorted.length : first;
}

/** Ids are decimal numbers: shorter ones come first. */
function compareKeys(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
