import type { FieldType } from '../../../preload/contract/row-lists.ts';

/** How a column takes part in the order: its place among the sort keys, the weightiest being 1. */
export interface SortRank {
  readonly rank: number;
  readonly descending: boolean;
}

export function sortRankOf(sort: readonly string[], field: string): SortRank | null {
  const at = sort.findIndex((key) => fieldOf(key) === field);
  return at < 0 ? null : { rank: at + 1, descending: sort[at]?.startsWith('-') === true };
}

/** The worst, the most and the newest come first where that is what one looks for. */
export function descendsFirst(type: FieldType): boolean {
  return type === 'number' || type === 'date' || type === 'severity';
}

/**
 * The order after a column's header was pressed: first its own direction, then the other, then without it. `adding`
 * keeps the other keys, and the column's place among them.
 */
export function pressedSort(
  sort: readonly string[],
  field: string,
  type: FieldType,
  adding: boolean,
): readonly string[] {
  const ascending = field;
  const descending = `-${field}`;
  const [first, second] = descendsFirst(type) ? [descending, ascending] : [ascending, descending];
  const at = sort.findIndex((key) => fieldOf(key) === field);
  const now = sort[at];
  const next = now === undefined ? first : now === first ? second : null;
  if (!adding) {
    if (sort.length > 1) return [first];
    return next === null ? [] : [next];
  }
  if (next === null) return sort.toSpliced(at, 1);
  return now === undefined ? [...sort, next] : sort.toSpliced(at, 1, next);
}

function fieldOf(key: string): string {
  return key.startsWith('-') ? key.slice(1) : key;
}
