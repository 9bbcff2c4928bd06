import type { UnprovenReason } from '../../preload/contract/issue-facts.ts';
import { type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { ScanAssessment } from '../project/scan-assessment.ts';
import type { StoredWalk } from '../project/scan-basis.ts';
import type { Watermark } from '../project/scan-record.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import { walksMissingRows } from './hidden-rows.ts';
import type { MassChange } from './mass-change-guard.ts';
import { movedEndpoints } from './moved-endpoints.ts';
import { type ConcludingScan, changesToReview, leaveToReviews, ownReviewWaits } from './pending-reviews.ts';
import { endsTheScan, type ScanContext } from './scan-context.ts';
import {
  absencesAwaitConfirmation,
  endpointsMoved,
  endpointsUnconfirmed,
  endpointsUnlisted,
  fieldsUnknown,
  needsReview,
  noFindings,
  quarantineUnnamed,
  scanStalled,
  scopeNotVisible,
  walkUnproven,
} from './scan-issues.ts';
import type { ScanOutcome } from './scan-run.ts';
import { invisibleUnits } from './visible-scopes.ts';

/**
 * Ends a scan whose walks are over: says what was found out, judges what complete walks no longer report, and reconciles,
 * or holds the changes for a review where they are suspiciously large.
 */
export async function concludeScan(scan: ScanContext): Promise<ScanOutcome> {
  const { write, progress, now } = scan.dependencies;
  await write.setPhase(scan.scanId, 'reconciling');
  progress.start(scan.scanId, 'reconciling');
  await noteUnlisted(scan);
  const judged = await judge(scan);
  if (!judged.ok) return failScan(scan, judged.error);
  const concluding = { ...scan.order, scanId: scan.scanId, write, now };
  const assessment = await leaveWhatIsReviewed(scan, concluding, judged.value);
  const changes = await changesToReview(concluding, assessment);
  await nameInvisible(scan, changes);
  for (const change of changes) await scan.addIssue(needsReview(change));

  const state = scan.incomplete.size > 0 ? 'partial' : 'complete';
  const watermarks = watermarksOf(scan, await write.scanWalks(scan.scanId));
  const held = changes.length > 0;
  // The next scan starts where the one that waits began, until a complete one takes its place.
  const startKept = held || (state === 'partial' && (await ownReviewWaits(concluding)));
  if (!held && assessment.awaiting > 0) {
    await scan.addIssue(absencesAwaitConfirmation(assessment.awaiting));
  }
  await write.concludeScan(scan.scanId, {
    state: held ? 'needs-review' : state,
    resumable: false,
    reconcile: !held,
    noFindingAbsent: assessment.absentFindings === 0,
    supersedes: state === 'complete',
    watermarks: startKept ? [] : watermarks,
    review: held ? { state, watermarks } : null,
    traffic: scan.dependencies.traffic.take(),
    at: now(),
  });
  progress.start(scan.scanId, 'summarising');
  return { scanId: scan.scanId, state: held ? 'needs-review' : state, failure: null };
}

/** Endpoints that no list has, and fields that nobody knows. */
async function noteUnlisted(scan: ScanContext): Promise<void> {
  const { write, unknownFields } = scan.dependencies;
  const unlisted = await write.unlistedEndpoints(scan.scanId);
  if (unlisted > 0) await scan.addIssue(endpointsUnlisted(unlisted));
  for (const resource of ['assets', 'findings'] as const) {
    const names = unknownFields.of(resource);
    if (names.length > 0) await scan.addIssue(fieldsUnknown(resource, names));
  }
}

/** What the walks prove, once the endpoints that would lose findings have been asked for. */
async function judge(scan: ScanContext): Promise<Result<ScanAssessment, ConsoleError>> {
  const { write, now } = scan.dependencies;
  let assessment = await write.assess(scan.scanId, now());
  if (assessment.absentFindings > 0) {
    const exempted = await exemptMovedEndpoints(scan);
    if (!exempted.ok) return exempted;
    if (exempted.value > 0) assessment = await write.assess(scan.scanId, now());
  }
  return success(await settleHiddenRows(scan, assessment));
}

/** Leaves out what another scan's review decides, and what quarantined records keep from being judged. */
async function leaveWhatIsReviewed(
  scan: ScanContext,
  concluding: ConcludingScan,
  judged: ScanAssessment,
): Promise<ScanAssessment> {
  const { assessment, issues } = await leaveToReviews(concluding, judged);
  for (const issue of issues) {
    for (const resource of ['assets', 'findings'] as const) scan.incomplete.add(resource);
    await scan.addIssue(issue);
  }
  for (const { resource, scope } of assessment.shielded) {
    scan.incomplete.add(resource);
    await scan.addIssue(quarantineUnnamed(resource, scope));
  }
  if (foundNoFinding(assessment)) await scan.addIssue(noFindings());
  return assessment;
}

async function settleHiddenRows(scan: ScanContext, assessment: ScanAssessment): Promise<ScanAssessment> {
  const { write, now } = scan.dependencies;
  const missing = walksMissingRows(scan.hidden, assessment);
  for (const { walkId, scope, counted, left } of missing) {
    const reason: UnprovenReason = { why: 'rows-hidden', expected: counted, read: left };
    const issues = [walkUnproven('findings', scope, false, reason)];
    await write.endWalk(walkId, { state: 'ended', complete: false, issues, at: now() });
    scan.incomplete.add('findings');
  }
  return missing.length === 0 ? assessment : write.assess(scan.scanId, now());
}

/** A scope that came back empty may be one that the token no longer sees. */
async function nameInvisible(scan: ScanContext, changes: readonly MassChange[]): Promise<void> {
  const { client, signal } = scan.dependencies;
  const empty = changes.filter(({ reason }) => reason === 'empty').map(({ unit }) => unit);
  for (const unit of await invisibleUnits(client, empty, signal)) {
    await scan.addIssue(scopeNotVisible(unit));
  }
}

/**
 * Asks once more for the endpoints that would lose findings. One that is gone or stands elsewhere by now may have
 * left a walk's scope before the walk came to it: its findings were not read, and are not gone.
 * @returns how many endpoints keep their findings for it, or the error that ends the scan
 */
async function exemptMovedEndpoints(scan: ScanContext): Promise<Result<number, ConsoleError>> {
  const { client, write, signal } = scan.dependencies;
  const losing = await write.losingEndpoints(scan.scanId);
  const moved = await movedEndpoints(client, losing, signal);
  if (!moved.ok) {
    if (moved.error.code !== 'cancelled') {
      await scan.addIssue(endpointsUnconfirmed(losing.length, moved.error));
    }
    if (endsTheScan({ resource: 'findings' }, moved.error)) return moved;
    await write.exemptAssets(
      scan.scanId,
      losing.map(({ assetId }) => assetId),
    );
    scan.incomplete.add('findings');
    return success(losing.length);
  }
  if (moved.value.length === 0) return success(0);
  await write.exemptAssets(scan.scanId, moved.value);
  await scan.addIssue(endpointsMoved(moved.value.length));
  return success(moved.value.length);
}

/** A resource counts as known up to the start of its earliest walk, when all of its walks are complete. */
function watermarksOf(scan: ScanContext, walks: readonly StoredWalk[]): Watermark[] {
  const resources = [...new Set(scan.plan.walks.map((walk) => walk.resource))];
  return resources
    .filter((resource) => !scan.incomplete.has(resource))
    .map((resource) => {
      const starts = walks
        .filter((walk) => walk.resource === resource)
        .map((walk) => walk.consoleStartedAt ?? walk.startedAt);
      // Findings are only reconciled when the assets are, see the reconciler.
      const reconciled = scan.plan.kind === 'full' && !scan.incomplete.has('assets');
      return { resource, coveredUntil: Math.min(...starts), reconciled };
    });
}

/** Ends a scan that cannot go on; what it has read stays, and where that may help it is continued. */
export async function failScan(scan: ScanContext, error: ConsoleError): Promise<ScanOutcome> {
  const stalled = error.code === 'cancelled' && scan.dependencies.stalled();
  if (stalled) await scan.addIssue(scanStalled());
  const cancelled = error.code === 'cancelled' && !stalled;
  const state = cancelled ? 'cancelled' : 'failed';
  await scan.dependencies.write.concludeScan(scan.scanId, {
    state,
    resumable: cancelled || stalled || error.transient || error.code === 'token-rejected',
    reconcile: false,
    supersedes: false,
    watermarks: [],
    review: null,
    traffic: scan.dependencies.traffic.take(),
    at: scan.dependencies.now(),
  });
  if (cancelled) return { scanId: scan.scanId, state, failure: null };
  const { code, message, advice } = error;
  const failure = stalled
    ? {
        code: 'scan-stalled',
        message: say('ruleMessages:scanStalled.message'),
        advice: say('ruleMessages:scanStalled.advice'),
      }
    : { code, message, advice };
  return { scanId: scan.scanId, state, failure };
}

/** Nothing was found, and nothing was held. */
function foundNoFinding({ emptyWalks, provenFindingWalks, losses }: ScanAssessment): boolean {
  if (provenFindingWalks === 0 || emptyWalks < provenFindingWalks) return false;
  return losses.every(({ resource, held }) => resource === 'assets' || held === 0);
}
