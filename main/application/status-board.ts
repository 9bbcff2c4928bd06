import type { ApplicationStatus, Revisions } from '../../preload/contract/topics/status.ts';
import type { After } from './timer.ts';
import { TopicBoard } from './topic-board.ts';

/** How often progress is told at most: people read no faster. */
const progressEveryMs = 250;

/** Keeps the board's status and revisions up to date. */
export class StatusBoard {
  readonly board: TopicBoard;
  readonly #status: () => ApplicationStatus;
  readonly #after: After;
  #callOff: (() => void) | null = null;
  #pending = false;

  /** @param status how everything stands at the moment of asking */
  constructor(status: () => ApplicationStatus, after: After) {
    this.#status = status;
    this.#after = after;
    const revisions = { connectors: 1, rules: 1, settings: 1, scans: 1, rows: 1 };
    this.board = new TopicBoard({ status: status(), revisions, navigation: null });
  }

  /** Tells at once how everything stands. */
  post(): void {
    this.#pending = false;
    this.board.post('status', this.#status());
  }

  /** Tells it soon: what comes meanwhile is told with it. */
  postSoon(): void {
    if (this.#callOff !== null) {
      this.#pending = true;
      return;
    }
    this.post();
    this.#callOff = this.#after(progressEveryMs, () => {
      this.#callOff = null;
      if (this.#pending) this.postSoon();
    });
  }

  /** Raises the revisions of what was changed. */
  raise(what: readonly (keyof Revisions)[]): void {
    const revisions = { ...this.board.newest('revisions').value };
    for (const name of what) revisions[name] += 1;
    this.board.post('revisions', revisions);
  }

  /** Everything may read otherwise than before. */
  raiseAll(): void {
    this.raise(Object.keys(this.board.newest('revisions').value) as (keyof Revisions)[]);
  }

  close(): void {
    this.#callOff?.();
    this.#callOff = null;
  }
}
