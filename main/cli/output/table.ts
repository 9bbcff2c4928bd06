import { printable } from './printable.ts';
import { shortened } from './wording.ts';

/** One column of a table: its heading and what stands under it. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
  /** Numbers stand on the right. */
  readonly align?: 'left' | 'right';
  /** An id, a number or a date: of no use when part of it is missing, so it is shown as it is or not at all. */
  readonly whole?: true;
}

/** Characters that cells are filled up to, so that one long name does not fill every line with blanks. */
const maxPadding = 120;

/** Characters that a terminal leaves a text at least. A date has as many. */
const minWidth = 16;

const gap = '  ';

interface LaidOut {
  readonly heading: string;
  readonly cells: readonly string[];
  readonly right: boolean;
  readonly shrinks: boolean;
  readonly width: number;
}

/** Whether lines have no end, as in a pipe or a file. */
function isEndless(width: number): boolean {
  return width === Number.POSITIVE_INFINITY;
}

/**
 * Lays rows out under headings. Without a width nothing is cut. In lines of `width` characters the longest texts are cut
 * until all fits; columns for which there is no room even then are left out, the last ones first, and named in a line of
 * their own.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  width = Number.POSITIVE_INFINITY,
): string[] {
  const natural = columns.map((column) => laidOut(column, rows, width));
  const shown = natural.slice(0, fitting(natural, width));
  const widths = widthsWithin(shown, width);
  const lines = ['', ...rows].map((_, line) =>
    shown
      .map((column, place) => cellOf(column, line, widths[place] ?? column.width, isEndless(width)))
      .join(gap)
      .trimEnd(),
  );
  const left = natural.slice(shown.length).map(({ heading }) => heading);
  return left.length === 0 ? lines : [...lines, shortened(`No room for: ${left.join(', ')}`, width)];
}

function laidOut<Row>(column: Column<Row>, rows: readonly Row[], width: number): LaidOut {
  const { heading, cell, align, whole } = column;
  const cells = [heading, ...rows.map((row) => printable(cell(row)))];
  const longest = cells.reduce((most, text) => Math.max(most, widthOf(text)), 0);
  return {
    heading,
    cells,
    right: align === 'right',
    shrinks: align !== 'right' && whole !== true,
    width: isEndless(width) ? Math.min(longest, maxPadding) : longest,
  };
}

/** How many columns fit when all that can be cut is; one at least. */
function fitting(columns: readonly LaidOut[], width: number): number {
  let used = -gap.length;
  const first = columns.findIndex((column) => {
    used += gap.length + leastWidth(column);
    return used > width;
  });
  return first === -1 ? columns.length : Math.max(first, 1);
}

function leastWidth({ shrinks, heading, width }: LaidOut): number {
  return shrinks ? Math.min(width, Math.max(minWidth, widthOf(heading))) : width;
}

/** The widths of columns with the widest texts cut until all fit. */
function widthsWithin(columns: readonly LaidOut[], width: number): number[] {
  const widths = columns.map((column) => column.width);
  const least = columns.map(leastWidth);
  let excess = widths.reduce((sum, one) => sum + one + gap.length, -gap.length) - width;
  while (excess > 0) {
    const widest = widths.reduce<number | null>((best, one, place) => {
      const spare = one - (least[place] ?? one);
      return spare > 0 && (best === null || one > (widths[best] ?? 0)) ? place : best;
    }, null);
    if (widest === null) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  // One column that is too wide by itself.
  const [only] = widths;
  return widths.length === 1 && only !== undefined ? [Math.min(only, width)] : widths;
}

function cellOf({ cells, right }: LaidOut, line: number, width: number, uncut: boolean): string {
  const whole = cells[line] ?? '';
  const text = uncut ? whole : shortened(whole, width);
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? blanks + text : text + blanks;
}

function widthOf(text: string): number {
  return [...text].length;
}
