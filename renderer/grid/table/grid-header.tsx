// biome-ignore-all lint/a11y/useSemanticElements: the elements of a table cannot lie where rows are scrolled to

import { ActionIcon } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronDown, Filter } from 'lucide-react';
import { type MouseEvent, memo, type ReactNode, useState } from 'react';
import { say } from '../../../preload/words/say.ts';
import { PopoverDialog } from '../../components/popover-dialog.tsx';
import type { GridHeader as ColumnHeader } from '../fields/grid-columns.ts';
import type { DrawnColumn } from './drawn-columns.ts';
import styles from './grid-header.module.css';
import { headerRow } from './grid-keys.ts';
import { type SortRank, sortRankOf } from './sort-keys.ts';

/**
 * The row of column headers: each sorts, opens its menu, and can be dragged wider. Not drawn again while rows are
 * scrolled.
 */
export const GridHeader = memo(function GridHeader({
  columns,
  headers,
  sort,
  filtered,
  sortable,
  cursor,
  onSort,
  menu,
}: {
  readonly columns: readonly DrawnColumn[];
  readonly headers: readonly ColumnHeader[];
  /** The order in force, the list's own where none was asked for. */
  readonly sort: readonly string[];
  readonly filtered: ReadonlySet<string>;
  readonly sortable: ReadonlySet<string>;
  /** The column of the header that has the keyboard. */
  readonly cursor: number | null;
  readonly onSort: (field: string, adding: boolean) => void;
  /** What a column's menu holds. */
  readonly menu: (field: string, close: () => void) => ReactNode;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is on one of its cells
    <div aria-rowindex={1} className={styles['header']} data-row={headerRow} role="row">
      {columns.map((column, position) => (
        <HeaderCell
          column={column}
          filtered={filtered.has(column.field)}
          focusable={cursor === position}
          header={headers.find(({ id }) => id === column.field)}
          key={column.field}
          menu={menu}
          onSort={sortable.has(column.field) ? onSort : null}
          position={position}
          rank={sortRankOf(sort, column.field)}
          ranks={sort.length}
        />
      ))}
    </div>
  );
});

function HeaderCell({
  column: { field, title, type },
  header,
  position,
  rank,
  ranks,
  filtered,
  focusable,
  onSort,
  menu,
}: {
  readonly column: DrawnColumn;
  readonly header: ColumnHeader | undefined;
  readonly position: number;
  readonly rank: SortRank | null;
  readonly ranks: number;
  readonly filtered: boolean;
  readonly focusable: boolean;
  readonly onSort: ((field: string, adding: boolean) => void) | null;
  readonly menu: (field: string, close: () => void) => ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const Arrow = rank?.descending ? ArrowDown : ArrowUp;
  return (
    <div
      aria-colindex={position + 1}
      // Of several sorted columns only the weightiest may say so; the others say it in their button's name.
      aria-sort={rank?.rank === 1 ? (rank.descending ? 'descending' : 'ascending') : undefined}
      className={styles['cell']}
      data-column={position}
      data-type={type}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.altKey && event.key === 'ArrowDown') setOpen(true);
        else if (event.key === 'Enter' || event.key === ' ') onSort?.(field, event.shiftKey);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      role="columnheader"
      style={{ width: `var(--column-${position})` }}
      tabIndex={focusable ? 0 : -1}
    >
      <button
        aria-label={sortName(title, rank, ranks)}
        className={styles['sort']}
        disabled={onSort === null}
        onClick={(event) => onSort?.(field, event.shiftKey)}
        tabIndex={-1}
        title={onSort ? say('grid:column.sortHint') : undefined}
        type="button"
      >
        <span className={styles['title']}>{title}</span>
        {rank && <Arrow aria-hidden size={12} strokeWidth={2.4} />}
        {rank && ranks > 1 && <span aria-hidden className={styles['rank']} data-rank={rank.rank} />}
      </button>
      <PopoverDialog
        className={styles['dropdown']}
        label={say('grid:column.orderAndFilter', { column: title })}
        onChange={setOpen}
        opened={open}
        target={
          <ActionIcon
            aria-label={say(filtered ? 'grid:column.filteredMenu' : 'grid:column.menu', { column: title })}
            className={styles['menu']}
            data-on={open || filtered || undefined}
            onClick={() => setOpen(!open)}
            size={20}
            tabIndex={-1}
          >
            {filtered ? <Filter aria-hidden size={12} /> : <ChevronDown aria-hidden size={13} />}
          </ActionIcon>
        }
      >
        {menu(field, close)}
      </PopoverDialog>
      {header && <ResizeHandle header={header} />}
    </div>
  );
}

function ResizeHandle({ header }: { readonly header: ColumnHeader }): ReactNode {
  const start = header.getResizeHandler();
  return (
    <div
      aria-hidden
      className={styles['handle']}
      data-resizing={header.column.getIsResizing() || undefined}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      onDoubleClick={() => header.column.resetSize()}
      onMouseDown={start}
      onTouchStart={start}
    />
  );
}

function sortName(title: string, rank: SortRank | null, ranks: number): string {
  if (!rank) return say('grid:column.sortBy', { column: title });
  const sorted = rank.descending ? 'sortedDescending' : 'sortedAscending';
  if (ranks === 1) return say(`grid:column.${sorted}`, { column: title });
  return say(`grid:column.${sorted}Among`, { column: title, rank: rank.rank, ranks });
}
