import type { FieldType } from '../../../preload/contract/row-lists.ts';
import { narrowestColumn } from './column-layout.ts';

/** What a column asks for. All widths are CSS pixels. */
export interface WantedWidth {
  readonly field: string;
  /** What it has where there is neither too little nor too much room. */
  readonly base: number;
  /** What its title takes, which is never cut. */
  readonly title: number;
  /** What the widest of the values that were on show takes. */
  readonly content: number;
  /** Its values are never cut: numbers, dates and the like. */
  readonly whole: boolean;
  /** It takes what room is left over: texts whose width nobody has chosen. */
  readonly takesRoom: boolean;
  /** It names the row, and is the first to get room. */
  readonly names: boolean;
}

/** Half a number misleads; half a text can be seen to be one. */
export function isWhole(type: FieldType): boolean {
  return type === 'number' || type === 'date' || type === 'severity' || type === 'flag';
}

/** The widths of the columns, by their fields, in whole pixels: together they fill the room where there is enough. */
export function fittedWidths(columns: readonly WantedWidth[], room: number): Record<string, number> {
  const widths = columns.map(({ base, title, content, whole }) =>
    Math.ceil(Math.max(base, title, whole ? content : 0, narrowestColumn)),
  );
  let spare = room - widths.reduce((sum, width) => sum + width, 0);
  const give = (index: number, pixels: number): void => {
    widths[index] = (widths[index] ?? 0) + pixels;
    spare -= pixels;
  };
  const lacks = (index: number): number =>
    Math.max(Math.ceil(columns[index]?.content ?? 0) - (widths[index] ?? 0), 0);
  const takers = columns.flatMap((column, index) => (column.takesRoom ? [index] : []));
  for (const index of takers) {
    if (spare > 0 && columns[index]?.names) give(index, Math.min(lacks(index), spare));
  }
  const lacking = takers.reduce((sum, index) => sum + lacks(index), 0);
  if (spare > 0 && lacking > 0) {
    const share = Math.min(spare / lacking, 1);
    for (const index of takers) give(index, Math.floor(lacks(index) * share));
  }
  const each = takers.length === 0 ? 0 : Math.floor(spare / takers.length);
  if (each > 0) for (const index of takers) give(index, each);
  return Object.fromEntries(columns.map(({ field }, index) => [field, widths[index] ?? 0]));
}
