import type { Filter, FilterPart } from '../../../preload/contract/filter.ts';
import { type FilterCondition, fieldIs } from '../../../preload/contract/filter.ts';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { ScanScope } from '../../../preload/contract/scope.ts';

/** What a full scan did not report of what the project holds in its scope, as filters of lists. */
export function scanLosses({
  connectorId,
  startedAt,
  scope,
}: Pick<ReviewedScanReport, 'connectorId' | 'startedAt' | 'scope'>): {
  readonly assets: Filter;
  readonly findings: Filter;
} {
  const unseen: Filter = [
    fieldIs('connectorId', connectorId),
    { field: 'lastSeen', operator: 'below', value: startedAt },
    ...within(scope),
  ];
  return {
    assets: [fieldIs('state', 'active'), ...unseen],
    findings: [fieldIs('open', 'true'), ...unseen],
  };
}

/** The union of the chosen accounts, sites and groups; nothing for All Endpoints. */
function within({ accountIds, siteIds, groupIds }: ScanScope): FilterPart[] {
  const parts = [
    { field: 'accountId', value: accountIds },
    { field: 'siteId', value: siteIds },
    { field: 'groupId', value: groupIds },
  ]
    .filter(({ value }) => value.length > 0)
    .map((part): FilterCondition => ({ ...part, operator: 'is-one-of' }));
  return parts.length > 1 ? [{ join: 'any', of: parts }] : parts;
}
