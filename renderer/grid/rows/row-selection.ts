/** Rows by their position in the list, both ends included. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Which rows are selected, as spans in ascending order that neither overlap nor touch: all rows of a list of millions
 * are one span, and rows that were never read can be selected too.
 */
export type RowSelection = readonly RowSpan[];

export const nothingSelected: RowSelection = [];

export function spanBetween(one: number, other: number): RowSpan {
  return { first: Math.min(one, other), last: Math.max(one, other) };
}

export function isSelected(selection: RowSelection, row: number): boolean {
  return selection.some(({ first, last }) => row >= first && row <= last);
}

export function selectedCount(selection: RowSelection): number {
  return selection.reduce((count, { first, last }) => count + last - first + 1, 0);
}

export function withSpan(selection: RowSelection, span: RowSpan): RowSelection {
  const apart = selection.filter(({ first, last }) => last < span.first - 1 || first > span.last + 1);
  const met = selection.filter((other) => !apart.includes(other));
  const merged = {
    first: Math.min(span.first, ...met.map(({ first }) => first)),
    last: Math.max(span.last, ...met.map(({ last }) => last)),
  };
  return [...apart, merged].sort((one, other) => one.first - other.first);
}

export function withoutSpan(selection: RowSelection, span: RowSpan): RowSelection {
  return selection.flatMap(({ first, last }) => [
    ...(first < span.first ? [{ first, last: Math.min(last, span.first - 1) }] : []),
    ...(last > span.last ? [{ first: Math.max(first, span.last + 1), last }] : []),
  ]);
}

/** Selects the row, or takes it out where it is selected. */
export function withToggled(selection: RowSelection, row: number): RowSelection {
  const span = { first: row, last: row };
  return isSelected(selection, row) ? withoutSpan(selection, span) : withSpan(selection, span);
}
