import type Database from 'better-sqlite3';
import type { Resource, Review } from '../../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../../../preload/contract/scope.ts';
import { type ProjectError, projectError } from '../../project-error.ts';
import type { Traffic } from './page.ts';
import { type LosingEndpoint, type ReconcileOptions, reconciler, type ScanAssessment } from './reconcile.ts';
import { removalWrites } from './removal-writes.ts';
import { summaryWrites } from './summary-writes.ts';

export interface ScanConclusion {
  readonly state: Exclude<ScanState, 'running'>;
  /** Whether the next scan of the same plan may go on from this one's checkpoints. */
  readonly resumable: boolean;
  /** Whether what complete walks no longer report is deactivated and mitigated now. */
  readonly reconcile: boolean;
  /** Set when `assess` found no finding absent: to look for them again takes as long as the first time. */
  readonly noFindingAbsent?: boolean;
  /** Whether it judged everything of its scope, so that an older review of the same scope is of no use any more. */
  readonly supersedes: boolean;
  readonly watermarks: readonly Watermark[];
  /** Set when an analyst has to confirm reconciling first: what the scan becomes when it is accepted. */
  readonly review: AcceptedOutcome | null;
  readonly traffic: Traffic;
  readonly at: number;
}

/** Up to when (console's clock, ms) a resource of the scan's scope is known, and whether a full walk was reconciled. */
export interface Watermark {
  readonly resource: Resource;
  readonly coveredUntil: number;
  readonly reconciled: boolean;
}

/** What accepting its review makes of a scan. */
export interface AcceptedOutcome {
  readonly state: 'complete' | 'partial';
  readonly watermarks: readonly Watermark[];
}

export interface ConcludeWrites {
  /** The endpoints that reconciling the scan would take findings from. */
  losingEndpoints(scanId: number): LosingEndpoint[];
  /** Keeps the findings of these assets from being resolved by the scan. */
  exemptAssets(scanId: number, assetIds: readonly number[]): void;
  /** Exempts the assets within the scope of another scan that waits for a review. Gives how many assets that are. */
  exemptScope(scanId: number, scope: ScanScope): number;
  /** What concluding the scan would change. Changes nothing. @param at ms since 1970 */
  assess(scanId: number, at: number): ScanAssessment;
  /** Ends a scan: reconciling, watermarks, reviews that it supersedes and the final state in one transaction. */
  concludeScan(scanId: number, conclusion: ScanConclusion): void;
  /**
   * Carries out an analyst's decision about a scan that needs review. Accepting reconciles it; rejecting leaves
   * every finding and asset as it is.
   * @throws ProjectError `review-not-possible`
   */
  reviewScan(scanId: number, decision: 'accepted' | 'rejected', at: number): void;
}

interface ReviewedScan {
  review: Review | null;
  accepted_outcome: string | null;
}

