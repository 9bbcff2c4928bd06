import type { WalkScope } from '../../preload/contract/scan-details.ts';
import type { AgentFilter, RiskFilter } from '../sentinelone/list-queries.ts';

/**
 * Ids in one `ids`, `siteIds`, `accountIds` or `groupIds` of `/agents`. The console takes 500, but that makes an address of
 * 10 kB, more than many proxies let through.
 */
export const maxIdsPerRequest = 200;

/** The filter of `/agents` for a walk. @param changedSince ms on the console's clock, or null for everything */
export function agentFilter({ kind, ids }: WalkScope, changedSince: number | null): AgentFilter {
  return {
    ...(kind === 'account' ? { accountIds: ids } : {}),
    ...(kind === 'site' ? { siteIds: ids } : {}),
    ...(kind === 'group' ? { groupIds: ids } : {}),
    ...(changedSince === null ? {} : { updatedAtGte: new Date(changedSince).toISOString() }),
  };
}

/**
 * The filter of `/application-management/risks` for a walk, which covers everything or one account, site or group.
 * @param changedSince ms on the console's clock, or null for everything
 */
export function riskFilter({ kind, ids }: WalkScope, changedSince: number | null): RiskFilter {
  const [id] = ids;
  return {
    ...(kind === 'all' || id === undefined ? {} : { scope: { level: kind, id } }),
    ...(changedSince === null ? {} : { riskUpdatedDateGte: new Date(changedSince).toISOString() }),
  };
}
