/**
 * Walks of one scan may run side by side, and a row carries the number of the latest walk that saw it. Where that is
 * another one than the walk at hand, the row cannot tell whether this walk had it before: this can.
 */
export class SeenMeanwhile {
  readonly #rowsOfWalk = new Map<number, Set<string>>();

  /** Whether the walk meets a row, which a later walk has seen already, for the first time. */
  isFirst(walkId: number, row: string): boolean {
    let rows = this.#rowsOfWalk.get(walkId);
    if (!rows) {
      rows = new Set();
      this.#rowsOfWalk.set(walkId, rows);
    }
    if (rows.has(row)) return false;
    rows.add(row);
    return true;
  }

  /** Forgets a walk that has come to its end. */
  forget(walkId: number): void {
    this.#rowsOfWalk.delete(walkId);
  }

  /** Forgets everything: what was noted may have been rolled back. */
  clear(): void {
    this.#rowsOfWalk.clear();
  }
}
