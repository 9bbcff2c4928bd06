import { useLayoutEffect, useRef } from 'react';
import type { AskedRows } from '../rows/row-source.ts';
import type { PlacedRows } from './use-row-ranges.ts';

/** Keeps the cursor on its row, where newer rows of the same query put that row elsewhere around the view. */
export function useSameRow(
  { shown, idAt, find }: PlacedRows,
  row: number,
  goTo: (row: number) => void,
): void {
  const seen = useRef<{ readonly shown: AskedRows; readonly row: number; readonly id: string | undefined }>(
    null,
  );
  useLayoutEffect(() => {
    const before = seen.current;
    const isRefreshed =
      before !== null && before.shown !== shown && before.shown.query === shown.query && before.row === row;
    if (!isRefreshed || before.id === undefined) {
      seen.current = { shown, row, id: idAt(row) };
      return;
    }
    const now = find(before.id);
    // The rows on show before stand until the newer ones have been read.
    if (now === undefined) return;
    seen.current = { shown, row: now ?? row, id: now === null ? idAt(row) : before.id };
    if (now !== null && now !== row) goTo(now);
  });
}
