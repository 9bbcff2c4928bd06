import { z } from 'zod';
import { maxColumns, maxFieldNameLength } from '../../../preload/contract/limits.ts';

/** Which columns a list shows, in which order and how wide, as it is remembered on this machine. */
const columnLayout = z.object({
  columns: z.array(z.string().max(maxFieldNameLength)).min(1).max(maxColumns),
  /** CSS pixels, of the columns that somebody has resized. */
  widths: z.record(z.string(), z.number().min(48).max(1200)),
});
export type ColumnLayout = z.infer<typeof columnLayout>;

export const narrowestColumn = 48;
export const widestColumn = 1200;

/** Reads what is remembered; null where there is nothing, or nothing that can be used. */
export function readLayout(storage: Storage, name: string): ColumnLayout | null {
  const text = storage.getItem(keyOf(name));
  if (text === null) return null;
  try {
    return columnLayout.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function keepLayout(storage: Storage, name: string, layout: ColumnLayout): void {
  try {
    storage.setItem(keyOf(name), JSON.stringify(layout));
  } catch {
    // A full or forbidden store costs the memory of the columns, not the columns.
  }
}

export function forgetLayout(storage: Storage, name: string): void {
  storage.removeItem(keyOf(name));
}

/** The number rises when what is stored changes its form. */
function keyOf(name: string): string {
  return `columns.1.${name}`;
}

/** Moves a column before another, or to the end. */
export function withMoved(
  columns: readonly string[],
  moved: string,
  before: string | null,
): readonly string[] {
  if (moved === before) return columns;
  const others = columns.filter((column) => column !== moved);
  const at = before === null ? others.length : others.indexOf(before);
  return at < 0 ? columns : others.toSpliced(at, 0, moved);
}

/** Moves a column by that many places, as far as there are any. */
export function withStepped(columns: readonly string[], moved: string, step: number): readonly string[] {
  const from = columns.indexOf(moved);
  if (from < 0) return columns;
  const to = Math.min(Math.max(from + step, 0), columns.length - 1);
  return columns.toSpliced(from, 1).toSpliced(to, 0, moved);
}
