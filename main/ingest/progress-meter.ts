import type { ScanProgress } from '../../preload/contract/scan-report.ts';

/** The shortest time between two reports of the same phase, in milliseconds: people read no faster. */
const reportEveryMs = 250;

/** Turns the rows of a running scan into progress: rate and time left of the current phase. */
export class ProgressMeter {
  readonly #report: (progress: ScanProgress) => void;
  readonly #now: () => number;
  #scanId = 0;
  #phase: ScanProgress['phase'] = 'planning';
  #rows = 0;
  #totalRows: number | null = null;
  #rowsAtStart = 0;
  #startedAt = 0;
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(report: (progress: ScanProgress) => void, now: () => number) {
    this.#report = report;
    this.#now = now;
  }

  /**
   * Starts a phase and reports it at once.
   * @param rows already there from before, when a scan is continued
   */
  start(scanId: number, phase: ScanProgress['phase'], rows = 0, totalRows: number | null = null): void {
    this.#scanId = scanId;
    this.#phase = phase;
    this.#rows = rows;
    this.#rowsAtStart = rows;
    this.#totalRows = totalRows;
    this.#startedAt = this.#now();
    this.#send();
  }

  /** Sets how many rows the phase will have, once the console told. */
  expect(totalRows: number): void {
    this.#totalRows = totalRows;
  }

  /** Adds rows that landed. */
  add(rows: number): void {
    this.#rows += rows;
    if (this.#now() - this.#reportedAt >= reportEveryMs) this.#send();
  }

  /** Reports the phase as it stands, so that its end does not go untold. */
  flush(): void {
    this.#send();
  }

  #send(): void {
    this.#reportedAt = this.#now();
    const seconds = (this.#reportedAt - this.#startedAt) / 1000;
    const rowsPerSecond = seconds > 0 ? (this.#rows - this.#rowsAtStart) / seconds : 0;
    const left = this.#totalRows === null ? null : Math.max(0, this.#totalRows - this.#rows);
    this.#report({
      scanId: this.#scanId,
      phase: this.#phase,
      rows: this.#rows,
      totalRows: this.#totalRows,
      rowsPerSecond,
      secondsLeft: left === null || rowsPerSecond === 0 ? null : left / rowsPerSecond,
    });
  }
}
