// biome-ignore-all lint/a11y/useSemanticElements: the elements of a table cannot lie where rows are scrolled to
import { type CSSProperties, type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import { rowIdOf } from '../../../preload/contract/row-identity.ts';
import type { ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { columnTitleOf } from '../fields/field-words.ts';
import type { GridColumns } from '../fields/grid-columns.ts';
import type { ListDescription } from '../fields/list-description.ts';
import { isSelected, type SelectedRows } from '../rows/row-selection.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { SelectionChange } from '../rows/use-row-selection.ts';
import { useRowWindows } from '../rows/use-row-windows.ts';
import styles from './grid.module.css';
import { GridHeader } from './grid-header.tsx';
import { type DrawnColumn, GridRow } from './grid-row.tsx';
import { rowsInView } from './scroll-range.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { useGridScroll } from './use-grid-scroll.ts';

/** What is drawn beyond the view on either side, in rows. */
const overscan = 6;

/** Rows lie in blocks of so many, so that a row's place in its block never changes while it is scrolled. */
const blockSize = 1000;

const headerHeight = 32;

/**
 * The rows of a list as a grid that scrolls by itself. It holds only the rows around those in view, whatever the
 * list's length, and says the true number of rows and columns to assistive technology.
 */
export function Grid({
  label,
  description,
  fields,
  columns,
  source,
  rowHeight,
  sort,
  filtered,
  onSort,
  menu,
  open,
  onOpen,
  selected,
  onSelect,
  onCopy,
  onCellMenu,
}: {
  readonly label: string;
  readonly description: ListDescription;
  readonly fields: ReadonlyMap<string, ListField>;
  readonly columns: GridColumns;
  readonly source: RowSource;
  readonly rowHeight: number;
  readonly sort: readonly string[];
  readonly filtered: ReadonlySet<string>;
  readonly onSort: (field: string, adding: boolean) => void;
  readonly menu: (field: string, close: () => void) => ReactNode;
  /** The id of the row whose panel is open. */
  readonly open: string | null;
  /** `following` when an open panel goes along with the cursor. */
  readonly onOpen: (id: string, following: boolean) => void;
  readonly selected: SelectedRows;
  readonly onSelect: (change: SelectionChange) => void;
  /** Copies the selected rows, or without any the value of the cell that has the keyboard. */
  readonly onCopy: (value: unknown) => void;
  readonly onCellMenu: (cell: GridCell, at: { readonly x: number; readonly y: number }) => void;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const total = source.total ?? 0;
  const scroll = useGridScroll(scroller, total, rowHeight, headerHeight, source.shown.query);
  const { range, place } = scroll;
  const inView = rowsInView(range, place);
  const windows = useRowWindows(source, inView);

  const drawn = useMemo(
    () => columns.shown.map((field) => drawnColumn(description, fields, field)),
    [columns.shown, description, fields],
  );
  const sortable = useMemo(() => sortableFields(fields), [fields]);
  const headers = useMemo(() => columns.table.getLeafHeaders(), [columns]);
  const idAt = (row: number): string | undefined => {
    const values = windows.rowAt(row);
    return values && rowIdOf(description.list, values);
  };
  const cellAt = (row: number, column: number): GridCell | null => {
    const found = drawn[column];
    const values = windows.rowAt(row);
    return found && values ? { field: found.field, index: row, row: values } : null;
  };
  const cursor = useGridCursor({
    scroller,
    bounds: { rows: total, columns: drawn.length, page: Math.floor(range.viewport / rowHeight) },
    scroll,
    rows: { shown: source.shown, idAt, find: windows.find },
    hasSelection: selected.all || selected.named.size > 0,
    onSelect,
    onOpen: (row) => {
      const id = idAt(row);
      if (id !== undefined) onOpen(id, false);
    },
    onCopy: ({ row, column }) => {
      const cell = cellAt(row, column);
      onCopy(cell ? cell.row[cell.field] : null);
    },
    follow:
      open === null
        ? null
        : (row) => {
            const id = idAt(row);
            if (id !== undefined && id !== open) onOpen(id, true);
          },
  });

  const first = Math.max(inView.first - overscan, 0);
  const last = Math.min(inView.last + overscan, total - 1);
  const waiting = source.total === null;
  const rows = waiting
    ? Array.from({ length: Math.ceil(range.viewport / rowHeight) }, (_, row) => row)
    : withCursorRow(first, last, cursor.at.row, total);
  const block = Math.floor(first / blockSize) * blockSize;
  const topOf = (row: number): number =>
    (waiting ? row : Math.min(Math.max(row, first - 1), last + 1) - block) * rowHeight;

  const widths: Record<string, string> = {};
  for (const [position, { field }] of drawn.entries()) {
    widths[`--column-${position}`] = `${columns.table.getColumn(field)?.getSize() ?? 0}px`;
  }
  const grid = (
    <div
      aria-busy={source.changing}
      aria-colcount={drawn.length}
      aria-label={label}
      aria-multiselectable
      aria-rowcount={waiting ? -1 : total + 1}
      className={styles['grid']}
      onBlur={cursor.onBlur}
      onClick={cursor.onClick}
      onContextMenu={(event: MouseEvent) => {
        const at = cursor.cellOf(event.target);
        const cell = at && cellAt(at.row, at.column);
        if (!cell) return;
        event.preventDefault();
        onCellMenu(cell, menuPlace(event));
      }}
      onCopy={cursor.onCopy}
      onDoubleClick={cursor.onDoubleClick}
      onFocus={cursor.onFocus}
      onKeyDown={cursor.onKeyDown}
      onMouseDown={cursor.onMouseDown}
      onMouseOver={tellTruncated}
      ref={scroller}
      role="grid"
      style={
        {
          '--row-height': `${rowHeight}px`,
          '--row-width': `${columns.table.getTotalSize()}px`,
          ...widths,
        } as CSSProperties
      }
    >
      <div className={styles['head']} role="rowgroup">
        <GridHeader
          columns={drawn}
          cursor={cursor.at.row < 0 ? cursor.at.column : null}
          filtered={filtered}
          headers={headers}
          menu={menu}
          onSort={onSort}
          sort={sort}
          sortable={sortable}
        />
        {source.changing && <div aria-hidden className={styles['changing']} />}
      </div>
      <div
        className={styles['body']}
        data-waiting={waiting || undefined}
        role="rowgroup"
        style={{ height: waiting ? rows.length * rowHeight : range.spacer }}
      >
        <div
          className={styles['block']}
          role="presentation"
          style={{ transform: `translateY(${place.bar - place.top + block * rowHeight}px)` }}
        >
          {rows.map((row) => {
            const values = waiting ? undefined : windows.rowAt(row);
            const id = values && rowIdOf(description.list, values);
            return (
              <GridRow
                columns={drawn}
                cursor={cursor.at.row === row ? cursor.at.column : null}
                index={row}
                key={row}
                open={id !== undefined && id === open}
                row={values}
                selected={isSelected(selected, id)}
                top={topOf(row)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
  return (
    <>
      {grid}
      {windows.failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={windows.failure} onRetry={windows.again} />
        </div>
      )}
    </>
  );
}

/** A cell somebody points at. */
export interface GridCell {
  readonly field: string;
  readonly index: number;
  readonly row: ListRow;
}

function drawnColumn(
  description: ListDescription,
  fields: ReadonlyMap<string, ListField>,
  field: string,
): DrawnColumn {
  return {
    field,
    title: columnTitleOf(description, field),
    type: fields.get(field)?.type ?? 'text',
    mono: description.monospace.has(field),
    decimals: description.decimals[field],
    opens: description.opener === field,
  };
}

function sortableFields(fields: ReadonlyMap<string, ListField>): ReadonlySet<string> {
  return new Set([...fields.values()].filter(({ sortable }) => sortable).map(({ name }) => name));
}

/** The cell with the keyboard stays drawn when it is scrolled away, so that it keeps the focus. */
function withCursorRow(first: number, last: number, cursor: number, total: number): number[] {
  const rows = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  if (cursor < 0 || cursor >= total || (cursor >= first && cursor <= last)) return rows;
  return cursor < first ? [cursor, ...rows] : [...rows, cursor];
}

/** A menu that the keyboard asked for opens at the cell. */
function menuPlace(event: MouseEvent): { x: number; y: number } {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = (event.target as Element).getBoundingClientRect();
  return { x: left, y: bottom };
}

/** Text that does not fit is shown whole by hovering over it. */
function tellTruncated({ target }: MouseEvent): void {
  const content = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="gridcell"] > *') : null;
  if (content && content.scrollWidth > content.clientWidth) content.title = content.textContent ?? '';
}
