import { type Cursor, headerRow } from './grid-keys.ts';

/** Whether the target is a cell, of a row or of the header. */
export function isCell(target: EventTarget): target is HTMLElement {
  return target instanceof HTMLElement && target.matches('[role="gridcell"], [role="columnheader"]');
}

/** The cell of a row or of the header in which something happened. */
export function cellOrHeaderOf(target: EventTarget): Cursor | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row) return null;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

/** The cell of a row, not of the header, in which something happened. */
export function cellOf(target: EventTarget): Cursor | null {
  const cell = cellOrHeaderOf(target);
  return cell && cell.row !== headerRow ? cell : null;
}

/** Whether the user has marked text on the page, which keys for copying then mean. */
export function isTextSelected(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

/** Brings a cell into view sideways; the first column stays in view and covers what is under it. */
export function showColumn(scroller: HTMLElement, cell: HTMLElement, column: number): void {
  if (column === 0) return;
  const pinned = cell.parentElement?.querySelector<HTMLElement>('[data-column="0"]')?.offsetWidth ?? 0;
  // The offset of a cell that is not pinned is its place in the row.
  const left = cell.offsetLeft - pinned;
  const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}
