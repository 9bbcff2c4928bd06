import type { WalkScope } from '../project/schema.ts';
import type { AgentFilter, RiskFilter } from '../sentinelone/walk-query.ts';

/** The filter of `/agents` for a walk. @param changedSince ms on the console's clock, or null for everything */
export function agentFilter(scope: WalkScope, changedSince: number | null): AgentFilter {
  return {
    ...scopeFilter(scope),
    ...(changedSince === null ? {} : { updatedAtGte: new Date(changedSince).toISOString() }),
  };
}

/**
 * The filter of `/application-management/risks` for a walk; removals are part of what changed.
 * @param changedSince ms on the console's clock, or null for everything
 */
export function riskFilter(scope: WalkScope, changedSince: number | null): RiskFilter {
  return {
    ...scopeFilter(scope),
    ...(changedSince === null
      ? {}
      : { riskUpdatedDateGte: new Date(changedSince).toISOString(), includeRemovals: true }),
  };
}

function scopeFilter({ kind, ids }: WalkScope): {
  accountIds?: readonly string[];
  siteIds?: readonly string[];
  groupIds?: readonly string[];
} {
  switch (kind) {
    case 'all':
      return {};
    case 'account':
      return { accountIds: ids };
    case 'site':
      return { siteIds: ids };
    case 'group':
      return { groupIds: ids };
  }
}
