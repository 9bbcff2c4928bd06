import { useRef } from 'react';
import type { AskedRows } from '../rows/row-source.ts';
import type { SelectionChange, ShownRow } from '../rows/use-row-selection.ts';

/** The rows of a grid by their places and by their ids. */
export interface PlacedRows {
  readonly shown: AskedRows;
  /** Undefined while the row has not been read. */
  readonly idAt: (row: number) => string | undefined;
  /** Where a row stands now: null when it is not around the view, undefined while that is being read. */
  readonly find: (id: string) => number | null | undefined;
}

export interface RowRanges {
  /** The next range begins at this row. */
  readonly begin: (row: number) => void;
  /** Selects the rows between where the range began and this one. */
  readonly select: (row: number, adding: boolean) => void;
  readonly toggle: (row: number) => void;
}

/** Turns presses on places into changes of the selection, which goes by ids. Rows that have not been read have none yet. */
export function useRowRanges(
  { idAt, find }: PlacedRows,
  onSelect: (change: SelectionChange) => void,
): RowRanges {
  const anchor = useRef<{ row: number; id: string | undefined }>({ row: 0, id: undefined });

  /** The row that was pressed, where it stands now, not what has come to stand in its place. */
  const began = (): ShownRow | null => {
    const { row, id = idAt(row) } = anchor.current;
    if (id === undefined) return null;
    return { offset: idAt(row) === id ? row : (find(id) ?? row), id };
  };
  const idsBetween = (first: number, last: number): string[] | null => {
    const ids: string[] = [];
    for (let row = first; row <= last; row += 1) {
      const id = idAt(row);
      if (id === undefined) return null;
      ids.push(id);
    }
    return ids;
  };

  return {
    begin(row) {
      anchor.current = { row, id: idAt(row) };
    },
    select(row, adding) {
      const id = idAt(row);
      const from = began();
      if (id === undefined || !from) return;
      const to = { offset: row, id };
      const [first, last] = from.offset <= row ? [from, to] : [to, from];
      onSelect({ kind: 'range', first, last, ids: idsBetween(first.offset, last.offset), adding });
    },
    toggle(row) {
      const id = idAt(row);
      if (id !== undefined) onSelect({ kind: 'toggle', id });
    },
  };
}
