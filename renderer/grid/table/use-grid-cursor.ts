import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { say } from '../../../preload/words/say.ts';
import { isMac } from '../../commands/keys.ts';
import { useShortcuts } from '../../commands/screen-shortcuts.ts';
import type { SelectionChange } from '../rows/use-row-selection.ts';
import { cellOf, cellOrHeaderOf, isCell, isTextSelected, showColumn } from './grid-cells.ts';
import { type Cursor, type CursorBounds, headerRow, movedCursor } from './grid-keys.ts';
import type { GridScroll } from './use-grid-scroll.ts';
import { type PlacedRows, useRowRanges } from './use-row-ranges.ts';
import { useSameRow } from './use-same-row.ts';

/** How long the cursor must rest before an open panel follows it, in milliseconds. */
const followTime = 120;

export interface GridCursor {
  readonly at: Cursor;
  readonly cellOf: (target: EventTarget) => Cursor | null;
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
export function useGridCursor({
  scroller,
  bounds,
  scroll,
  rows,
  hasSelection,
  onSelect,
  onOpen,
  onCopy,
  follow,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly bounds: CursorBounds;
  readonly scroll: GridScroll;
  /** Another query has its cursor on the first row; newer rows have it on the same row, where that is near. */
  readonly rows: PlacedRows;
  readonly hasSelection: boolean;
  readonly onSelect: (change: SelectionChange) => void;
  readonly onOpen: (row: number) => void;
  readonly onCopy: (cell: Cursor) => void;
  /** Told of the row where the cursor has come to rest; null when nothing follows it. */
  readonly follow: ((row: number) => void) | null;
}): GridCursor {
  const [wanted, setWanted] = useState<Cursor>({ row: 0, column: 0 });
  const { query } = rows.shown;
  const [queryThen, setQueryThen] = useState(query);
  if (query !== queryThen) {
    setQueryThen(query);
    setWanted({ ...wanted, row: Math.min(wanted.row, 0) });
  }
  const at: Cursor = {
    row: Math.min(wanted.row, bounds.rows - 1),
    column: Math.min(wanted.column, Math.max(bounds.columns - 1, 0)),
  };
  const ranges = useRowRanges(rows, onSelect);
  const takesFocus = useRef(false);
  const holdsFocus = useRef(false);

  useLayoutEffect(() => {
    // The cell that had the focus may be gone with its row or its column.
    const lost = holdsFocus.current && document.activeElement === document.body;
    if (!takesFocus.current && !lost) return;
    takesFocus.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${at.row}"] > [data-column="${at.column}"]`,
    );
    cell?.focus({ preventScroll: true });
    if (cell && scroller.current) showColumn(scroller.current, cell, at.column);
  });

  useSameRow(rows, at.row, (row) => {
    takesFocus.current = holdsFocus.current;
    setWanted({ ...at, row });
  });

  const newestFollow = useRef(follow);
  useEffect(() => {
    newestFollow.current = follow;
  });
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    if (moved === 0) return undefined;
    const timer = setTimeout(() => newestFollow.current?.(at.row), followTime);
    return () => clearTimeout(timer);
  }, [moved, at.row]);

  const go = (to: Cursor, extending: boolean): void => {
    takesFocus.current = true;
    setWanted(to);
    setMoved((count) => count + 1);
    if (to.row === headerRow) return;
    scroll.show(to.row);
    if (extending) ranges.select(to.row, false);
    else ranges.begin(to.row);
  };

  // Pressed elsewhere on the screen they lead to the rows; on a row the grid itself takes them.
  const lead = (): void => go({ ...at, row: Math.min(Math.max(at.row, 0), bounds.rows - 1) }, false);
  const group = say('shortcuts:group.lists');
  useShortcuts([
    { keys: 'j', label: say('grid:shortcuts.down'), group, run: lead },
    { keys: 'k', label: say('grid:shortcuts.up'), group, run: lead },
    { keys: 'Enter', label: say('grid:shortcuts.open'), group },
    { keys: 'Space', label: say('grid:shortcuts.select'), group },
    { keys: 'shift+ArrowDown', label: say('grid:shortcuts.selectOnTheWay'), group },
    { keys: 'mod+a', label: say('grid:shortcuts.selectAll'), group },
    { keys: 'mod+c', label: say('grid:shortcuts.copy'), group },
  ]);

  return {
    at,
    cellOf,
    onKeyDown(event) {
      if (!isCell(event.target)) return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      if (event.altKey) return;
      const to = movedCursor({ key: event.key, mod }, at, bounds);
      if (to) {
        const extending = event.shiftKey && to.row !== at.row && to.row !== headerRow;
        if (!extending && to.row !== at.row && hasSelection && !mod) onSelect({ kind: 'none' });
        go(to, extending);
      } else if (at.row === headerRow || !pressed(event, mod)) {
        return;
      }
      event.preventDefault();
    },
    onMouseDown(event) {
      const cell = cellOf(event.target);
      if (!cell || event.button !== 0) return;
      // The browser would select the text between the two presses.
      if (event.shiftKey) event.preventDefault();
      takesFocus.current = event.shiftKey;
      setWanted(cell);
    },
    onClick(event) {
      const cell = cellOf(event.target);
      if (!cell) return;
      if (event.shiftKey) ranges.select(cell.row, false);
      else {
        ranges.begin(cell.row);
        if (isMac ? event.metaKey : event.ctrlKey) ranges.toggle(cell.row);
        else {
          if (hasSelection) onSelect({ kind: 'none' });
          if ((event.target as Element).closest('[data-opens]')) onOpen(cell.row);
          else setMoved((count) => count + 1);
        }
      }
    },
    onDoubleClick(event) {
      const cell = cellOf(event.target);
      if (cell) onOpen(cell.row);
    },
    onFocus(event) {
      holdsFocus.current = isCell(event.target);
      const cell = isCell(event.target) ? cellOrHeaderOf(event.target) : null;
      if (cell && (cell.row !== at.row || cell.column !== at.column)) setWanted(cell);
    },
    onBlur() {
      holdsFocus.current = false;
    },
    onCopy(event) {
      if (!isCell(event.target) || at.row === headerRow || isTextSelected()) return;
      event.preventDefault();
      onCopy(at);
    },
  };

  /** Does what the key stands for on a row; false when it stands for nothing. */
  function pressed(event: KeyboardEvent, mod: boolean): boolean {
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
}
