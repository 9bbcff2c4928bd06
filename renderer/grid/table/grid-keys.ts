/** The cell that has the keyboard. Row -1 is the header. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

export const headerRow = -1;

/** How far the cursor can go, and how many rows a page has. */
export interface CursorBounds {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

interface Press {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
}

/** Where a key takes the cursor, as in a spreadsheet; null when it is no key that moves it. */
export function movedCursor({ key, mod }: Press, from: Cursor, bounds: CursorBounds): Cursor | null {
  const lastRow = bounds.rows - 1;
  const lastColumn = bounds.columns - 1;
  const row = (to: number): Cursor => ({
    row: Math.min(Math.max(to, headerRow), lastRow),
    column: Math.min(from.column, lastColumn),
  });
  const column = (to: number): Cursor => ({ ...from, column: Math.min(Math.max(to, 0), lastColumn) });
  const first = Math.min(0, lastRow);
  switch (mod ? `mod+${key}` : key) {
    case 'ArrowDown':
    case 'j':
      return row(from.row + 1);
    case 'ArrowUp':
    case 'k':
      return row(from.row - 1);
    case 'ArrowRight':
      return column(from.column + 1);
    case 'ArrowLeft':
      return column(from.column - 1);
    case 'PageDown':
      return row(Math.max(from.row, 0) + bounds.page);
    case 'PageUp':
      return row(Math.max(from.row - bounds.page, first));
    case 'Home':
    case 'mod+ArrowLeft':
      return column(0);
    case 'End':
    case 'mod+ArrowRight':
      return column(lastColumn);
    case 'mod+ArrowUp':
      return row(first);
    case 'mod+ArrowDown':
      return row(lastRow);
    case 'mod+Home':
      return { row: first, column: 0 };
    case 'mod+End':
      return { row: lastRow, column: lastColumn };
    default:
      return null;
  }
}
