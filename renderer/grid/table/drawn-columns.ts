import { useMemo } from 'react';
import type { FieldType, ListField } from '../../../preload/contract/row-lists.ts';
import { columnTitleOf } from '../fields/field-words.ts';
import type { GridColumns, GridHeader } from '../fields/grid-columns.ts';
import type { ListDescription } from '../fields/list-description.ts';

/** A column as rows and header draw it; its width is the grid's variable `--column-<position>`. */
export interface DrawnColumn {
  readonly field: string;
  readonly title: string;
  readonly type: FieldType;
  readonly mono: boolean;
  readonly decimals: number | undefined;
  readonly opens: boolean;
}

export interface DrawnColumns {
  readonly drawn: readonly DrawnColumn[];
  readonly headers: readonly GridHeader[];
  /** The fields that rows can be sorted by. */
  readonly sortable: ReadonlySet<string>;
}

/** The columns on show; the same objects for as long as neither the list nor its columns change. */
export function useDrawnColumns(
  description: ListDescription,
  fields: ReadonlyMap<string, ListField>,
  columns: GridColumns,
): DrawnColumns {
  const drawn = useMemo(
    () =>
      columns.shown.map((field) => ({
        field,
        title: columnTitleOf(description, field),
        type: fields.get(field)?.type ?? 'text',
        mono: description.monospace.has(field),
        decimals: description.decimals[field],
        opens: description.opener === field,
      })),
    [columns.shown, description, fields],
  );
  const sortable = useMemo(
    () => new Set([...fields.values()].filter((field) => field.sortable).map(({ name }) => name)),
    [fields],
  );
  const headers = useMemo(() => columns.table.getLeafHeaders(), [columns]);
  return { drawn, headers, sortable };
}

/** The variables of a grid's style that its rows and columns are measured by. */
export function gridMeasures(
  { table }: GridColumns,
  drawn: readonly DrawnColumn[],
  rowHeight: number,
): Readonly<Record<string, string>> {
  const widths = drawn.map(({ field }, position) => [
    `--column-${position}`,
    `${table.getColumn(field)?.getSize() ?? 0}px`,
  ]);
  return {
    '--row-height': `${rowHeight}px`,
    '--row-width': `${table.getTotalSize()}px`,
    ...Object.fromEntries(widths),
  };
}
