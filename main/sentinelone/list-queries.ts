/** Which endpoints to list. Lists of ids left out or empty do not restrict; at most 500 ids each. */
export interface AgentFilter {
  readonly accountIds?: readonly string[];
  readonly siteIds?: readonly string[];
  readonly groupIds?: readonly string[];
  /** Only these endpoints. */
  readonly ids?: readonly string[];
  /** ISO 8601 in UTC: only endpoints whose record changed at or after it. */
  readonly updatedAtGte?: string;
  /** Whether decommissioned and uninstalled endpoints are listed too; they are unless this is false. */
  readonly includeGone?: boolean;
}

/** Which vulnerabilities to list. The API takes one account, one site or one group at a time. */
export interface RiskFilter {
  readonly scope?: { readonly level: 'account' | 'site' | 'group'; readonly id: string };
  /** ISO 8601 in UTC: only what changed at or after it, with what has been removed since. */
  readonly riskUpdatedDateGte?: string;
}

/** The filter of an agent list as query parameters, the same on every page of a walk. */
export function agentQuery(filter: AgentFilter): Record<string, string> {
  // Both flags are always sent: the API documents no default, and consoles seem to leave these endpoints out.
  const gone = filter.includeGone === false ? 'False' : 'True,False';
  return {
    isDecommissioned: gone,
    isUninstalled: gone,
    ...ids('ids', filter.ids),
    ...ids('accountIds', filter.accountIds),
    ...ids('siteIds', filter.siteIds),
    ...ids('groupIds', filter.groupIds),
    ...(filter.updatedAtGte === undefined ? {} : { updatedAt__gte: filter.updatedAtGte }),
  };
}

/** The filter of a risk list as query parameters, the same on every page of a walk. */
export function riskQuery(filter: RiskFilter): Record<string, string> {
  return {
    ...(filter.scope === undefined ? {} : { [`${filter.scope.level}Ids`]: filter.scope.id }),
    ...(filter.riskUpdatedDateGte === undefined
      ? {}
      : { riskUpdatedDate__gte: filter.riskUpdatedDateGte, includeRemovals: 'true' }),
  };
}

function ids(name: string, values: readonly string[] | undefined): Record<string, string> {
  if (values === undefined || values.length === 0) return {};
  if (values.length > 500) throw new RangeError(`${name} takes at most 500 ids in one call`);
  return { [name]: values.join(',') };
}
