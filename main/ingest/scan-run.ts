import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { UnprovenReason } from '../../preload/contract/issue-facts.ts';
import { type Result, success } from '../../preload/contract/result.ts';
import type { Resource } from '../../preload/contract/scan-details.ts';
import type { ScanProgress, ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { say } from '../../preload/words/say.ts';
import { type After, afterMs } from '../net/body-reading.ts';
import type { ProjectIngest } from '../project/project-ingest.ts';
import type { ScanAssessment } from '../project/scan-assessment.ts';
import type { StoredWalk } from '../project/scan-basis.ts';
import type { Watermark } from '../project/scan-record.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import { AdaptiveConcurrency } from './adaptive-concurrency.ts';
import { findHiddenRows, type HiddenRows, walksMissingRows } from './hidden-rows.ts';
import type { MassChange } from './mass-change-guard.ts';
import { movedEndpoints } from './moved-endpoints.ts';
import { changesToReview, leaveToReviews, ownReviewWaits } from './pending-reviews.ts';
import { ProgressMeter } from './progress-meter.ts';
import {
  absencesAwaitConfirmation,
  endpointsMoved,
  endpointsUnconfirmed,
  endpointsUnlisted,
  fieldsUnknown,
  type Issue,
  needsReview,
  noVulnerabilities,
  quarantineUnnamed,
  scanStalled,
  scopeNotVisible,
  walkFailed,
  walkUnproven,
} from './scan-issues.ts';
import { type PlannedWalk, planScan, type ScanPlan } from './scan-plan.ts';
import { scopeText } from './scan-scopes.ts';
import { lookAgain } from './second-look.ts';
import { StallWatch } from './stall-watch.ts';
import type { TrafficMeter } from './traffic-meter.ts';
import { UnknownFields } from './unknown-fields.ts';
import { invisibleUnits } from './visible-scopes.ts';
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

export interface ScanDependencies {
  readonly client: ConsoleClient;
  readonly write: ProjectIngest;
  /** Must be told of every request that `client` makes. */
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
 * Runs one scan from its plan to its record: walks assets, then vulnerabilities (Scan Mode), lands every page with its
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
    return await openAndRun(order, dependencies, lanes, progress, stall);
  } finally {
    stall.stop();
  }
}

async function openAndRun(
  order: ScanOrder,
  dependencies: ScanDependencies,
  lanes: AdaptiveConcurrency,
  progress: ProgressMeter,
  stall: StallWatch,
): Promise<ScanOutcome> {
  const { write, now } = dependencies;
  const scope = scopeText(order.scope);
  const basis = await write.scanBasis(order.connectorId, scope);
  const plan = planScan(order, basis, now());
  await write.settleUnfinished(order.connectorId, scope, plan.resumeScanId, now());
  const scanId = await openScan(order, plan, scope, dependencies);
  progress.start(scanId, 'planning');
  const scan = new ScanRun(scanId, order, plan, lanes, {
    ...dependencies,
    signal: AbortSignal.any([dependencies.signal, stall.signal]),
    landed: (fresh) => stall.note(fresh),
    progress,
    unknownFields: new UnknownFields(),
    stalled: () => stall.signal.aborted && !dependencies.signal.aborted,
  });
  return scan.run();
}

async function openScan(
  order: ScanOrder,
  plan: ScanPlan,
  scope: string,
  { write, now }: ScanDependencies,
): Promise<number> {
  if (plan.resumeScanId !== null) {
    await write.resumeScan(plan.resumeScanId);
    return plan.resumeScanId;
  }
  const { connectorId, connectorName, mode } = order;
  return write.createScan({ connectorId, connectorName, mode, kind: plan.kind, scope, startedAt: now() });
}

/** How long a delta looks by their ids for endpoints that vanished; older ones come back with the next full scan. */
const lookedForMs = 30 * 24 * 3_600_000;

interface RunDependencies extends ScanDependencies, WalkDependencies {
  /** Whether the scan was ended because nothing came any more. */
  readonly stalled: () => boolean;
}

class ScanRun {
  readonly #scanId: number;
  readonly #order: ScanOrder;
  readonly #plan: ScanPlan;
  readonly #dependencies: RunDependencies;
  readonly #lanes: AdaptiveConcurrency;
  /** Resources of which at least one walk is not proven complete. */
  readonly #incomplete = new Set<Resource>();
  readonly #hidden: HiddenRows[] = [];

