import type { ScanScope } from '../../preload/contract/scope.ts';
import type { ProjectIngest } from '../project/project-ingest.ts';
import type { ScanAssessment } from '../project/scan-assessment.ts';
import { type MassChange, massChanges } from './mass-change-guard.ts';
import { type Issue, reviewWaits } from './scan-issues.ts';
import { scopeText } from './scan-scopes.ts';

/** A scan that is about to conclude, beside the reviews that wait. */
export interface ConcludingScan {
  readonly scanId: number;
  readonly connectorId: string;
  readonly scope: ScanScope;
  readonly write: ProjectIngest;
  readonly now: () => number;
}

/** What an analyst has to confirm: mass changes, and any change while an earlier scan of the same scope waits. */
export async function changesToReview(
  scan: ConcludingScan,
  { losses }: ScanAssessment,
): Promise<MassChange[]> {
  const changes = massChanges(losses);
  if (changes.length > 0 || !(await ownReviewWaits(scan))) return changes;
  return losses
    .filter(({ unit, absent, removed }) => unit.kind === 'all' && absent + removed > 0)
    .map(({ resource, unit, absent, removed, held }) => ({
      resource,
      unit,
      reason: 'review-waits',
      absent: absent + removed,
      held,
    }));
}

/** Whether an earlier scan of the same scope waits to be reviewed. */
export async function ownReviewWaits({
  connectorId,
  scope,
  write,
}: Pick<ConcludingScan, 'connectorId' | 'scope' | 'write'>): Promise<boolean> {
  const own = scopeText(scope);
  const pending = await write.pendingReviews(connectorId);
  return pending.some((review) => scopeText(review.scope) === own);
}

/**
 * Leaves what other scans, of overlapping scopes, would change too to the analyst who reviews them.
 * @returns what is left to conclude, and an issue for each review that something was left to
 */
export async function leaveToReviews(
  { scanId, connectorId, scope, write, now }: ConcludingScan,
  assessment: ScanAssessment,
): Promise<{ readonly assessment: ScanAssessment; readonly issues: readonly Issue[] }> {
  const own = scopeText(scope);
  const issues: Issue[] = [];
  let left = assessment;
  for (const review of await write.pendingReviews(connectorId)) {
    if (scopeText(review.scope) === own || changesOf(left) === 0) continue;
    if ((await write.exemptScope(scanId, review.scope)) === 0) continue;
    const before = changesOf(left);
    left = await write.assess(scanId, now());
    const kept = before - changesOf(left);
    if (kept > 0) issues.push(reviewWaits(review.scanId, kept));
  }
  return { assessment: left, issues };
}

/** Assets and findings that concluding the scan would change. */
function changesOf({ losses }: ScanAssessment): number {
  return losses
    .filter(({ unit }) => unit.kind === 'all')
    .reduce((sum, { absent, removed }) => sum + absent + removed, 0);
}
