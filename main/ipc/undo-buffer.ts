import { randomUUID } from 'node:crypto';
import { say } from '../../preload/words/say.ts';
import { type After, afterMs } from '../application/timer.ts';
import { CallError } from './call-error.ts';

/** How long something can be undone, ms: longer than its notice stands, which waits while it is pointed at. */
const keptMs = 60_000;

/**
 * What was done a moment ago and can be undone, by a name that a window may know. What an undo needs, a token among it,
 * is held in memory for that moment and then let go: it is on no disk, and an end of the program makes the deed final.
 */
export class UndoBuffer {
  readonly #after: After;
  readonly #kept = new Map<string, () => Promise<void>>();

  constructor(after: After = afterMs) {
    this.#after = after;
  }

  /** Keeps how to undo something; the name it is asked for by. */
  keep(undo: () => Promise<void>): string {
    const undoId = randomUUID();
    this.#kept.set(undoId, undo);
    this.#after(keptMs, () => this.#kept.delete(undoId));
    return undoId;
  }

  /** Undoes it, once. @throws CallError `undo-too-late`, and whatever keeps it from being undone */
  async undo(undoId: string): Promise<void> {
    const undo = this.#kept.get(undoId);
    if (undo === undefined) {
      throw new CallError({
        code: 'undo-too-late',
        message: say('callMessages:undoGone.message'),
        advice: say('callMessages:undoGone.advice'),
      });
    }
    await undo();
    this.#kept.delete(undoId);
  }
}
