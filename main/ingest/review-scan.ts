import { type Result, success } from '../../preload/contract/result.ts';
import type { ReviewedScanReport } from '../../preload/contract/scan-details.ts';
import type { Project } from '../project/project.ts';
import { type ScanUnderWay, withoutScan } from './without-scan.ts';

export interface ReviewDecision {
  readonly dataDir: string;
  readonly scanId: number;
  readonly decision: 'accepted' | 'rejected';
  /** Ms since the epoch. */
  readonly now: number;
}

/**
 * Carries out a decision about a scan that needs review, while no scan of its connector can run. Gives the scan as it is
 * afterwards, null when there is none of that number.
 * @throws ProjectError `review-not-possible` when it does not need one
 */
export async function reviewScan(
  project: Project,
  { dataDir, scanId, decision, now }: ReviewDecision,
): Promise<Result<ReviewedScanReport | null, ScanUnderWay>> {
  const before = await project.reads.scanReport(scanId);
  if (before === null) return success(null);
  return withoutScan(dataDir, { id: before.connectorId, name: before.connector }, async () => {
    await project.triage.reviewScan(scanId, decision, now);
    return project.reads.scanReport(scanId);
  });
}
