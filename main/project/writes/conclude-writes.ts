import type Database from 'better-sqlite3';
import type { Resource, Review } from '../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { type ProjectError, projectError } from '../project-error.ts';
import type { Traffic } from './page.ts';
import { type LosingEndpoint, reconciler, type WalkAssessment } from './reconcile.ts';
import { summaryWrites } from './summary-writes.ts';

export interface ScanConclusion {
  readonly state: Exclude<ScanState, 'running'>;
  /** Whether the next scan of the same plan may go on from this one's checkpoints. */
  readonly resumable: boolean;
  /** Whether what complete walks no longer report is deactivated and mitigated now. */
  readonly reconcile: boolean;
  /** Set when `assess` found no finding absent: to look for them again takes as long as the first time. */
  readonly noFindingAbsent?: boolean;
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
  spareAssets(scanId: number, assetIds: readonly number[]): void;
  /** What reconciling the scan would change, walk by walk. Changes nothing. */
  assess(scanId: number): WalkAssessment[];
  /** Ends a scan: reconciling, watermarks and the final state in one transaction. */
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
  const summaries = summaryWrites(database);
  const end = database.prepare(
    `UPDATE scan SET state = ?, resumable = ?, review = ?, accepted_outcome = ?, finished_at = ?, requests = requests + ?,
       retries = retries + ?, bytes = bytes + ?
     WHERE id = ?`,
  );
  const setWatermark = database.prepare(
    `INSERT INTO watermark (connector_id, scope, resource, covered_until, reconciled_at)
     SELECT connector_id, scope, @resource, @coveredUntil, iif(@reconciled, @at, NULL) FROM scan WHERE id = @scanId
     ON CONFLICT (connector_id, scope, resource) DO UPDATE
     SET covered_until = excluded.covered_until, reconciled_at = coalesce(excluded.reconciled_at, reconciled_at)`,
  );
  const reviewed = database.prepare<[number], ReviewedScan>(
    'SELECT review, accepted_outcome FROM scan WHERE id = ?',
  );
  const spare = database.prepare(
    'INSERT INTO spared_asset (scan_id, asset_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const setReview = database.prepare('UPDATE scan SET review = ?, reviewed_at = ?, state = ? WHERE id = ?');
  function putWatermark(scanId: number, watermark: Watermark, at: number): void {
    const { resource, coveredUntil, reconciled } = watermark;
    setWatermark.run({ scanId, resource, coveredUntil, reconciled: reconciled ? 1 : 0, at });
  }

  const concludeScan = database.transaction((scanId: number, conclusion: ScanConclusion) => {
    const { traffic, at } = conclusion;
    if (conclusion.reconcile) reconcile.apply(scanId, at, conclusion.noFindingAbsent);
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
      return;
    }
    // Written by `concludeScan` above, and read by nobody else.
    const outcome = JSON.parse(scan.accepted_outcome ?? 'null') as AcceptedOutcome;
    reconcile.apply(scanId, at);
    setReview.run('accepted', at, outcome.state, scanId);
    for (const watermark of outcome.watermarks) putWatermark(scanId, watermark, at);
  });

  const spareAssets = database.transaction((scanId: number, assetIds: readonly number[]) => {
    for (const assetId of assetIds) spare.run(scanId, assetId);
  });

  return {
    losingEndpoints: (scanId) => reconcile.losingEndpoints(scanId),
    spareAssets(scanId, assetIds) {
      spareAssets.immediate(scanId, assetIds);
    },
    assess: (scanId) => reconcile.assess(scanId),
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
