import type Database from 'better-sqlite3';
import type { Review } from '../../../../preload/contract/scan-details.ts';
import { type ProjectError, projectError } from '../../project-error.ts';
import type { IngestWrites } from '../../project-ingest.ts';
import type { AcceptedOutcome, ScanConclusion, Watermark } from '../../scan-record.ts';
import { type ReconcileOptions, reconciler } from './reconcile.ts';
import { removalWrites } from './removal-writes.ts';
import { summaryWrites } from './summary-writes.ts';

export type ConcludeWrites = Pick<
  IngestWrites,
  'losingEndpoints' | 'exemptAssets' | 'exemptScope' | 'assess' | 'concludeScan'
> & {
  /** See `ProjectTriage`. @throws ProjectError `review-not-possible` */
  reviewScan(scanId: number, decision: 'accepted' | 'rejected', at: number): void;
};

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
