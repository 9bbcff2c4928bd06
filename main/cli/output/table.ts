import { printable } from './printable.ts';
import { shortened } from './wording.ts';

/** One column of a table: its heading and what stands under it. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** Numbers stand on the right. */
  readonly align?: 'left' | 'right';
}

/** Characters of a cell. Every line is as wide as the longest one of each column, so that one name could fill the disk. */
const maxCellLength = 120;

/**
 * Lays rows out under headings, in lines as wide as their content. What does not fit into `width` characters is cut off:
 * broken lines would make a table unreadable. So is a cell of more than 120 characters: `--json` has it whole.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width = Number.POSITIVE_INFINITY,
): string[] {
  const laidOut = columns.map(({ heading, cell, align }) => {
    const cells = [heading, ...rows.map((row) => shortened(printable(cell(row)), maxCellLength))];
    const widest = Math.max(...cells.map(widthOf));
    return cells.map((text) => {
      const gap = ' '.repeat(widest - widthOf(text));
      return align === 'right' ? gap + text : text + gap;
    });
  });
  return ['', ...rows].map((_, line) =>
    shortened(
      laidOut
        .map((column) => column[line] ?? '')
        .join('  ')
        .trimEnd(),
      width,
    ),
  );
}

function widthOf(text: string): number {
  return [...text].length;
}
