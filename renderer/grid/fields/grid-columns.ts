import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  type ReactTable,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import type { FieldType, ListField, ListRow } from '../../../preload/contract/row-lists.ts';
import {
  type ColumnLayout,
  forgetLayout,
  keepLayout,
  narrowestColumn,
  readLayout,
  widestColumn,
} from './column-layout.ts';
import { titleOf } from './field-words.ts';
import type { ListDescription } from './list-description.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

/** The columns of a grid: TanStack's table without rows, which stay in the database. */
export type GridTable = ReactTable<typeof features, ListRow, unknown>;
export type GridHeader = ReturnType<GridTable['getLeafHeaders']>[number];

const noRows: ListRow[] = [];
const noWidths: Readonly<Record<string, number>> = {};

/** CSS pixels, by what the column holds. */
const widthOf: Record<FieldType, number> = {
  text: 150,
  choice: 130,
  number: 92,
  date: 116,
  severity: 116,
  flag: 96,
  list: 170,
  nested: 200,
};

/** How a grid's columns stand, and what can be done to them. */
export interface GridColumns {
  readonly table: GridTable;
  /** The fields shown, in their order. */
  readonly shown: readonly string[];
  /** The widths that somebody has chosen, in CSS pixels. */
  readonly widths: Readonly<Record<string, number>>;
  /** A column's width before it is fitted to what it shows. */
  readonly baseOf: (field: string) => number;
  /** Gives the columns the widths that fit what they show. */
  readonly fitTo: (widths: Readonly<Record<string, number>>) => void;
  readonly setShown: (columns: readonly string[]) => void;
  /** Whether somebody has chosen, moved or resized columns. */
  readonly changed: boolean;
  readonly reset: () => void;
}

/** Keeps a list's columns as the user wants them, over restarts. Fields that there are no longer are left out. */
export function useGridColumns(description: ListDescription, fields: readonly ListField[]): GridColumns {
  const { list } = description;
  const [kept, setKept] = useState<{ readonly list: string; readonly layout: ColumnLayout | null }>(() => ({
    list,
    layout: readLayout(localStorage, list),
  }));
  if (kept.list !== list) setKept({ list, layout: readLayout(localStorage, list) });
  const widths = kept.layout?.widths ?? noWidths;
  const [fitted, setFitted] = useState(noWidths);
  const fitTo = useCallback(
    (next: Readonly<Record<string, number>>) =>
      setFitted((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next)),
    [],
  );
  const change = useCallback(
    (next: ColumnLayout | null) => {
      if (next) keepLayout(localStorage, list, next);
      else forgetLayout(localStorage, list);
      setKept({ list, layout: next });
    },
    [list],
  );

  const columns = useMemo(
    () =>
      fields
        .filter(({ name }) => !description.hidden.has(name))
        .map(({ name, type }) => ({
          id: name,
          header: titleOf(description, name),
          size: description.widths[name] ?? widthOf[type],
          minSize: narrowestColumn,
          maxSize: widestColumn,
        })),
    [description, fields],
  );
  const shown = useMemo(() => {
    const known = (kept.layout?.columns ?? []).filter((name) => columns.some(({ id }) => id === name));
    return known.length > 0 ? known : description.columns;
  }, [kept.layout, columns, description]);
  const state = useMemo(
    () => ({
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
      columnSizing: { ...widths, ...fitted },
    }),
    [columns, shown, widths, fitted],
  );
  const baseOf = useCallback(
    (field: string) => widths[field] ?? columns.find(({ id }) => id === field)?.size ?? 0,
    [columns, widths],
  );
  const table = useTable({
    features,
    columns,
    data: noRows,
    state,
    columnResizeMode: 'onChange',
    onColumnSizingChange: (updater) =>
      change({
        columns: [...shown],
        widths: bounded(
          chosenWidths(widths, state.columnSizing, functionalUpdate(updater, state.columnSizing)),
        ),
      }),
  });
  const setShown = useCallback(
    (next: readonly string[]) => {
      if (next.length > 0) change({ columns: [...next], widths });
    },
    [change, widths],
  );
  const reset = useCallback(() => change(null), [change]);
  return { table, shown, widths, baseOf, fitTo, setShown, changed: kept.layout !== null, reset };
}

/** The chosen widths after those on show have become others: only what differs was chosen, and what is gone is not. */
function chosenWidths(
  chosen: Readonly<Record<string, number>>,
  shown: Readonly<Record<string, number>>,
  next: Readonly<Record<string, number>>,
): Record<string, number> {
  const changed = Object.entries(next).filter(([field, width]) => width !== shown[field]);
  return Object.fromEntries(
    Object.entries({ ...chosen, ...Object.fromEntries(changed) }).filter(([field]) => field in next),
  );
}

/** Whole pixels within what is remembered. */
function bounded(widths: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(widths).map(([column, width]) => [
      column,
      Math.round(Math.min(Math.max(width, narrowestColumn), widestColumn)),
    ]),
  );
}
