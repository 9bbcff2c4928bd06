// biome-ignore-all lint/a11y/useSemanticElements: the elements of a table cannot lie where rows are scrolled to
import type { ReactNode } from 'react';
import { rowIdOf } from '../../../preload/contract/row-identity.ts';
import type { ListName, ListRow } from '../../../preload/contract/row-lists.ts';
import { isSelected, type SelectedRows } from '../rows/row-selection.ts';
import type { DrawnColumn } from './drawn-columns.ts';
import styles from './grid.module.css';
import type { Cursor } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { rowsInView, type ScrollPlace, type ScrollRange } from './scroll-range.ts';

/** What is drawn beyond the view on either side, in rows. */
const overscan = 6;

/** Rows lie in blocks of so many, so that a row's place in its block never changes while it is scrolled. */
const blockSize = 1000;

/** The rows around those in view; as many empty ones as fit while it is not known how many there are. */
export function GridBody({
  list,
  columns,
  range,
  place,
  total,
  rowAt,
  cursor,
  open,
  selected,
}: {
  readonly list: ListName;
  readonly columns: readonly DrawnColumn[];
  readonly range: ScrollRange;
  readonly place: ScrollPlace;
  /** Null while it is not known. */
  readonly total: number | null;
  readonly rowAt: (row: number) => ListRow | undefined;
  readonly cursor: Cursor;
  readonly open: string | null;
  readonly selected: SelectedRows;
}): ReactNode {
  const { rowHeight } = range;
  const { rows, topOf, height, shift } =
    total === null ? placeholders(range) : drawnRows(range, place, cursor.row);
  return (
    <div
      className={styles['body']}
      data-waiting={total === null || undefined}
      role="rowgroup"
      style={{ height }}
    >
      <div className={styles['block']} role="presentation" style={{ transform: `translateY(${shift}px)` }}>
        {rows.map((row) => {
          const values = total === null ? undefined : rowAt(row);
          const id = values && rowIdOf(list, values);
          return (
            <GridRow
              columns={columns}
              cursor={cursor.row === row ? cursor.column : null}
              index={row}
              key={row}
              open={id !== undefined && id === open}
              row={values}
              selected={isSelected(selected, id)}
              top={topOf(row) * rowHeight}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Which rows are drawn, and where. */
interface DrawnRows {
  readonly rows: readonly number[];
  /** A row's place in the block, in rows. */
  readonly topOf: (row: number) => number;
  /** Of the area that is scrolled, in CSS pixels. */
  readonly height: number;
  /** How far the block lies below the top of that area, in CSS pixels. */
  readonly shift: number;
}

function placeholders({ viewport, rowHeight }: ScrollRange): DrawnRows {
  const count = Math.ceil(viewport / rowHeight);
  const rows = Array.from({ length: count }, (_, row) => row);
  return { rows, topOf: (row) => row, height: count * rowHeight, shift: 0 };
}

function drawnRows(range: ScrollRange, place: ScrollPlace, cursorRow: number): DrawnRows {
  const inView = rowsInView(range, place);
  const first = Math.max(inView.first - overscan, 0);
  const last = Math.min(inView.last + overscan, range.rows - 1);
  const block = Math.floor(first / blockSize) * blockSize;
  return {
    rows: withCursorRow(first, last, cursorRow, range.rows),
    // A row that is drawn for the keyboard alone lies just outside of the others, however far away it is.
    topOf: (row) => Math.min(Math.max(row, first - 1), last + 1) - block,
    height: range.spacer,
    shift: place.bar - place.top + block * range.rowHeight,
  };
}

/** The cell with the keyboard stays drawn when it is scrolled away, so that it keeps the focus. */
function withCursorRow(first: number, last: number, cursor: number, total: number): number[] {
  const rows = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  if (cursor < 0 || cursor >= total || (cursor >= first && cursor <= last)) return rows;
  return cursor < first ? [cursor, ...rows] : [...rows, cursor];
}