  constructor(
    scanId: number,
    order: ScanOrder,
    plan: ScanPlan,
    lanes: AdaptiveConcurrency,
    dependencies: RunDependencies,
  ) {
    this.#scanId = scanId;
    this.#order = order;
    this.#plan = plan;
    this.#lanes = lanes;
    this.#dependencies = dependencies;
  }

  async run(): Promise<ScanOutcome> {
    await this.#readAgain();
    const { write, progress } = this.#dependencies;
    // Findings hang on assets, so all of these come first.
    for (const resource of ['assets', 'vulnerabilities'] as const) {
      const walks = this.#plan.walks.filter((planned) => planned.resource === resource);
      if (walks.length === 0) continue;
      await write.setPhase(this.#scanId, resource);
      progress.start(this.#scanId, resource, walks.length);
      const error =
        (await this.#walkAll(walks)) ?? (resource === 'assets' ? await this.#lookAgain(walks) : null);
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
    await this.#lanes.run(walks, runOne, this.#dependencies.signal);
    return ending;
  }

  /** Runs a walk unless an earlier run of this scan brought it to its end. */
  async #walk(planned: PlannedWalk, signal: AbortSignal): Promise<WalkResult> {
    const stored = await this.#storedWalk(planned);
    const result =
      stored?.state === 'ended'
        ? { complete: stored.complete === 1, error: null }
        : await runWalk({ ...this.#dependencies, signal }, this.#scanId, planned, stored);
    if (!result.complete) this.#incomplete.add(planned.resource);
    return result;
  }

  /**
   * Reads what the console changed while a full walk went on: what moved behind the walk's position has not been seen
   * by it and would be taken for gone. Where anything changed, rows may have been hidden too, so that what the walk did not
   * see needs a second look. A walk of one page is one moment and needs none, unless the scan was continued.
   */
  async #catchUp(planned: PlannedWalk, signal: AbortSignal): Promise<ConsoleError | null> {
    if (planned.changedSince !== null) return null;
    const walk = await this.#storedWalk(planned);
    const continued = this.#plan.resumeScanId !== null;
    if (walk?.state !== 'ended' || (walk.pages < 2 && !continued)) return null;
    const changedSince = walk.consoleStartedAt ?? walk.startedAt;
    const catchUp: PlannedWalk = { ...planned, changedSince, purpose: 'catch-up' };
    const { complete, error } = await this.#walk(catchUp, signal);
    if (error && endsTheScan(planned, error)) return error;
    // Without its catch-up the walk proves nothing; one that the network broke is made up for when the scan goes on.
    const caughtUp = await this.#storedWalk(catchUp);
    const changed = !caughtUp || caughtUp.rows > 0 || (caughtUp.expectedTotal ?? 0) > 0;
    const disturbed = changed || walk.disturbed === 1;
    const proven = complete && walk.complete === 1;
    const hidden =
      proven && (disturbed || continued) && caughtUp
        ? await findHiddenRows({ planned, walk, caughtUp }, this.#plan, this.#dependencies, signal)
        : success(null);
    const issues =
      hidden.ok || hidden.error.code === 'cancelled'
        ? []
        : [walkFailed(planned.resource, planned.scope, hidden.error)];
    if (!hidden.ok && endsTheScan(planned, hidden.error)) {
      // The walk keeps what it has: it is counted when the scan goes on.
      for (const issue of issues) await this.#addIssue(issue);
      return hidden.error;
    }
    if (!hidden.ok) this.#incomplete.add(planned.resource);
    else if (hidden.value) this.#hidden.push(hidden.value);
    await this.#dependencies.write.endWalk(walk.id, {
      state: 'ended',
      complete: proven && hidden.ok,
      disturbed,
      issues,
      at: this.#dependencies.now(),
    });
    return error;
  }

  async #settleHiddenRows(assessment: ScanAssessment): Promise<ScanAssessment> {
    const { write, now } = this.#dependencies;
    const missing = walksMissingRows(this.#hidden, assessment);
    for (const { walkId, scope, counted, left } of missing) {
      const reason: UnprovenReason = { why: 'rows-hidden', expected: counted, read: left };
      const issues = [walkUnproven('vulnerabilities', scope, false, reason)];
      await write.endWalk(walkId, { state: 'ended', complete: false, issues, at: now() });
      this.#incomplete.add('vulnerabilities');
    }
    return missing.length === 0 ? assessment : write.assess(this.#scanId, now());
  }

  /**
   * Looks by their ids for endpoints that a full list did not have: it may have shifted while it was read. A delta looks for
   * those that lists have not had lately: they may have come back without a change that it would report. Where that is
   * refused, nothing is known to be absent.
   */
  async #lookAgain(walks: readonly PlannedWalk[]): Promise<ConsoleError | null> {
    const { write, now } = this.#dependencies;
    for (const planned of walks) {
      const walk = await this.#storedWalk(planned);
      if (walk?.state !== 'ended') continue;
      const missing =
        planned.changedSince !== null
          ? await write.lostEndpoints(this.#order.connectorId, planned.scope, now() - lookedForMs)
          : walk.disturbed === 1
            ? await write.absentEndpoints(walk.id)
            : [];
      const error = await lookAgain(this.#dependencies, this.#scanId, planned, missing);
      if (!error) continue;
      if (error.code !== 'cancelled') await this.#addIssue(endpointsUnconfirmed(missing.length, error));
      if (endsTheScan({ resource: 'vulnerabilities' }, error)) return error;
      // A delta proves no absence: what came back is found by the next full scan.
      if (planned.changedSince !== null) continue;
      this.#incomplete.add('assets');
      await write.endWalk(walk.id, { state: 'ended', complete: false, issues: [], at: now() });
    }
    return null;
  }

  /**
   * A full scan that is continued after a while catches up to now, not to when it was interrupted; and it reads the
   * endpoints again from the beginning, since what has vanished meanwhile shows in no change. They are few beside the
   * vulnerabilities, which go on where they stopped.
   */
  async #readAgain(): Promise<void> {
    const { write, now } = this.#dependencies;
    for (const walk of await write.scanWalks(this.#scanId)) {
      const goesOn =
        this.#plan.kind === 'full'
          ? walk.resource === 'vulnerabilities' && walk.purpose === 'list'
          : walk.purpose !== 'second-look';
      if (goesOn) continue;
      await write.endWalk(walk.id, { state: 'restarted', complete: false, issues: [], at: now() });
    }
  }

  async #storedWalk(planned: PlannedWalk): Promise<StoredWalk | null> {
    const walks = await this.#dependencies.write.scanWalks(this.#scanId);
    return walks.find((walk) => isWalkOf(walk, planned)) ?? null;
  }

  async #finish(): Promise<ScanOutcome> {
    const { write, progress, now } = this.#dependencies;
    await write.setPhase(this.#scanId, 'reconciling');
    progress.start(this.#scanId, 'reconciling');
    const unlisted = await write.unlistedEndpoints(this.#scanId);
    if (unlisted > 0) await this.#addIssue(endpointsUnlisted(unlisted));
    for (const resource of ['assets', 'vulnerabilities'] as const) {
      const names = this.#dependencies.unknownFields.of(resource);
      if (names.length > 0) await this.#addIssue(fieldsUnknown(resource, names));
    }
    let assessment = await write.assess(this.#scanId, now());
    if (assessment.absentFindings > 0) {
      const exempted = await this.#exemptMovedEndpoints();
      if (!exempted.ok) return this.#fail(exempted.error);
      if (exempted.value > 0) assessment = await write.assess(this.#scanId, now());
    }
    assessment = await this.#settleHiddenRows(assessment);
    const concluding = { ...this.#order, scanId: this.#scanId, write, now };
    const left = await leaveToReviews(concluding, assessment);
    assessment = left.assessment;
    for (const issue of left.issues) {
      for (const resource of ['assets', 'vulnerabilities'] as const) this.#incomplete.add(resource);
      await this.#addIssue(issue);
    }
    for (const { resource, scope } of assessment.shielded) {
      this.#incomplete.add(resource);
      await this.#addIssue(quarantineUnnamed(resource, scope));
    }
    if (foundNoVulnerabilities(assessment)) await this.#addIssue(noVulnerabilities());
    const changes = await changesToReview(concluding, assessment);
    await this.#nameInvisible(changes);
    for (const change of changes) await this.#addIssue(needsReview(change));

    const state = this.#incomplete.size > 0 ? 'partial' : 'complete';
    const watermarks = this.#watermarks(await write.scanWalks(this.#scanId));
    const held = changes.length > 0;
    // The next scan starts where the one that waits began, until a complete one takes its place.
    const startKept = held || (state === 'partial' && (await ownReviewWaits(concluding)));
    if (!held && assessment.awaiting > 0) {
      await this.#addIssue(absencesAwaitConfirmation(assessment.awaiting));
    }
    await write.concludeScan(this.#scanId, {
      state: held ? 'needs-review' : state,
      resumable: false,
      reconcile: !held,
      noFindingAbsent: assessment.absentFindings === 0,
      supersedes: state === 'complete',
      watermarks: startKept ? [] : watermarks,
      review: held ? { state, watermarks } : null,
      traffic: this.#dependencies.traffic.take(),
      at: now(),
    });
    progress.start(this.#scanId, 'summarising');
    return { scanId: this.#scanId, state: held ? 'needs-review' : state, failure: null };
  }

  /** A scope that came back empty may be one that the token no longer sees. */
  async #nameInvisible(changes: readonly MassChange[]): Promise<void> {
    const { client, signal } = this.#dependencies;
    const empty = changes.filter(({ reason }) => reason === 'empty').map(({ unit }) => unit);
    for (const unit of await invisibleUnits(client, empty, signal)) {
      await this.#addIssue(scopeNotVisible(unit));
    }
  }

  /**
   * Asks once more for the endpoints that would lose findings. One that is gone or stands elsewhere by now may have
   * left a walk's scope before the walk came to it: its findings were not read, and are not gone.
   * @returns how many endpoints keep their findings for it, or the error that ends the scan
   */
  async #exemptMovedEndpoints(): Promise<Result<number, ConsoleError>> {
    const { client, write, signal } = this.#dependencies;
    const losing = await write.losingEndpoints(this.#scanId);
    const moved = await movedEndpoints(client, losing, signal);
    if (!moved.ok) {
      if (moved.error.code !== 'cancelled') {
        await this.#addIssue(endpointsUnconfirmed(losing.length, moved.error));
      }
      if (endsTheScan({ resource: 'vulnerabilities' }, moved.error)) return moved;
      await write.exemptAssets(
        this.#scanId,
        losing.map(({ assetId }) => assetId),
      );
      this.#incomplete.add('vulnerabilities');
      return success(losing.length);
    }
    if (moved.value.length === 0) return success(0);
    await write.exemptAssets(this.#scanId, moved.value);
    await this.#addIssue(endpointsMoved(moved.value.length));
    return success(moved.value.length);
  }

  /** A resource counts as known up to the start of its earliest walk, when all of its walks are complete. */
  #watermarks(walks: readonly StoredWalk[]): Watermark[] {
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
    const stalled = error.code === 'cancelled' && this.#dependencies.stalled();
    if (stalled) await this.#addIssue(scanStalled());
    const cancelled = error.code === 'cancelled' && !stalled;
    const state = cancelled ? 'cancelled' : 'failed';
    await this.#dependencies.write.concludeScan(this.#scanId, {
      state,
      resumable: cancelled || stalled || error.transient || error.code === 'token-rejected',
      reconcile: false,
      supersedes: false,
      watermarks: [],
      review: null,
      traffic: this.#dependencies.traffic.take(),
      at: this.#dependencies.now(),
    });
    if (cancelled) return { scanId: this.#scanId, state, failure: null };
    const { code, message, advice } = error;
    const failure = stalled
      ? {
          code: 'scan-stalled',
          message: say('ruleMessages:scanStalled.message'),
          advice: say('ruleMessages:scanStalled.advice'),
        }
      : { code, message, advice };
    return { scanId: this.#scanId, state, failure };
  }

  async #addIssue(issue: Issue): Promise<void> {
    await this.#dependencies.write.addIssue(this.#scanId, issue, this.#dependencies.now());
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

/** Nothing was found, and nothing was held. */
function foundNoVulnerabilities({ emptyWalks, provenVulnerabilityWalks, losses }: ScanAssessment): boolean {
  if (provenVulnerabilityWalks === 0 || emptyWalks < provenVulnerabilityWalks) return false;
  return losses.every(({ resource, held }) => resource === 'assets' || held === 0);
}

function isWalkOf(walk: StoredWalk, planned: PlannedWalk): boolean {
  return (
    walk.resource === planned.resource &&
    walk.purpose === planned.purpose &&
    walk.scopeKind === planned.scope.kind &&
    walk.scopeIds === JSON.stringify(planned.scope.ids)
  );
}
