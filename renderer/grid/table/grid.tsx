// biome-ignore-all lint/a11y/useSemanticElements: the elements of a table cannot lie where rows are scrolled to
import { type CSSProperties, type MouseEvent, type ReactNode, useRef } from 'react';
import { rowIdOf } from '../../../preload/contract/row-identity.ts';
import type { ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import type { GridColumns } from '../fields/grid-columns.ts';
import type { ListDescription } from '../fields/list-description.ts';
import type { SelectedRows } from '../rows/row-selection.ts';
import type { RowSource } from '../rows/row-source.ts';
import type { SelectionChange } from '../rows/use-row-selection.ts';
import { useRowWindows } from '../rows/use-row-windows.ts';
import { gridMeasures, useDrawnColumns } from './drawn-columns.ts';
import styles from './grid.module.css';
import { GridBody } from './grid-body.tsx';
import { cellOf } from './grid-cells.ts';
import { GridHeader } from './grid-header.tsx';
import type { Cursor } from './grid-keys.ts';
import { rowsInView } from './scroll-range.ts';
import { useFittedColumns } from './use-fitted-columns.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { useGridScroll } from './use-grid-scroll.ts';

const headerHeight = 32;

export interface GridProps {
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
  readonly onCellMenu: (cell: GridCell, at: MenuPlace) => void;
}

/** A cell somebody points at. */
export interface GridCell {
  readonly field: string;
  readonly index: number;
  readonly row: ListRow;
}

/** Where a menu opens, in CSS pixels of the window. */
interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

/**
 * The rows of a list as a grid that scrolls by itself. It holds only the rows around those in view, whatever the
 * list's length, and gives the true number of rows and columns to assistive technology.
 */
export function Grid(props: GridProps): ReactNode {
  const { description, fields, columns, source, rowHeight, open, onOpen, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = source.total ?? 0;
  const { query } = source.shown;
  const scroll = useGridScroll(scroller, { rows: total, rowHeight, headerHeight, query });
  const { range, place } = scroll;
  const windows = useRowWindows(source, rowsInView(range, place));
  const { drawn, headers, sortable } = useDrawnColumns(description, fields, columns);

  useFittedColumns(scroller, columns, drawn, windows.rowAt);

  const idAt = (row: number): string | undefined => {
    const values = windows.rowAt(row);
    return values && rowIdOf(description.list, values);
  };
  const cellAt = ({ row, column }: Cursor): GridCell | null => {
    const found = drawn[column];
    const values = windows.rowAt(row);
    return found && values ? { field: found.field, index: row, row: values } : null;
  };
  const openAt = (row: number, following: boolean): void => {
    const id = idAt(row);
    if (id !== undefined && !(following && id === open)) onOpen(id, following);
  };
  const cursor = useGridCursor({
    scroller,
    bounds: { rows: total, columns: drawn.length, page: Math.floor(range.viewport / rowHeight) },
    scroll,
    rows: { shown: source.shown, idAt, find: windows.find },
    hasSelection: selected.all || selected.named.size > 0,
    onSelect: props.onSelect,
    onOpen: (row) => openAt(row, false),
    onCopy: (at) => {
      const cell = cellAt(at);
      props.onCopy(cell ? cell.row[cell.field] : null);
    },
    follow: open === null ? null : (row) => openAt(row, true),
  });
  const openCellMenu = (event: MouseEvent): void => {
    const at = cellOf(event.target);
    const cell = at && cellAt(at);
    if (!cell) return;
    event.preventDefault();
    props.onCellMenu(cell, menuPlace(event));
  };

  return (
    <>
      <div
        aria-busy={source.changing}
        aria-colcount={drawn.length}
        aria-label={props.label}
        aria-multiselectable
        aria-rowcount={source.total === null ? -1 : total + 1}
        className={styles['grid']}
        {...cursor.handlers}
        onContextMenu={openCellMenu}
        onFocus={cursor.handlers.onFocus}
        onMouseOver={showTruncated}
        ref={scroller}
        role="grid"
        style={gridMeasures(columns, drawn, rowHeight) as CSSProperties}
      >
        <div className={styles['head']} role="rowgroup">
          <GridHeader
            columns={drawn}
            cursor={cursor.at.row < 0 ? cursor.at.column : null}
            filtered={props.filtered}
            headers={headers}
            menu={props.menu}
            onSort={props.onSort}
            sort={props.sort}
            sortable={sortable}
          />
          {source.changing && <div aria-hidden className={styles['changing']} />}
        </div>
        <GridBody
          columns={drawn}
          cursor={cursor.at}
          list={description.list}
          open={open}
          place={place}
          range={range}
          rowAt={windows.rowAt}
          selected={selected}
          total={source.total}
        />
      </div>
      {windows.failure && (
        <div className={styles['failure']}>
          <FailureNotice failure={windows.failure} onRetry={windows.again} />
        </div>
      )}
    </>
  );
}

/** A menu that the keyboard asked for opens at the cell. */
function menuPlace(event: MouseEvent): MenuPlace {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = (event.target as Element).getBoundingClientRect();
  return { x: left, y: bottom };
}

/** Text that does not fit is shown whole by hovering over it. */
function showTruncated({ target }: MouseEvent): void {
  const content = target instanceof HTMLElement ? target.closest<HTMLElement>('[role="gridcell"] > *') : null;
  if (content && content.scrollWidth > content.clientWidth) content.title = content.textContent ?? '';
}
