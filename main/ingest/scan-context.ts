import type { Resource } from '../../preload/contract/scan-details.ts';
import type { StoredWalk } from '../project/scan-basis.ts';
import type { ConsoleError } from '../sentinelone/console-error.ts';
import type { AdaptiveConcurrency } from './adaptive-concurrency.ts';
import type { HiddenRows } from './hidden-rows.ts';
import type { Issue } from './scan-issues.ts';
import type { PlannedWalk, ScanPlan } from './scan-plan.ts';
import type { ScanDependencies, ScanOrder } from './scan-run.ts';
import type { WalkDependencies } from './walk-run.ts';

export interface ContextDependencies extends ScanDependencies, WalkDependencies {
  /** Whether the scan was ended because nothing came any more. */
  readonly stalled: () => boolean;
}

/** What a scan is made with. */
interface ScanFacts {
  readonly scanId: number;
  readonly order: ScanOrder;
  readonly plan: ScanPlan;
  readonly lanes: AdaptiveConcurrency;
}

/** A scan that runs: what it was given, and what its walks have found out so far. */
export class ScanContext {
  readonly scanId: number;
  readonly order: ScanOrder;
  readonly plan: ScanPlan;
  readonly lanes: AdaptiveConcurrency;
  readonly dependencies: ContextDependencies;
  /** Resources of which at least one walk is not proven complete. */
  readonly incomplete = new Set<Resource>();
  readonly hidden: HiddenRows[] = [];

  constructor({ scanId, order, plan, lanes }: ScanFacts, dependencies: ContextDependencies) {
    this.scanId = scanId;
    this.order = order;
    this.plan = plan;
    this.lanes = lanes;
    this.dependencies = dependencies;
  }

  /** The record of a planned walk; null where it has none yet. */
  async recorded(planned: PlannedWalk): Promise<StoredWalk | null> {
    const walks = await this.dependencies.write.scanWalks(this.scanId);
    return walks.find((walk) => isWalkOf(walk, planned)) ?? null;
  }

  async addIssue(issue: Issue): Promise<void> {
    await this.dependencies.write.addIssue(this.scanId, issue, this.dependencies.now());
  }
}

function isWalkOf(walk: StoredWalk, planned: PlannedWalk): boolean {
  return (
    walk.resource === planned.resource &&
    walk.purpose === planned.purpose &&
    walk.scopeKind === planned.scope.kind &&
    walk.scopeIds === JSON.stringify(planned.scope.ids)
  );
}

/**
 * Without its assets a scan has nothing to hang findings on. A finding walk that the console refuses, or answers
 * with nonsense, leaves the scan partial; one that the network broke is continued later.
 */
export function endsTheScan({ resource }: Pick<PlannedWalk, 'resource'>, error: ConsoleError): boolean {
  if (resource === 'assets') return true;
  return error.transient || error.code === 'cancelled' || error.code === 'token-rejected';
}
