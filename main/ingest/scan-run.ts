import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import { type Result, success } from '../../preload/contract/result.ts';
import type { Resource } from '../../preload/contract/scan-details.ts';
import type { ScanProgress, ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { WriterCalls } from '../project/writer.ts';
import type { Watermark } from '../project/writes/conclude-writes.ts';
import type { WalkAssessment } from '../project/writes/reconcile.ts';
import type { StandingWalk } from '../project/writes/standing-writes.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import { massChanges } from './mass-change-guard.ts';
import { movedEndpoints } from './moved-endpoints.ts';
import { ProgressMeter } from './progress-meter.ts';
import {
  endpointsMoved,
  endpointsUnconfirmed,
  endpointsUnlisted,
  type Issue,
  needsReview,
  noVulnerabilities,
  quarantineUnnamed,
} from './scan-issues.ts';
import { type PlannedWalk, planScan, type ScanPlan } from './scan-plan.ts';
import { scopeText } from './scan-scopes.ts';
import type { TrafficMeter } from './traffic-meter.ts';
import { WalkLanes } from './walk-lanes.ts';
import { runWalk, type WalkDependencies, type WalkResult } from './walk-run.ts';

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

export interface ScanTools {
  readonly client: ConsoleClient;
  readonly write: WriterCalls;
  /** Must be told of every request that `client` makes. */
  readonly traffic: TrafficMeter;
  readonly onProgress: (progress: ScanProgress) => void;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** How a scan ended. Everything else is in its record. */
export interface ScanOutcome {
  readonly scanId: number;
  readonly state: Exclude<ScanState, 'running'>;
  /** Set when the scan failed. */
  readonly failure: { readonly code: string; readonly message: string; readonly advice: string } | null;
}

/**
 * Runs one scan from its plan to its record: walks assets, then vulnerabilities (Scan Mode), lands every page with its
 * checkpoint, proves each walk, and reconciles what complete walks no longer report. Goes on with an unfinished scan
 * of the same plan. Must be called under the connector's scan lock.
 * @throws ProjectError when the project cannot be written; the scan can then be continued later
 */
export async function runScan(order: ScanOrder, tools: ScanTools): Promise<ScanOutcome> {
  const { write, now } = tools;
  const scope = scopeText(order.scope);
  const progress = new ProgressMeter(tools.onProgress, () => performance.now());
  const lanes = new WalkLanes(order.walksAtOnce);
  tools.traffic.watch((request) => lanes.note(request));
  const standing = await write.scanStanding(order.connectorId, scope);
  const plan = planScan(order, standing, now());
  await write.settleUnfinished(order.connectorId, scope, plan.resumeScanId, now());
  const scanId = await openScan(order, plan, scope, tools);
  progress.start(scanId, 'planning');
  const scan = new ScanRun(scanId, plan, lanes, { ...tools, progress });
  return scan.run();
}

async function openScan(
  order: ScanOrder,
  plan: ScanPlan,
  scope: string,
  { write, now }: ScanTools,
): Promise<number> {
  if (plan.resumeScanId !== null) {
    await write.resumeScan(plan.resumeScanId);
    return plan.resumeScanId;
  }
  const { connectorId, connectorName, mode } = order;
  return write.createScan({ connectorId, connectorName, mode, kind: plan.kind, scope, startedAt: now() });
}

class ScanRun {
  readonly #scanId: number;
  readonly #plan: ScanPlan;
  readonly #tools: ScanTools & WalkDependencies;
  readonly #lanes: WalkLanes;
  /** Resources of which at least one walk is not proven complete. */
  readonly #incomplete = new Set<Resource>();

  constructor(scanId: number, plan: ScanPlan, lanes: WalkLanes, tools: ScanTools & WalkDependencies) {
    this.#scanId = scanId;
    this.#plan = plan;
    this.#lanes = lanes;
    this.#tools = tools;
  }

  async run(): Promise<ScanOutcome> {
    await this.#forgetCatchUps();
    const { write, progress } = this.#tools;
    // Findings hang on assets, so all of these come first.
    for (const resource of ['assets', 'vulnerabilities'] as const) {
      const walks = this.#plan.walks.filter((planned) => planned.resource === resource);
      if (walks.length === 0) continue;
      await write.setPhase(this.#scanId, resource);
      progress.start(this.#scanId, resource, walks.length);
      const error = await this.#walkAll(walks);
      if (error) return this.#fail(error);
    }
    return this.#finish();
  }

  /** Runs walks side by side; gives the error that ends the scan, if one does. */
  async #walkAll(walks: readonly PlannedWalk[]): Promise<ConsoleError | null> {
    let ending: ConsoleError | null = null;
    const runOne = async (planned: PlannedWalk, signal: AbortSignal): Promise<'go-on' | 'stop'> => {
      const error = (await this.#walk(planned, signal)).error ?? (await this.#catchUp(planned, signal));
      if (!error || !endsTheScan(planned, error)) return 'go-on';
      // The others are aborted because of the first: theirs are not the reason.
      ending ??= error;
      return 'stop';
    };
    await this.#lanes.run(walks, runOne, this.#tools.signal);
    return ending;
  }

  /** Runs a walk unless an earlier run of this scan brought it to its end. */
  async #walk(planned: PlannedWalk, signal: AbortSignal): Promise<WalkResult> {
    const standing = await this.#standing(planned);
    const result =
      standing?.state === 'ended'
        ? { complete: standing.complete === 1, error: null }
        : await runWalk({ ...this.#tools, signal }, this.#scanId, planned, standing);
    if (!result.complete) this.#incomplete.add(planned.resource);
    return result;
  }

  /**
   * Reads what the console changed while a full walk went on: what moved behind the walk's position has not been seen
   * by it and would be taken for gone. A walk of one page is one moment and needs none, unless the scan was continued.
   */
  async #catchUp(planned: PlannedWalk, signal: AbortSignal): Promise<ConsoleError | null> {
    if (planned.changedSince !== null) return null;
    const walk = await this.#standing(planned);
    const continued = this.#plan.resumeScanId !== null;
    if (walk?.state !== 'ended' || (walk.pages < 2 && !continued)) return null;
    const changedSince = walk.consoleStartedAt ?? walk.startedAt;
    const { complete, error } = await this.#walk({ ...planned, changedSince, catchesUp: true }, signal);
    // Without its catch-up the walk proves nothing; one that the network broke is made up for when the scan goes on.
    if (!complete && !(error && endsTheScan(planned, error))) {
      const at = this.#tools.now();
      await this.#tools.write.endWalk(walk.id, { state: 'ended', complete: false, issues: [], at });
    }
    return error;
  }

  /** A scan that is continued after a while catches up to now, not to when it was interrupted. */
  async #forgetCatchUps(): Promise<void> {
    if (this.#plan.kind !== 'full') return;
    const { write, now } = this.#tools;
    for (const walk of await write.scanWalks(this.#scanId)) {
      if (walk.changedSince === null) continue;
      await write.endWalk(walk.id, { state: 'restarted', complete: false, issues: [], at: now() });
    }
  }

  async #standing(planned: PlannedWalk): Promise<StandingWalk | null> {
    const walks = await this.#tools.write.scanWalks(this.#scanId);
    return walks.find((walk) => isWalkOf(walk, planned)) ?? null;
  }

  async #finish(): Promise<ScanOutcome> {
    const { write, progress, now } = this.#tools;
    await write.setPhase(this.#scanId, 'reconciling');
    progress.start(this.#scanId, 'reconciling');
    const unlisted = await write.unlistedEndpoints(this.#scanId);
    if (unlisted > 0) await this.#addIssue(endpointsUnlisted(unlisted));
    let assessments = await write.assess(this.#scanId);
    if (assessments.some(losesFindings)) {
      const spared = await this.#spareMovedEndpoints();
      if (!spared.ok) return this.#fail(spared.error);
      if (spared.value > 0) assessments = await write.assess(this.#scanId);
    }
    for (const walk of assessments) {
      if (!walk.shielded) continue;
      this.#incomplete.add(walk.resource);
      await this.#addIssue(quarantineUnnamed(walk.resource, walk.scope));
    }
    const vulnerabilities = assessments.filter((walk) => walk.resource === 'vulnerabilities');
    if (vulnerabilities.length > 0 && vulnerabilities.every((walk) => walk.rows === 0 && walk.held === 0)) {
      await this.#addIssue(noVulnerabilities());
    }
    const changes = massChanges(assessments);
    for (const change of changes) await this.#addIssue(needsReview(change));

    const state = this.#incomplete.size > 0 ? 'partial' : 'complete';
    const watermarks = this.#watermarks(await write.scanWalks(this.#scanId));
    const held = changes.length > 0;
    await write.concludeScan(this.#scanId, {
      state: held ? 'needs-review' : state,
      resumable: false,
      reconcile: !held,
      noFindingAbsent: !assessments.some(losesFindings),
      watermarks: held ? [] : watermarks,
      review: held ? { state, watermarks } : null,
      traffic: this.#tools.traffic.take(),
      at: now(),
    });
    progress.start(this.#scanId, 'summarising');
    return { scanId: this.#scanId, state: held ? 'needs-review' : state, failure: null };
  }

  /**
   * Asks once more for the endpoints that would lose findings. One that is gone or stands elsewhere by now may have
   * left a walk's scope before the walk came to it: its findings were not read, and are not gone.
   * @returns how many endpoints keep their findings for it, or the error that ends the scan
   */
  async #spareMovedEndpoints(): Promise<Result<number, ConsoleError>> {
    const { client, write, signal } = this.#tools;
    const losing = await write.losingEndpoints(this.#scanId);
    const moved = await movedEndpoints(client, losing, signal);
    if (!moved.ok) {
      if (moved.error.code !== 'cancelled') {
        await this.#addIssue(endpointsUnconfirmed(losing.length, moved.error));
      }
      if (endsTheScan({ resource: 'vulnerabilities' }, moved.error)) return moved;
      await write.spareAssets(
        this.#scanId,
        losing.map(({ assetId }) => assetId),
      );
      this.#incomplete.add('vulnerabilities');
      return success(losing.length);
    }
    if (moved.value.length === 0) return success(0);
    await write.spareAssets(this.#scanId, moved.value);
    await this.#addIssue(endpointsMoved(moved.value.length));
    return success(moved.value.length);
  }

  /** A resource counts as known up to the start of its earliest walk, when all of its walks are complete. */
  #watermarks(walks: readonly StandingWalk[]): Watermark[] {
    const resources = [...new Set(this.#plan.walks.map((walk) => walk.resource))];
    return resources
      .filter((resource) => !this.#incomplete.has(resource))
      .map((resource) => {
        const starts = walks
          .filter((walk) => walk.resource === resource)
          .map((walk) => walk.consoleStartedAt ?? walk.startedAt);
        // Findings are only reconciled when the assets are, see the reconciler.
        const reconciled = this.#plan.kind === 'full' && !this.#incomplete.has('assets');
        return { resource, coveredUntil: Math.min(...starts), reconciled };
      });
  }

  async #fail(error: ConsoleError): Promise<ScanOutcome> {
    const cancelled = error.code === 'cancelled';
    const state = cancelled ? 'cancelled' : 'failed';
    await this.#tools.write.concludeScan(this.#scanId, {
      state,
      resumable: cancelled || error.transient || error.code === 'token-rejected',
      reconcile: false,
      watermarks: [],
      review: null,
      traffic: this.#tools.traffic.take(),
      at: this.#tools.now(),
    });
    const { code, message, advice } = error;
    return { scanId: this.#scanId, state, failure: cancelled ? null : { code, message, advice } };
  }

  async #addIssue(issue: Issue): Promise<void> {
    await this.#tools.write.addIssue(this.#scanId, issue, this.#tools.now());
  }
}

/**
 * Without its assets a scan has nothing to hang findings on. A vulnerability walk that the console refuses, or answers
 * with nonsense, leaves the scan partial; one that the network broke is continued later.
 */
function endsTheScan({ resource }: Pick<PlannedWalk, 'resource'>, error: ConsoleError): boolean {
  if (resource === 'assets') return true;
  return error.transient || error.code === 'cancelled' || error.code === 'token-rejected';
}

function losesFindings({ resource, absent }: WalkAssessment): boolean {
  return resource === 'vulnerabilities' && absent > 0;
}

function isWalkOf(walk: StandingWalk, planned: PlannedWalk): boolean {
  return (
    walk.resource === planned.resource &&
    (walk.changedSince === null) === (planned.changedSince === null) &&
    walk.scopeKind === planned.scope.kind &&
    walk.scopeIds === JSON.stringify(planned.scope.ids)
  );
}
