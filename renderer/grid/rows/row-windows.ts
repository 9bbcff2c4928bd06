/** How many rows are asked for at once. */
export const windowSize = 100;

/** How many windows are kept at most, those on show included. */
export const windowsKept = 40;

/** Windows of rows by their number, both ends included. */
export interface WindowSpan {
  readonly first: number;
  readonly last: number;
}

/** How far around the rows in view is read ahead, in rows. */
const ahead = windowSize / 2;

/** The windows to have when these rows are in view. */
export function windowsAround(
  { first, last }: { readonly first: number; readonly last: number },
  total: number,
): WindowSpan {
  const lastRow = Math.max(Math.min(last + ahead, total - 1), 0);
  return {
    first: Math.min(windowOf(Math.max(first - ahead, 0)), windowOf(lastRow)),
    last: windowOf(lastRow),
  };
}

export function windowOf(row: number): number {
  return Math.floor(row / windowSize);
}

export function sameWindows(one: WindowSpan, other: WindowSpan): boolean {
  return one.first === other.first && one.last === other.last;
}

/** Whether one span is reached from the other by going on, rather than by a leap over windows nobody looks at. */
export function areNear(one: WindowSpan, other: WindowSpan): boolean {
  return one.first <= other.last + 1 && other.first <= one.last + 1;
}

export function windowNumbers({ first, last }: WindowSpan): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
