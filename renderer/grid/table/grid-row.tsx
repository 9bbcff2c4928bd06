// biome-ignore-all lint/a11y/useSemanticElements: the elements of a table cannot lie where rows are scrolled to
import { memo, type ReactNode } from 'react';
import type { ListRow } from '../../../preload/contract/row-lists.ts';
import { CellValue } from '../fields/cell-value.tsx';
import type { DrawnColumn } from './drawn-columns.ts';
import styles from './grid-row.module.css';

/** The header is row 1. */
const firstRowIndex = 2;

/** One row of a grid, drawn again only when something of it changes. `undefined` draws the shape of what will come. */
export const GridRow = memo(function GridRow({
  index,
  top,
  row,
  columns,
  cursor,
  selected,
  open,
}: {
  readonly index: number;
  /** Pixels from the top of the block the row lies in. */
  readonly top: number;
  readonly row: ListRow | undefined;
  readonly columns: readonly DrawnColumn[];
  /** The column of the row's cell that has the keyboard. */
  readonly cursor: number | null;
  readonly selected: boolean;
  readonly open: boolean;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is on one of its cells
    <div
      aria-busy={row === undefined || undefined}
      aria-rowindex={index + firstRowIndex}
      aria-selected={selected}
      className={styles['row']}
      data-open={open || undefined}
      data-row={index}
      role="row"
      style={{ top }}
    >
      {columns.map((column, position) => (
        <div
          aria-colindex={position + 1}
          className={styles['cell']}
          data-column={position}
          data-type={column.type}
          key={column.field}
          role="gridcell"
          style={{ width: `var(--column-${position})` }}
          tabIndex={cursor === position ? 0 : -1}
        >
          {row ? (
            <Content column={column} value={row[column.field]} />
          ) : (
            <Waiting column={column} seed={index + position * 7} />
          )}
        </div>
      ))}
    </div>
  );
});

function Content({ column, value }: { readonly column: DrawnColumn; readonly value: unknown }): ReactNode {
  return (
    <span className={column.opens ? styles['opener'] : undefined} data-opens={column.opens || undefined}>
      <CellValue
        decimals={column.decimals}
        mono={column.mono}
        name={column.field}
        type={column.type}
        value={value}
      />
    </span>
  );
}

/** How much of a cell its content is likely to take, in per cent; differs from row to row. */
const extents = [62, 48, 74, 55, 68, 41];

function Waiting({ column, seed }: { readonly column: DrawnColumn; readonly seed: number }): ReactNode {
  const extent = column.type === 'number' ? 28 : (extents[seed % extents.length] ?? 60);
  return (
    <>
      {column.type === 'severity' && <span aria-hidden className={styles['waitingMark']} />}
      <span aria-hidden className={styles['waiting']} style={{ width: `${extent}%` }} />
    </>
  );
}
