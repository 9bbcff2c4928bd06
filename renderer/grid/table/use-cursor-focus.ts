import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { showColumn } from './grid-cells.ts';
import type { Cursor } from './grid-keys.ts';

export interface CursorFocus {
  /** Whether the cell at the cursor takes the focus of the page when it is drawn next. */
  readonly request: (requested: boolean) => void;
  /** Whether a cell of the grid has the focus. */
  readonly isHeld: () => boolean;
  readonly setHeld: (held: boolean) => void;
}

/** Moves the focus of the page to the cell at the cursor, once that is drawn. */
export function useCursorFocus(
  scroller: RefObject<HTMLElement | null>,
  { row, column }: Cursor,
): CursorFocus {
  const requested = useRef(false);
  const held = useRef(false);

  useLayoutEffect(() => {
    // The cell that had the focus may be gone with its row or its column.
    const isLost = held.current && document.activeElement === document.body;
    if (!requested.current && !isLost) return;
    requested.current = false;
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${row}"] > [data-column="${column}"]`,
    );
    cell?.focus({ preventScroll: true });
    if (cell && scroller.current) showColumn(scroller.current, cell, column);
  });

  return useMemo(
    () => ({
      request: (request) => {
        requested.current = request;
      },
      isHeld: () => held.current,
      setHeld: (holds) => {
        held.current = holds;
      },
    }),
    [],
  );
}
