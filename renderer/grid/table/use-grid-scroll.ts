import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  isScaled,
  placeAfterBar,
  placeAt,
  placeShowing,
  type ScrollPlace,
  type ScrollRange,
  scrollRange,
  startOfList,
} from './scroll-range.ts';

export interface GridScroll {
  readonly range: ScrollRange;
  readonly place: ScrollPlace;
  /** Brings the row into view by the shortest way. */
  readonly show: (row: number) => void;
}

/** Stands for the viewport's height until it is measured, in CSS pixels. */
const likelyViewport = 640;

/** What the browser may report differently from what was set, in CSS pixels: it rounds to device pixels. */
const rounding = 1;

/** What is scrolled; heights in CSS pixels. */
interface ScrolledList {
  readonly rows: number;
  readonly rowHeight: number;
  /** How much is covered at the top of the element. */
  readonly headerHeight: number;
  /** Another query begins at its start. */
  readonly query: unknown;
}

/**
 * Scrolls a list of any length within an element. While the scroll bar has a pixel for each of the list's, the browser
 * scrolls; beyond that the wheel is taken over, so that its steps stay exact.
 */
export function useGridScroll(
  element: RefObject<HTMLElement | null>,
  { rows, rowHeight, headerHeight, query }: ScrolledList,
): GridScroll {
  const [height, setHeight] = useState(likelyViewport);
  const [place, setPlace] = useState<ScrollPlace>(startOfList);
  const viewport = Math.max(height - headerHeight, rowHeight);
  const range = useMemo(() => scrollRange(rows, rowHeight, viewport), [rows, rowHeight, viewport]);
  const now = useRef({ range, place });

  // The row on top stays there when rows get another height; and a list that got shorter is left at its end.
  const [rowHeightThen, setRowHeightThen] = useState(rowHeight);
  const top = rowHeight === rowHeightThen ? place.top : (place.top / rowHeightThen) * rowHeight;
  const [queryThen, setQueryThen] = useState(query);
  const settled = placeAt(range, query === queryThen ? top : 0);
  if (rowHeight !== rowHeightThen) setRowHeightThen(rowHeight);
  if (query !== queryThen) setQueryThen(query);
  if (settled.top !== place.top || Math.abs(settled.bar - place.bar) >= rounding) setPlace(settled);

  useLayoutEffect(() => {
    now.current = { range, place };
    const scroller = element.current;
    if (scroller && Math.abs(scroller.scrollTop - place.bar) >= rounding) scroller.scrollTop = place.bar;
  });

  useEffect(() => {
    const scroller = element.current;
    if (!scroller) return undefined;
    const measure = (): void => {
      if (scroller.clientHeight > 0) setHeight(scroller.clientHeight);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [element]);

  useEffect(() => {
    const scroller = element.current;
    if (!scroller) return undefined;
    // Rows are drawn in the frame in which they come into view, not in the one after.
    const become = (next: ScrollPlace): void => {
      if (next.top !== now.current.place.top) flushSync(() => setPlace(next));
    };
    const scrolled = (): void => {
      const { range: within, place: from } = now.current;
      if (Math.abs(scroller.scrollTop - from.bar) < rounding) return;
      become(placeAfterBar(within, from, scroller.scrollTop));
    };
    const wheeled = (event: WheelEvent): void => {
      const { range: within, place: from } = now.current;
      if (!isScaled(within) || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      scroller.scrollLeft += event.deltaX;
      become(placeAt(within, from.top + event.deltaY * pixelsOf(event, within)));
    };
    scroller.addEventListener('scroll', scrolled, { passive: true });
    scroller.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      scroller.removeEventListener('scroll', scrolled);
      scroller.removeEventListener('wheel', wheeled);
    };
  }, [element]);

  const show = useCallback(
    (row: number) => setPlace(placeShowing(now.current.range, now.current.place, row)),
    [],
  );
  return { range, place: settled, show };
}

/** What one unit of the event's delta is in pixels. */
function pixelsOf({ deltaMode }: WheelEvent, { rowHeight, viewport }: ScrollRange): number {
  if (deltaMode === WheelEvent.DOM_DELTA_LINE) return rowHeight;
  return deltaMode === WheelEvent.DOM_DELTA_PAGE ? viewport : 1;
}
