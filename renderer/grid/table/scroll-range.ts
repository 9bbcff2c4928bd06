/**
 * How far a list can be scrolled. A browser cannot make an element of any height (Chromium ends at 33,554,431 device
 * pixels), so a long list scrolls over a range that is shorter than its rows: `spacer` pixels stand for `content`.
 * All measures are CSS pixels.
 */
export interface ScrollRange {
  readonly rows: number;
  readonly rowHeight: number;
  /** What of the rows can be seen at once. */
  readonly viewport: number;
  /** The height of all rows. */
  readonly content: number;
  /** The height of the element that is scrolled. */
  readonly spacer: number;
}

/** Where a list stands: where its scroll bar is, and the pixel of the content that is at the top of the viewport. */
export interface ScrollPlace {
  readonly bar: number;
  readonly top: number;
}

/** Leaves room for a display scale of two and a zoom of 150 % below Chromium's limit. */
export const highestSpacer = 10_000_000;

export const startOfList: ScrollPlace = { bar: 0, top: 0 };

export function scrollRange(rows: number, rowHeight: number, viewport: number): ScrollRange {
  const content = rows * rowHeight;
  return { rows, rowHeight, viewport, content, spacer: Math.min(content, highestSpacer) };
}

/** Whether the scroll bar stands for more rows than it has pixels, so that its steps are not the list's steps. */
export function isScaled({ content, spacer }: ScrollRange): boolean {
  return content > spacer;
}

/** The place with that pixel of the content on top, or the nearest there is. */
export function placeAt(range: ScrollRange, top: number): ScrollPlace {
  const farthest = lastTop(range);
  const bounded = Math.min(Math.max(top, 0), farthest);
  if (!isScaled(range)) return { bar: bounded, top: bounded };
  return { bar: (bounded / farthest) * lastBar(range), top: bounded };
}

/**
 * The place after the scroll bar has come to stand elsewhere. A step of at most a viewport is meant as it is: it comes
 * from a key, a touch or a slow wheel, and moves the rows by as much. A longer one is the bar being dragged, and goes
 * to that part of the list. The ends of the bar are the ends of the list.
 */
export function placeAfterBar(range: ScrollRange, from: ScrollPlace, bar: number): ScrollPlace {
  if (!isScaled(range)) return placeAt(range, bar);
  const end = lastBar(range);
  if (bar <= 0) return placeAt(range, 0);
  // Browsers round the position they report.
  if (bar >= end - 1) return placeAt(range, lastTop(range));
  const step = bar - from.bar;
  if (Math.abs(step) <= range.viewport) return placeAt(range, from.top + step);
  return placeAt(range, (bar / end) * lastTop(range));
}

/** The nearest place from which that row can be seen whole. */
export function placeShowing(range: ScrollRange, from: ScrollPlace, row: number): ScrollPlace {
  const top = row * range.rowHeight;
  const bottom = top + range.rowHeight;
  if (top < from.top) return placeAt(range, top);
  if (bottom > from.top + range.viewport) return placeAt(range, bottom - range.viewport);
  return from;
}

/** The first and the last row of which anything can be seen; the last is -1 in an empty list. */
export function rowsInView(
  range: ScrollRange,
  { top }: ScrollPlace,
): { readonly first: number; readonly last: number } {
  const last = Math.ceil((top + range.viewport) / range.rowHeight) - 1;
  return {
    first: Math.min(Math.floor(top / range.rowHeight), Math.max(range.rows - 1, 0)),
    last: Math.min(last, range.rows - 1),
  };
}

function lastTop({ content, viewport }: ScrollRange): number {
  return Math.max(content - viewport, 0);
}

function lastBar({ spacer, viewport }: ScrollRange): number {
  return Math.max(spacer - viewport, 0);
}