/** Prepares the statements that end a scan. */
export function concludeWrites(database: Database.Database): ConcludeWrites {
  const reconcile = reconciler(database);
  const removals = removalWrites(database);
  const summaries = summaryWrites(database);
  const end = database.prepare(
    `UPDATE scan SET state = ?, resumable = ?, review = ?, accepted_outcome = ?, finished_at = ?, requests = requests + ?,
       retries = retries + ?, bytes = bytes + ?
     WHERE id = ?`,
  );
  const supersede = database.prepare(
    `UPDATE scan SET review = 'superseded' WHERE review = 'pending' AND id <> @scanId
       AND (connector_id, scope) = (SELECT connector_id, scope FROM scan WHERE id = @scanId)`,
  );
  const addChanges = database.prepare(
    `UPDATE scan SET findings_mitigated = findings_mitigated + @mitigated,
       assets_deactivated = assets_deactivated + @deactivated, findings_awaiting = @awaiting
     WHERE id = @scanId`,
  );
  const connectorOf = database
    .prepare<[number], string>('SELECT connector_id FROM scan WHERE id = ?')
    .pluck();
  const setWatermark = database.prepare(
    `INSERT INTO watermark (connector_id, scope, resource, covered_until, reconciled_at)
     SELECT connector_id, scope, @resource, @coveredUntil, iif(@reconciled, @at, NULL) FROM scan WHERE id = @scanId
     ON CONFLICT (connector_id, scope, resource) DO UPDATE
     SET covered_until = excluded.covered_until, reconciled_at = coalesce(excluded.reconciled_at, reconciled_at)`,
  );
  const reviewed = database.prepare<[number], ReviewedScan>(
    'SELECT review, accepted_outcome FROM scan WHERE id = ?',
  );
  const exempt = database.prepare(
    'INSERT INTO reconcile_exemption (scan_id, asset_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const setReview = database.prepare('UPDATE scan SET review = ?, reviewed_at = ?, state = ? WHERE id = ?');
  const forgetNoted = database.prepare('DELETE FROM absent_finding WHERE scan_id = ?');
  const exemptWithin = database.prepare(
    `INSERT INTO reconcile_exemption (scan_id, asset_id)
     SELECT @scanId, id FROM asset WHERE connector_id = (SELECT connector_id FROM scan WHERE id = @scanId)
       AND (@everything = 1 OR account_id IN (SELECT value FROM json_each(@accountIds))
         OR site_id IN (SELECT value FROM json_each(@siteIds))
         OR group_id IN (SELECT value FROM json_each(@groupIds)))
     ON CONFLICT DO NOTHING`,
  );

  /** Carries out what the scan proves. Call inside a transaction. */
  function reconcileScan(scanId: number, at: number, options: ReconcileOptions): void {
    addChanges.run({ scanId, ...reconcile.apply(scanId, at, options) });
  }

  function putWatermark(scanId: number, watermark: Watermark, at: number): void {
    const { resource, coveredUntil, reconciled } = watermark;
    setWatermark.run({ scanId, resource, coveredUntil, reconciled: reconciled ? 1 : 0, at });
  }

  const concludeScan = database.transaction((scanId: number, conclusion: ScanConclusion) => {
    const { traffic, at } = conclusion;
    if (conclusion.reconcile) {
      reconcileScan(scanId, at, { noFindingAbsent: conclusion.noFindingAbsent ?? false });
    }
    if (conclusion.review !== null) reconcile.noteHeld(scanId, at);
    if (conclusion.supersedes) supersede.run({ scanId });
    summaries.refresh();
    for (const watermark of conclusion.watermarks) putWatermark(scanId, watermark, at);
    end.run(
      conclusion.state,
      conclusion.resumable ? 1 : 0,
      conclusion.review === null ? null : 'pending',
      conclusion.review === null ? null : JSON.stringify(conclusion.review),
      at,
      traffic.requests,
      traffic.retries,
      traffic.bytes,
      scanId,
    );
    removals.forget(connectorOf.get(scanId) ?? '');
  });

  const reviewScan = database.transaction((scanId: number, decision: 'accepted' | 'rejected', at: number) => {
    const scan = reviewed.get(scanId);
    if (!scan) throw reviewError('scanUnknown', scanId);
    if (scan.review === 'superseded') {
      throw reviewError('scanSuperseded', scanId);
    }
    if (scan.review !== 'pending') {
      throw reviewError('scanNotPending', scanId);
    }
    if (decision === 'rejected') {
      setReview.run('rejected', at, 'partial', scanId);
      forgetNoted.run(scanId);
      removals.forget(connectorOf.get(scanId) ?? '');
      return;
    }
    // Written by `concludeScan` above, and read by nobody else.
    const outcome = JSON.parse(scan.accepted_outcome ?? 'null') as AcceptedOutcome;
    reconcileScan(scanId, at, { confirmed: true });
    summaries.refresh();
    setReview.run('accepted', at, outcome.state, scanId);
    for (const watermark of outcome.watermarks) putWatermark(scanId, watermark, at);
    removals.forget(connectorOf.get(scanId) ?? '');
  });

  const exemptAssets = database.transaction((scanId: number, assetIds: readonly number[]) => {
    for (const assetId of assetIds) exempt.run(scanId, assetId);
  });

  return {
    losingEndpoints: (scanId) => reconcile.losingEndpoints(scanId),
    exemptAssets(scanId, assetIds) {
      exemptAssets.immediate(scanId, assetIds);
    },
    exemptScope: (scanId, { accountIds, siteIds, groupIds }) =>
      exemptWithin.run({
        scanId,
        everything: accountIds.length + siteIds.length + groupIds.length === 0 ? 1 : 0,
        accountIds: JSON.stringify(accountIds),
        siteIds: JSON.stringify(siteIds),
        groupIds: JSON.stringify(groupIds),
      }).changes,
    assess: (scanId, at) => reconcile.assess(scanId, at),
    concludeScan(scanId, conclusion) {
      concludeScan.immediate(scanId, conclusion);
    },
    reviewScan(scanId, decision, at) {
      reviewScan.immediate(scanId, decision, at);
    },
  };
}

function reviewError(
  fault: 'scanUnknown' | 'scanSuperseded' | 'scanNotPending',
  scanId: number,
): ProjectError {
  return projectError('review-not-possible', fault, { scan: scanId });
}
