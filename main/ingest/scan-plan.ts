import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Resource, WalkPurpose, WalkScope } from '../../preload/contract/scan-details.ts';
import type { ScanKind } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { ScanBasis, StoredWatermark } from '../project/scan-basis.ts';
import { walkScopes } from './scan-scopes.ts';

/** A delta asks from a little before the last scan began: the console's records may become visible late. */
export const deltaOverlapMs = 10 * 60_000;

/** An unfinished scan older than this is not continued: what it read at its start is too old to reconcile with. */
const resumeWithinMs = 24 * 3_600_000;

export interface PlannedWalk {
  readonly resource: Resource;
  readonly scope: WalkScope;
  /** Console's clock, ms; null reads everything. */
  readonly changedSince: number | null;
  readonly purpose: WalkPurpose;
}

export interface ScanPlan {
  readonly kind: ScanKind;
  /** The unfinished scan to go on with. */
  readonly resumeScanId: number | null;
  readonly walks: readonly PlannedWalk[];
  /** Whether one endpoint may be in the scope of several walks of a resource. */
  readonly overlaps: boolean;
}

export interface PlanRequest {
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  readonly full: boolean;
  /** A full reconciliation is due after this many hours. */
  readonly reconciliationHours: number;
}

/** Decides what a scan has to read, from what the project already has of the same connector and scope. */
export function planScan(request: PlanRequest, basis: ScanBasis, now: number): ScanPlan {
  const resources: Resource[] = request.mode === 'scan' ? ['assets', 'findings'] : ['assets'];
  const resumed = resumable(request, basis, now);
  const kind: ScanKind = resumed?.kind ?? (needsFull(request, basis, resources, now) ? 'full' : 'delta');
  const walks = resources.flatMap((resource) =>
    walkScopes(request.scope, resource).map((scope) => ({
      resource,
      scope,
      purpose: 'list' as const,
      changedSince: kind === 'full' ? null : changedSince(basis.watermarks, resource),
    })),
  );
  const { accountIds, siteIds, groupIds } = request.scope;
  const overlaps = [accountIds, siteIds, groupIds].filter((ids) => ids.length > 0).length > 1;
  return { kind, resumeScanId: resumed?.id ?? null, walks, overlaps };
}

function resumable(request: PlanRequest, basis: ScanBasis, now: number): ScanBasis['unfinished'] {
  const { unfinished } = basis;
  if (!unfinished || unfinished.mode !== request.mode) return null;
  if (request.full && unfinished.kind === 'delta') return null;
  if (Math.abs(now - unfinished.startedAt) > resumeWithinMs) return null;
  return unfinished;
}

/** Whether everything has to be read: asked for, never read completely, under review, or read too long ago. */
function needsFull(
  request: PlanRequest,
  basis: ScanBasis,
  resources: readonly Resource[],
  now: number,
): boolean {
  if (request.full || basis.reviewPending) return true;
  return resources.some((resource) => {
    const reconciledAt = basis.watermarks.find((mark) => mark.resource === resource)?.reconciledAt ?? null;
    if (reconciledAt === null) return true;
    const age = now - reconciledAt;
    // A time in the future means that the clock was set back: how old the data is cannot be known.
    return age < 0 || age >= request.reconciliationHours * 3_600_000;
  });
}

function changedSince(watermarks: readonly StoredWatermark[], resource: Resource): number {
  const mark = watermarks.find((one) => one.resource === resource);
  if (!mark) throw new Error(`a delta of ${resource} needs an earlier scan`);
  return mark.coveredUntil - deltaOverlapMs;
}
