import type { QueryParameters } from './query-parameters.ts';
import type { TokenGrant } from './tokens.ts';
import type { World } from './world.ts';

/**
 * The sites that a request may and wants to see: those of the token's scope, narrowed by `accountIds` and `siteIds`
 * of at most `most` ids each. Null when nothing narrows the tenant.
 */
export function visibleSites(
  world: World,
  grant: TokenGrant,
  parameters: QueryParameters,
  most: number,
): ReadonlySet<string> | null {
  const accountIds = parameters.ids('accountIds', most);
  const siteIds = parameters.ids('siteIds', most);
  if (grant.scope === 'tenant' && !accountIds && !siteIds) return null;
  const own = new Set(grant.scopeIds);
  const mine = world.sites.filter(
    (site) =>
      (grant.scope === 'tenant' || own.has(grant.scope === 'account' ? site.accountId : site.id)) &&
      (accountIds?.has(site.accountId) ?? true) &&
      (siteIds?.has(site.id) ?? true),
  );
  return new Set(mine.map((site) => site.id));
}
