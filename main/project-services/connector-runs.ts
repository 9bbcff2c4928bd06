import type { RunningScanStatus } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { Log } from '../logging/log.ts';
import { ProjectError } from '../project/project-error.ts';
import type { RunEnd } from '../schedule/rule-run.ts';
import { failedRun } from '../schedule/scan-runner.ts';
import { ConnectorRun } from './connector-run.ts';
import { ServiceError } from './service-error.ts';

export interface ConnectorRunsEvents {
  /** What runs has changed. */
  moved(): void;
  /** A scan got further; told as often as scans tell it. */
  progressed(): void;
  /** A run has ended, so that Import History reads otherwise. */
  recordsChanged(): void;
}

export interface ConnectorRunsDependencies {
  /** Ms since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  readonly events: ConnectorRunsEvents;
}

/** Everything that is under way in a project. */
export class ConnectorRuns {
  readonly #dependencies: ConnectorRunsDependencies;
  readonly #runs = new Set<ConnectorRun>();
  readonly #ends = new Set<Promise<unknown>>();

  constructor(dependencies: ConnectorRunsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Puts a run on show, before it has anything to tell. */
  add(connectorId: string, connectorName: string, startedBy: RunningScanStatus['startedBy']): ConnectorRun {
    const { now, events } = this.#dependencies;
    const progressed = (): void => events.progressed();
    const run = new ConnectorRun({ connectorId, connectorName, startedBy, startedAt: now(), progressed });
    this.#runs.add(run);
    events.moved();
    return run;
  }

  remove(run: ConnectorRun): void {
    this.#runs.delete(run);
    this.#dependencies.events.moved();
  }

  /** Keeps a run on show until its action has ended. Never rejects. */
  track(run: ConnectorRun, action: () => Promise<RunEnd>): Promise<RunEnd> {
    const end = action()
      .catch((error) => (run.signal.aborted ? cancelled : this.failed(error)))
      .finally(() => {
        this.#ends.delete(end);
        this.remove(run);
        this.#dependencies.events.recordsChanged();
      });
    this.#ends.add(end);
    return end;
  }

  /** The end of a run that threw. */
  failed(error: unknown): RunEnd {
    if (error instanceof ProjectError) return failedRun(error);
    this.#dependencies.log.error('a scan ended unexpectedly', error);
    return failedRun({
      code: 'scan-broken',
      message: say('serviceMessages:scanBroken.message'),
      advice: say('serviceMessages:scanBroken.advice'),
    });
  }

  has(connectorId: string): boolean {
    return this.#of(connectorId).length > 0;
  }

  /** Whether a scan of this process runs, or is about to. */
  get busy(): boolean {
    return [...this.#runs].some(isOwn);
  }

  /** What is shown of them, one entry for each connector. */
  statuses(): RunningScanStatus[] {
    const shown = new Map<string, ConnectorRun>();
    for (const run of this.#runs) {
      const other = shown.get(run.connectorId);
      if (!other || run.telling > other.telling) shown.set(run.connectorId, run);
    }
    return [...shown.values()].map((run) => run.status());
  }

  /** Ends the runs of a connector by hand. @throws ServiceError when its scan is another process's, and goes on */
  cancel(connectorId: string): void {
    const runs = this.#of(connectorId);
    const elsewhere = runs.some((run) => run.status().startedBy === 'elsewhere');
    for (const run of runs.filter(isOwn)) run.cancel('by hand');
    this.#dependencies.events.moved();
    if (!elsewhere) return;
    throw new ServiceError(
      'scan-elsewhere',
      say('serviceMessages:scanElsewhere.message'),
      say('serviceMessages:scanElsewhere.advice'),
    );
  }

  /** Ends every run because the project is left, and waits for their ends. */
  async leave(): Promise<void> {
    for (const run of this.#runs) run.cancel('leaving');
    await Promise.all(this.#ends);
  }

  #of(connectorId: string): ConnectorRun[] {
    return [...this.#runs].filter((run) => run.connectorId === connectorId);
  }
}

const cancelled: RunEnd = { state: 'cancelled', scanId: null };

function isOwn({ startedBy }: ConnectorRun): boolean {
  return startedBy !== 'elsewhere';
}
