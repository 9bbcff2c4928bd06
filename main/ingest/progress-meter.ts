import type { ScanProgress, ScanRetry } from '../../preload/contract/scan-report.ts';

/** The shortest time between two reports of the same phase, in milliseconds: people read no faster. */
const reportEveryMs = 250;

/** One walk's part in the progress of its phase. */
export interface WalkProgress {
  /** Sets how many rows the walk will have, once the console reported it. */
  expect(totalRows: number): void;
  /** Adds rows that landed. */
  add(rows: number): void;
}

interface WalkRows {
  totalRows: number | null;
}

/** Turns the rows of a running scan into progress: rate and time left of the current phase, over all of its walks. */
export class ProgressMeter {
  readonly #report: (progress: ScanProgress) => void;
  readonly #now: () => number;
  #scanId = 0;
  #phase: ScanProgress['phase'] = 'planning';
  #plannedWalks = 0;
  #walks: WalkRows[] = [];
  #rows = 0;
  #rowsAtStart = 0;
  #startedAt = 0;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #retry: ScanRetry | null = null;

  /** @param now a clock that nobody sets, in milliseconds */
  constructor(report: (progress: ScanProgress) => void, now: () => number) {
    this.#report = report;
    this.#now = now;
  }

  /** Starts a phase of so many walks and reports it at once. */
  start(scanId: number, phase: ScanProgress['phase'], walks = 0): void {
    this.#scanId = scanId;
    this.#phase = phase;
    this.#plannedWalks = walks;
    this.#walks = [];
    this.#rows = 0;
    this.#rowsAtStart = 0;
    this.#startedAt = this.#now();
    this.#send();
  }

  /**
   * Lets a walk take part in the phase.
   * @param rows already there from before, when a scan is continued
   */
  openWalk(rows: number, totalRows: number | null): WalkProgress {
    const walk: WalkRows = { totalRows };
    this.#walks.push(walk);
    this.#rows += rows;
    this.#rowsAtStart += rows;
    this.#send();
    return {
      expect: (total) => {
        walk.totalRows = total;
      },
      add: (landed) => {
        this.#rows += landed;
        if (this.#now() - this.#reportedAt >= reportEveryMs) this.#send();
      },
    };
  }

  /**
   * Lets a walk take part that reads what changed while another one went on. It is a phase of its own, unless other
   * walks go on meanwhile: then it is not reported.
   */
  openCatchUp(): WalkProgress {
    if (this.#plannedWalks > 1) return this.openAside();
    this.start(this.#scanId, 'catching-up', 1);
    return this.openWalk(0, null);
  }

  /** Lets a walk take part whose rows are not counted: few, and beside the list that the phase reads. */
  openAside(): WalkProgress {
    return { expect: () => undefined, add: () => undefined };
  }

  /** The console gave nothing, and is asked again then. */
  waits(retry: ScanRetry): void {
    this.#retry = retry;
    this.#send();
  }

  /** The console answers again. */
  answered(): void {
    if (this.#retry === null) return;
    this.#retry = null;
    this.#send();
  }

  /** Reports the phase as it stands, so that its end is reported too. */
  flush(): void {
    this.#send();
  }

  /** Known once every walk of the phase has begun and knows its own. */
  #totalRows(): number | null {
    if (this.#walks.length < this.#plannedWalks) return null;
    return this.#walks.reduce<number | null>(
      (sum, { totalRows }) => (sum === null || totalRows === null ? null : sum + totalRows),
      this.#walks.length === 0 ? null : 0,
    );
  }

  #send(): void {
    this.#reportedAt = this.#now();
    const seconds = (this.#reportedAt - this.#startedAt) / 1000;
    const rowsPerSecond = seconds > 0 ? (this.#rows - this.#rowsAtStart) / seconds : 0;
    const totalRows = this.#totalRows();
    const left = totalRows === null ? null : Math.max(0, totalRows - this.#rows);
    this.#report({
      scanId: this.#scanId,
      phase: this.#phase,
      rows: this.#rows,
      totalRows,
      rowsPerSecond,
      secondsLeft: left === null || rowsPerSecond === 0 ? null : left / rowsPerSecond,
      ...(this.#retry && { retry: this.#retry }),
    });
  }
}
