import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FieldType, ListRow } from '../../../preload/contract/row-lists.ts';
import { fittedWidths, isWhole } from '../fields/fitted-widths.ts';
import type { GridColumns } from '../fields/grid-columns.ts';
import type { DrawnColumn } from './drawn-columns.ts';
import { headerRow } from './grid-keys.ts';

/** What titles and values of the columns take, by their fields, in CSS pixels. */
interface Measured {
  readonly columns: readonly DrawnColumn[];
  readonly titles: Readonly<Record<string, number>>;
  readonly contents: Readonly<Record<string, number>>;
}

/** Up to this width words of closed lists, ids and versions are shown whole too, in CSS pixels: they may have any length. */
const widestWord = 240;

function isShort(type: FieldType, mono: boolean): boolean {
  return type === 'choice' || (type === 'text' && mono);
}

/** Gives columns the widths of what they show, and texts the room that is left. Widths of contents only ever grow. */
export function useFittedColumns(
  scroller: RefObject<HTMLElement | null>,
  columns: GridColumns,
  drawn: readonly DrawnColumn[],
  rowAt: (row: number) => ListRow | undefined,
): void {
  const room = useRoom(scroller);
  const [kept, setMeasured] = useState<Measured>({ columns: drawn, titles: {}, contents: {} });
  const measured = kept.columns === drawn ? kept : { columns: drawn, titles: {}, contents: {} };
  const seen = useRef<{ readonly of: readonly DrawnColumn[]; readonly rows: WeakSet<ListRow> }>(null);

  useLayoutEffect(() => {
    const grid = scroller.current;
    if (!grid) return;
    if (seen.current?.of !== drawn) seen.current = { of: drawn, rows: new WeakSet() };
    const titles: Record<string, number> = {};
    const contents: Record<string, number> = { ...measured.contents };
    for (const row of grid.querySelectorAll<HTMLElement>('[data-row]')) {
      const index = Number(row.dataset['row']);
      // What is read already may not be drawn yet.
      const values = index === headerRow || row.ariaBusy === 'true' ? undefined : rowAt(index);
      if (index !== headerRow && (values === undefined || seen.current.rows.has(values))) continue;
      if (values) seen.current.rows.add(values);
      for (const [position, cell] of [...row.children].entries()) {
        const field = drawn[position]?.field;
        if (field === undefined) continue;
        if (index === headerRow) titles[field] = titleWidth(cell);
        else contents[field] = Math.max(contents[field] ?? 0, contentWidth(cell));
      }
    }
    if (!same(titles, measured.titles) || !same(contents, measured.contents))
      setMeasured({ columns: drawn, titles, contents });
  });

  const { widths, baseOf, fitTo } = columns;
  useLayoutEffect(() => {
    fitTo(
      fittedWidths(
        drawn.map(({ field, type, mono, opens }) => ({
          field,
          base: baseOf(field),
          title: measured.titles[field] ?? 0,
          content: measured.contents[field] ?? 0,
          whole: isWhole(type) || (isShort(type, mono) && (measured.contents[field] ?? 0) <= widestWord),
          takesRoom: !isWhole(type) && widths[field] === undefined,
          names: opens,
        })),
        room,
      ),
    );
  }, [drawn, measured, room, widths, baseOf, fitTo]);
}

/** How wide the view on the rows is, in CSS pixels. */
function useRoom(scroller: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const grid = scroller.current;
    if (!grid) return undefined;
    const measure = (): void => setRoom(grid.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(grid);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

/** What a cell must be to show its content whole. What is cut off counts too. */
function contentWidth(cell: Element): number {
  const content = cell.firstElementChild;
  return (content?.scrollWidth ?? 0) + paddingOf(cell);
}

/** What the header's cell must be to show its title with the marks beside it. */
function titleWidth(cell: Element): number {
  const button = cell.querySelector('button');
  if (!button) return 0;
  const gap = Number.parseFloat(getComputedStyle(button).columnGap) || 0;
  const parts = [...button.children].map(
    (part) => Math.max(part.scrollWidth, part.getBoundingClientRect().width) + gap,
  );
  return parts.reduce((sum, width) => sum + width, paddingOf(cell) + paddingOf(button));
}

/** Padding and edges, and a pixel more: widths are rounded when they are read. */
function paddingOf(element: Element): number {
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(element);
  return [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].reduce(
    (sum, width) => sum + (Number.parseFloat(width) || 0),
    1,
  );
}

function same(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const fields = Object.keys(one);
  return fields.length === Object.keys(other).length && fields.every((field) => one[field] === other[field]);
}
