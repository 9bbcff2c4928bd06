import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { say } from '../../../preload/words/say.ts';
import { isMac } from '../../commands/keys.ts';
import { useShortcuts } from '../../commands/screen-shortcuts.ts';
import type { SelectionChange } from '../rows/use-row-selection.ts';
import { cellOf, cellOrHeaderOf, isCell, isTextSelected } from './grid-cells.ts';
import { type Cursor, type CursorBounds, headerRow, movedCursor } from './grid-keys.ts';
import { type CursorFocus, useCursorFocus } from './use-cursor-focus.ts';
import type { GridScroll } from './use-grid-scroll.ts';
import { type PlacedRows, type RowRanges, useRowRanges } from './use-row-ranges.ts';
import { useSameRow } from './use-same-row.ts';

/** What keys and mouse can do with the rows under the cursor. */
interface CursorActions {
  readonly hasSelection: boolean;
  readonly onSelect: (change: SelectionChange) => void;
  readonly onOpen: (row: number) => void;
  readonly onCopy: (cell: Cursor) => void;
}

interface CursorInput extends CursorActions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly bounds: CursorBounds;
  readonly scroll: GridScroll;
  /** Another query has its cursor on the first row; newer rows have it on the same row, where that is near. */
  readonly rows: PlacedRows;
  /** Called with the row where the cursor has come to rest; null when nothing follows it. */
  readonly follow: ((row: number) => void) | null;
}

/** The handlers of the grid's element. */
interface CursorHandlers {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  readonly onCopy: (event: ClipboardEvent) => void;
}

/**
 * The one cell of a grid that takes the keyboard, and what keys and mouse do with it: move, select rows, open, copy.
 * The cell has the focus of the page, wherever it is scrolled to.
 */
export function useGridCursor({ scroller, bounds, scroll, rows, follow, ...actions }: CursorInput): {
  readonly at: Cursor;
  readonly handlers: CursorHandlers;
} {
  const [at, setAt] = useBoundedCursor(bounds, rows.shown.query);
  const ranges = useRowRanges(rows, actions.onSelect);
  const focus = useCursorFocus(scroller, at);
  useSameRow(rows, at.row, (row) => {
    focus.request(focus.isHeld());
    setAt({ ...at, row });
  });
  const moved = useCursorFollow(at.row, follow);

  const go = (to: Cursor, extending: boolean): void => {
    focus.request(true);
    setAt(to);
    moved();
    if (to.row === headerRow) return;
    scroll.show(to.row);
    if (extending) ranges.select(to.row, false);
    else ranges.begin(to.row);
  };
  useGridShortcuts(() => go({ ...at, row: Math.min(Math.max(at.row, 0), bounds.rows - 1) }, false));

  return {
    at,
    handlers: {
      ...keyHandlers({ at, bounds, ranges, go, ...actions }),
      ...mouseHandlers({ focus, ranges, setAt, moved, ...actions }),
      onFocus(event) {
        focus.setHeld(isCell(event.target));
        const cell = isCell(event.target) ? cellOrHeaderOf(event.target) : null;
        if (cell && (cell.row !== at.row || cell.column !== at.column)) setAt(cell);
      },
      onBlur() {
        focus.setHeld(false);
      },
    },
  };
}

/** Where the cursor is within the rows and columns there are. Another query has it on its first row. */
function useBoundedCursor(bounds: CursorBounds, query: unknown): readonly [Cursor, (to: Cursor) => void] {
  const [wanted, setWanted] = useState<Cursor>({ row: 0, column: 0 });
  const [queryThen, setQueryThen] = useState(query);
  if (query !== queryThen) {
    setQueryThen(query);
    setWanted({ ...wanted, row: Math.min(wanted.row, 0) });
  }
  const at = {
    row: Math.min(wanted.row, bounds.rows - 1),
    column: Math.min(wanted.column, Math.max(bounds.columns - 1, 0)),
  };
  return [at, setWanted];
}

/** Pressed elsewhere on the screen, j and k lead to the rows; on a row the grid itself takes the keys. */
function useGridShortcuts(goToRows: () => void): void {
  const group = say('shortcuts:group.lists');
  useShortcuts([
    { keys: 'j', label: say('grid:shortcuts.down'), group, run: goToRows },
    { keys: 'k', label: say('grid:shortcuts.up'), group, run: goToRows },
    { keys: 'Enter', label: say('grid:shortcuts.open'), group },
    { keys: 'Space', label: say('grid:shortcuts.select'), group },
    { keys: 'shift+ArrowDown', label: say('grid:shortcuts.selectOnTheWay'), group },
    { keys: 'mod+a', label: say('grid:shortcuts.selectAll'), group },
    { keys: 'mod+c', label: say('grid:shortcuts.copy'), group },
  ]);
}

