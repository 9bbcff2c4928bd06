import { maxSelectedIds } from '../../../preload/contract/limits.ts';
import type { RowSelection } from '../../../preload/contract/selection.ts';
import type { AskedRows } from './row-source.ts';

/**
 * Which rows of a list are selected, by their ids: those named, or all rows but those named. What is selected stays so
 * wherever the rows come to stand, and all rows of millions are one entry.
 */
export interface SelectedRows {
  readonly all: boolean;
  /** The selected rows; where all are selected, those left out. */
  readonly named: ReadonlySet<string>;
}

export const nothingSelected: SelectedRows = { all: false, named: new Set() };
export const allSelected: SelectedRows = { all: true, named: new Set() };

/** A row that has not been read has no id yet: it is selected where all are. */
export function isSelected({ all, named }: SelectedRows, id: string | undefined): boolean {
  return id === undefined ? all : named.has(id) !== all;
}

/** How many rows are selected of so many. */
export function selectedCount({ all, named }: SelectedRows, total: number): number {
  return all ? Math.max(total - named.size, 0) : named.size;
}

export function onlyRows(ids: readonly string[]): SelectedRows {
  return { all: false, named: new Set(ids) };
}

/** Selects these rows too. */
export function withRows({ all, named }: SelectedRows, ids: readonly string[]): SelectedRows {
  const added = new Set(ids);
  return { all, named: new Set(all ? [...named].filter((id) => !added.has(id)) : [...named, ...ids]) };
}

/** Selects the row, or takes it out where it is selected. */
export function withToggled({ all, named }: SelectedRows, id: string): SelectedRows {
  const toggled = new Set(named);
  if (!toggled.delete(id)) toggled.add(id);
  return { all, named: toggled };
}

/** Whether more rows are named than a call may name. */
export function namesTooMany({ named }: SelectedRows): boolean {
  return named.size > maxSelectedIds;
}

/** The selection as calls take it; all rows are those of the query at the revision on show. */
export function selectionOf({ all, named }: SelectedRows, { query, revision }: AskedRows): RowSelection {
  return all
    ? { kind: 'all', query, revision, except: [...named] }
    : { kind: 'rows', list: query.list, ids: [...named] };
}
