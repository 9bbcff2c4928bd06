import type { WalkScope } from '../../preload/contract/scan-details.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { normalId } from '../outside/identifier.ts';
import { maxIdsPerRequest } from './walk-filters.ts';

/** The scope as text in one canonical form: equal scopes give equal texts, whatever order their ids came in. */
export function scopeText(scope: ScanScope): string {
  const sorted = (ids: readonly string[]) => [...new Set(ids.map(normalId))].sort();
  return JSON.stringify({
    accountIds: sorted(scope.accountIds),
    siteIds: sorted(scope.siteIds),
    groupIds: sorted(scope.groupIds),
  });
}

/**
 * The walks that together cover a scope. Ids of different kinds narrow each other within one request, so each kind
 * is walked by itself. `/agents` takes many ids at once, `/application-management/risks` exactly one.
 */
export function walkScopes(scope: ScanScope, resource: 'assets' | 'findings'): WalkScope[] {
  const size = resource === 'assets' ? maxIdsPerRequest : 1;
  const walks = [
    ...chunks(scope.accountIds, size).map((ids) => ({ kind: 'account' as const, ids })),
    ...chunks(scope.siteIds, size).map((ids) => ({ kind: 'site' as const, ids })),
    ...chunks(scope.groupIds, size).map((ids) => ({ kind: 'group' as const, ids })),
  ];
  return walks.length > 0 ? walks : [{ kind: 'all', ids: [] }];
}

function chunks(ids: readonly string[], size: number): string[][] {
  const distinct = [...new Set(ids.map(normalId))].sort();
  const parts: string[][] = [];
  for (let start = 0; start < distinct.length; start += size) parts.push(distinct.slice(start, start + size));
  return parts;
}
