import type { Result } from '../../preload/contract/result.ts';
import { followScan, servesOrder } from '../ingest/follow-scan.ts';
import type { ScanOutcome } from '../ingest/scan-run.ts';
import type { RunningScan, ScanService } from '../ingest/scan-service.ts';
import type { ScanBroken } from '../ingest/scan-task.ts';
import type { Project } from '../project/project.ts';
import type { FollowedScan } from '../project/scan-facts.ts';
import type { RunEnd } from './rule-run.ts';
import type { ScanRequest } from './scan-request.ts';

export interface ScanRunnerDependencies {
  readonly dataDir: string;
  readonly project: Project;
  readonly scans: ScanService;
}

/** Who wants to see what a run is doing. */
export interface RunWatcher {
  /** A scan of this process runs: the run's own, or one that it waits for. */
  running?(scan: RunningScan): void;
  /** A scan of another process runs, and is waited for. */
  following?(scan: FollowedScan): void;
}

/** A token that the console refused in the middle of a scan, and how that scan ended. */
interface RefusedToken {
  readonly token: string;
  readonly end: RunEnd;
}

/** Runs scans to their end, one of a connector at a time whoever started it. */
export class ScanRunner {
  readonly #dependencies: ScanRunnerDependencies;

  constructor(dependencies: ScanRunnerDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Scans what is asked for, once no other scan of the connector is under way; one that covered the same is taken for
   * it.
   * @param request what to scan with as things stand; asked for anew before each start, since much may change in a wait
   * @param signal ends the run: its own scan is cancelled so that it can be continued, another's is left alone
   */
  async run(
    request: () => Promise<Result<ScanRequest, ScanBroken>>,
    signal: AbortSignal,
    watcher: RunWatcher = {},
  ): Promise<RunEnd> {
    const { scans, project } = this.#dependencies;
    let refused = null as RefusedToken | null;
    while (!signal.aborted) {
      const made = await request();
      if (signal.aborted) break;
      if (!made.ok) return refused?.end ?? failedRun(made.error);
      const { order, access } = made.value;
      // One that was replaced while it was scanned with is no reason to end: the scan goes on with the new one.
      if (refused?.token === access.token) return refused.end;
      const running = scans.start(order, access);
      if (running) watcher.running?.(running);
      if (running && !running.attached) {
        const end = await endOf(running, signal);
        if (end.state !== 'failed' || end.code !== 'token-rejected') return end;
        refused = { token: access.token, end };
        continue;
      }
      // Somebody pressed Sync, or another process scans: when that covers what is asked for, it was this run.
      const other = running
        ? await scanIdOf(running)
        : await this.#followed(order.connectorId, signal, watcher);
      const report = other === null ? null : await project.reads.scanReport(other);
      const served = report !== null && ['complete', 'partial', 'needs-review'].includes(report.state);
      if (served && servesOrder(report, order)) return { state: 'ended', scanId: report.id };
    }
    return { state: 'cancelled', scanId: null };
  }

  async #followed(connectorId: string, signal: AbortSignal, watcher: RunWatcher): Promise<number | null> {
    const { project, dataDir } = this.#dependencies;
    try {
      return await followScan(project, { dataDir, connectorId }, (scan) => watcher.following?.(scan), signal);
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  }
}

async function endOf(running: RunningScan, signal: AbortSignal): Promise<RunEnd> {
  const cancel = (): void => running.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const finished = await running.finished;
    if (finished.ok) return endOfOutcome(finished.value);
    return failedRun(finished.error, finished.error.scanId ?? null);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function scanIdOf(running: RunningScan): Promise<number | null> {
  const finished = await running.finished;
  return finished.ok ? finished.value.scanId : null;
}

function endOfOutcome({ scanId, state, failure }: ScanOutcome): RunEnd {
  if (state === 'cancelled') return { state, scanId };
  return failure === null ? { state: 'ended', scanId } : failedRun(failure, scanId);
}

/** The end of a run that failed for a reason that has a code. */
export function failedRun({ code, message, advice }: ScanBroken, scanId: number | null = null): RunEnd {
  return { state: 'failed', scanId, code, message: `${message} ${advice}`.trim() };
}
