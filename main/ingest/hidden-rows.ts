import { type Result, success } from '../../preload/contract/result.ts';
import type { WalkScope } from '../../preload/contract/scan-details.ts';
import type { ProjectIngest } from '../project/project-ingest.ts';
import type { ScanAssessment } from '../project/scan-assessment.ts';
import type { StoredWalk } from '../project/scan-basis.ts';
import type { ConsoleClient } from '../sentinelone/console-client.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { PlannedWalk, ScanPlan } from './scan-plan.ts';
import { riskFilter } from './walk-filters.ts';

/** A walk of findings that leaves fewer rows than the console counts afterwards. */
export interface HiddenRows {
  readonly walkId: number;
  readonly scope: WalkScope;
  readonly counted: number;
  readonly left: number;
}

/** A full walk of findings that ended, and the catch-up behind it. */
export interface CaughtUpWalk {
  readonly planned: PlannedWalk;
  readonly walk: StoredWalk;
  readonly caughtUp: StoredWalk;
}

/**
 * Where a list of findings changed while it was read: whether the rows that the walk and its catch-up leave are as
 * many as the console counts afterwards, or differ by what changed since the catch-up. Fewer were hidden from the walk. A
 * scan that was continued may also have read, before it was interrupted, what has vanished since without a trace.
 */
export async function findHiddenRows(
  { planned: { resource, scope }, walk, caughtUp }: CaughtUpWalk,
  plan: ScanPlan,
  { client, write }: { readonly client: ConsoleClient; readonly write: ProjectIngest },
  signal: AbortSignal,
): Promise<Result<HiddenRows | null, ConsoleError>> {
  if (resource === 'assets' || plan.overlaps) return success(null);
  const left = walk.rows - walk.duplicates + caughtUp.freshRows - caughtUp.removedRows;
  const counted = await client.countRisks(riskFilter(scope, null), signal);
  if (!counted.ok) return counted;
  const continued = plan.resumeScanId !== null;
  if (counted.value === null || counted.value === left || (counted.value < left && !continued))
    return success(null);
  // The catch-up has read all but the newest of what changed since the walk began: only that explains a difference.
  const changed = await client.countRisks(riskFilter(scope, caughtUp.changedSince), signal);
  if (!changed.ok) return changed;
  const changedSince = (changed.value ?? 0) - (caughtUp.rows - caughtUp.duplicates);
  if (Math.abs(counted.value - left) <= changedSince) return success(null);
  if (counted.value < left) {
    // What vanished with its endpoint stays open anyway: it is not known to be mended.
    const unlisted = await write.rowsOfUnlisted(walk.id);
    if (counted.value + changedSince >= left - unlisted) return success(null);
  }
  return success({ walkId: walk.id, scope, counted: counted.value, left });
}

/**
 * Hidden rows that the project holds are among the findings that await confirmation. Where more were hidden, new ones are
 * missing: then the walk does not prove anything.
 */
export function walksMissingRows(
  hidden: readonly HiddenRows[],
  { awaitingOf }: ScanAssessment,
): HiddenRows[] {
  return hidden.filter(({ walkId, counted, left }) => {
    const awaiting = awaitingOf.find((walk) => walk.walkId === walkId)?.awaiting ?? 0;
    return counted < left || counted - left > awaiting;
  });
}