interface KeyTarget extends CursorActions {
  readonly at: Cursor;
  readonly bounds: CursorBounds;
  readonly ranges: RowRanges;
  readonly go: (to: Cursor, extending: boolean) => void;
}

function keyHandlers(target: KeyTarget): Pick<CursorHandlers, 'onKeyDown' | 'onCopy'> {
  const { at, bounds, hasSelection, onSelect, onCopy, go } = target;
  return {
    onKeyDown(event) {
      if (!isCell(event.target) || event.altKey) return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      const to = movedCursor({ key: event.key, mod }, at, bounds);
      if (to) {
        const extending = event.shiftKey && to.row !== at.row && to.row !== headerRow;
        if (!extending && to.row !== at.row && hasSelection && !mod) onSelect({ kind: 'none' });
        go(to, extending);
      } else if (at.row === headerRow || !pressOnRow(event, mod, target)) {
        return;
      }
      event.preventDefault();
    },
    onCopy(event) {
      if (!isCell(event.target) || at.row === headerRow || isTextSelected()) return;
      event.preventDefault();
      onCopy(at);
    },
  };
}

/** Does what the key stands for on a row; false when it stands for nothing. */
function pressOnRow(
  event: KeyboardEvent,
  mod: boolean,
  { at, ranges, hasSelection, onSelect, onOpen, onCopy }: KeyTarget,
): boolean {
  switch (mod ? `mod+${event.key.toLowerCase()}` : event.key) {
    case 'Enter':
      onOpen(at.row);
      return true;
    case ' ':
      if (event.shiftKey) ranges.select(at.row, true);
      else ranges.toggle(at.row);
      ranges.begin(at.row);
      return true;
    case 'mod+a':
      onSelect({ kind: 'all' });
      return true;
    case 'mod+c':
      if (isTextSelected()) return false;
      onCopy(at);
      return true;
    case 'Escape':
      if (!hasSelection) return false;
      onSelect({ kind: 'none' });
      return true;
    default:
      return false;
  }
}

function mouseHandlers({
  focus,
  ranges,
  setAt,
  moved,
  hasSelection,
  onSelect,
  onOpen,
}: Pick<CursorActions, 'hasSelection' | 'onSelect' | 'onOpen'> & {
  readonly focus: CursorFocus;
  readonly ranges: RowRanges;
  readonly setAt: (to: Cursor) => void;
  readonly moved: () => void;
}): Pick<CursorHandlers, 'onMouseDown' | 'onClick' | 'onDoubleClick'> {
  return {
    onMouseDown(event) {
      const cell = cellOf(event.target);
      if (!cell || event.button !== 0) return;
      // The browser would select the text between the two presses.
      if (event.shiftKey) event.preventDefault();
      focus.request(event.shiftKey);
      setAt(cell);
    },
    onClick(event) {
      const cell = cellOf(event.target);
      if (!cell) return;
      if (event.shiftKey) {
        ranges.select(cell.row, false);
        return;
      }
      ranges.begin(cell.row);
      if (isMac ? event.metaKey : event.ctrlKey) {
        ranges.toggle(cell.row);
        return;
      }
      if (hasSelection) onSelect({ kind: 'none' });
      if ((event.target as Element).closest('[data-opens]')) onOpen(cell.row);
      else moved();
    },
    onDoubleClick(event) {
      const cell = cellOf(event.target);
      if (cell) onOpen(cell.row);
    },
  };
}

/** How long the cursor must rest before an open panel follows it, in milliseconds. */
const followTime = 120;

/**
 * Calls `follow` with the row of the cursor once it has come to rest there; null while nothing follows it. To be called
 * whenever the cursor was moved.
 */
function useCursorFollow(row: number, follow: ((row: number) => void) | null): () => void {
  const newest = useRef(follow);
  useEffect(() => {
    newest.current = follow;
  });
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves === 0) return undefined;
    const timer = setTimeout(() => newest.current?.(row), followTime);
    return () => clearTimeout(timer);
  }, [moves, row]);
  return () => setMoves((count) => count + 1);
}
