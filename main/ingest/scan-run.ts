import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { ScanProgress, ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { type After, afterMs } from '../net/body-reading.ts';
import type { ProjectIngest } from '../project/project-ingest.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import { AdaptiveConcurrency } from './adaptive-concurrency.ts';
import { concludeScan, failScan } from './conclude-scan.ts';
import { ProgressMeter } from './progress-meter.ts';
import { ScanContext } from './scan-context.ts';
import { planScan, type ScanPlan } from './scan-plan.ts';
import { scopeText } from './scan-scopes.ts';
import { lookAgainForMissing, restartWalks, walkAll } from './scan-walks.ts';
import { StallWatch } from './stall-watch.ts';
import type { TrafficMeter } from './traffic-meter.ts';
import { UnknownFields } from './unknown-fields.ts';

/** What to scan. */
export interface ScanOrder {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  /** Reads everything even where a delta would do. */
  readonly full: boolean;
  readonly reconciliationHours: number;
  /** The most walks that may run side by side. */
  readonly walksAtOnce: number;
}

export interface ScanDependencies {
  readonly client: ConsoleClient;
  readonly write: ProjectIngest;
  /** Must be notified of every request that `client` makes. */
  readonly traffic: TrafficMeter;
  readonly onProgress: (progress: ScanProgress) => void;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** The timer by which it is watched that the scan goes on; the system's when left out. */
  readonly after?: After;
}

/** How a scan ended. Everything else is in its record. */
export interface ScanOutcome {
  readonly scanId: number;
  readonly state: Exclude<ScanState, 'running'>;
  /** Set when the scan failed. */
  readonly failure: { readonly code: string; readonly message: string; readonly advice: string } | null;
}

/**
 * Runs one scan from its plan to its record: walks assets, then findings (Scan Mode), loads every page with its
 * checkpoint, proves each walk, and reconciles what complete walks no longer report. Goes on with an unfinished scan
 * of the same plan. Must be called under the connector's scan lock.
 * @throws ProjectError when the project cannot be written; the scan can then be continued later
 */
export async function runScan(order: ScanOrder, dependencies: ScanDependencies): Promise<ScanOutcome> {
  const progress = new ProgressMeter(dependencies.onProgress, () => performance.now());
  const lanes = new AdaptiveConcurrency(order.walksAtOnce);
  const stall = new StallWatch(dependencies.after ?? afterMs);
  dependencies.traffic.watch((request) => {
    lanes.note(request);
    if (request.status !== null && request.status < 300) stall.note(1);
  });
  try {
    const { scanId, plan } = await openScan(order, dependencies);
    progress.start(scanId, 'planning');
    const scan = new ScanContext(
      { scanId, order, plan, lanes },
      {
        ...dependencies,
        signal: AbortSignal.any([dependencies.signal, stall.signal]),
        landed: (fresh) => stall.note(fresh),
        progress,
        unknownFields: new UnknownFields(),
        stalled: () => stall.signal.aborted && !dependencies.signal.aborted,
      },
    );
    return await runWalks(scan);
  } finally {
    stall.stop();
  }
}

/** Plans a scan and gives it a record, or that of the unfinished one that it continues. */
async function openScan(
  order: ScanOrder,
  { write, now }: ScanDependencies,
): Promise<{ readonly scanId: number; readonly plan: ScanPlan }> {
  const { connectorId, connectorName, mode } = order;
  const scope = scopeText(order.scope);
  const plan = planScan(order, await write.scanBasis(connectorId, scope), now());
  await write.settleUnfinished(connectorId, scope, plan.resumeScanId, now());
  if (plan.resumeScanId !== null) {
    await write.resumeScan(plan.resumeScanId);
    return { scanId: plan.resumeScanId, plan };
  }
  const { kind } = plan;
  const scanId = await write.createScan({ connectorId, connectorName, mode, kind, scope, startedAt: now() });
  return { scanId, plan };
}

async function runWalks(scan: ScanContext): Promise<ScanOutcome> {
  await restartWalks(scan);
  const { write, progress } = scan.dependencies;
  // Findings hang on assets, so all of these come first.
  for (const resource of ['assets', 'findings'] as const) {
    const walks = scan.plan.walks.filter((planned) => planned.resource === resource);
    if (walks.length === 0) continue;
    await write.setPhase(scan.scanId, resource);
    progress.start(scan.scanId, resource, walks.length);
    const error =
      (await walkAll(scan, walks)) ?? (resource === 'assets' ? await lookAgainForMissing(scan, walks) : null);
    if (error) return failScan(scan, error);
  }
  return concludeScan(scan);
}
