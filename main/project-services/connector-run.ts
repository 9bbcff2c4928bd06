import { scanProgress } from '../../preload/contract/scan-report.ts';
import type { RunningScanStatus } from '../../preload/contract/topics/status.ts';
import type { RunningScan } from '../ingest/scan-service.ts';
import type { FollowedScan } from '../project/scan-facts.ts';
import type { RunWatcher } from '../schedule/scan-runner.ts';

/** Why a run was ended before its scan was. */
export type CancelReason = 'by hand' | 'leaving';

export interface ConnectorRunDependencies {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly startedBy: RunningScanStatus['startedBy'];
  /** Ms since the epoch. */
  readonly startedAt: number;
  /** Called when a scan of the run got further. */
  readonly progressed: () => void;
}

/** Something under way for a connector: one scan, several one after the other, or the wait for somebody else's. */
export class ConnectorRun implements RunWatcher {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly #dependencies: ConnectorRunDependencies;
  readonly #leaving = new AbortController();
  #progress: RunningScanStatus['progress'] = null;
  /** Whose scan is being shown. */
  #shows: 'own' | 'elsewhere' | 'nothing' = 'nothing';

  constructor(dependencies: ConnectorRunDependencies) {
    this.connectorId = dependencies.connectorId;
    this.connectorName = dependencies.connectorName;
    this.#dependencies = dependencies;
  }

  /** Aborted when the run is to end; the reason is a {@link CancelReason}. */
  get signal(): AbortSignal {
    return this.#leaving.signal;
  }

  get startedBy(): RunningScanStatus['startedBy'] {
    return this.#dependencies.startedBy;
  }

  /** Of several runs of a connector the one with the most to tell is shown. */
  get telling(): number {
    return this.#shows === 'own' ? 2 : this.#shows === 'elsewhere' ? 1 : 0;
  }

  cancel(reason: CancelReason): void {
    this.#leaving.abort(reason);
  }

  status(): RunningScanStatus {
    const { connectorId, connectorName, startedBy, startedAt } = this.#dependencies;
    return {
      connectorId,
      connectorName,
      startedBy: this.#shows === 'elsewhere' ? 'elsewhere' : startedBy,
      startedAt: new Date(startedAt).toISOString(),
      progress: this.#progress,
      cancelling: this.signal.aborted,
    };
  }

  running(scan: RunningScan): void {
    // What another run of this process has started is shown by that run.
    this.#shows = scan.attached ? 'nothing' : 'own';
    this.#progress = null;
    scan.onProgress((progress) => {
      if (scan.attached) return;
      this.#progress = progress;
      this.#dependencies.progressed();
    });
    this.#dependencies.progressed();
  }

  following({ scanId, phase, rows }: FollowedScan): void {
    this.#shows = 'elsewhere';
    const known = scanProgress.shape.phase.safeParse(phase);
    this.#progress = known.success
      ? { scanId, phase: known.data, rows, totalRows: null, rowsPerSecond: 0, secondsLeft: null }
      : null;
    this.#dependencies.progressed();
  }
}
