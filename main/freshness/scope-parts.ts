import { isDeepStrictEqual } from 'node:util';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { ConsolePlaces } from '../project/console-places.ts';

/** The smallest thing that scans name: everything, or one account, site or group. */
export interface ScopePart {
  readonly kind: 'all' | 'account' | 'site' | 'group';
  /** Empty for everything. */
  readonly id: string;
}

const everything: ScopePart = { kind: 'all', id: '' };

/** The parts that together are a scope. */
export function partsOf({ accountIds, siteIds, groupIds }: ScanScope): ScopePart[] {
  const parts: ScopePart[] = [
    ...accountIds.map((id) => ({ kind: 'account' as const, id })),
    ...siteIds.map((id) => ({ kind: 'site' as const, id })),
    ...groupIds.map((id) => ({ kind: 'group' as const, id })),
  ];
  return parts.length === 0 ? [everything] : parts;
}

/** Whether a scope is All Endpoints. */
export function isEverything(scope: ScanScope): boolean {
  return partsOf(scope)[0] === everything;
}

/** Whether two scopes cover the same, in whatever order their ids came. */
export function isSameScope(one: ScanScope, other: ScanScope): boolean {
  return isDeepStrictEqual(sorted(one), sorted(other));
}

/** Tells for one scope which parts a scan of it reads; made once where many parts are asked about. */
export type Covers = (part: ScopePart) => boolean;

/**
 * All Endpoints covers every part, an account its sites and their groups, a site its groups, as far as the assets say
 * what belongs to what. A site whose assets are in several accounts is covered by all of these together only.
 */
export function coversOf(scope: ScanScope, { accountsOfSite, sitesOfGroup }: ConsolePlaces): Covers {
  if (isEverything(scope)) return () => true;
  const accounts = new Set(scope.accountIds);
  const sites = new Set(scope.siteIds);
  const groups = new Set(scope.groupIds);
  const coversSite = (id: string): boolean => sites.has(id) || isWithin(accountsOfSite.get(id), accounts);
  return ({ kind, id }) => {
    switch (kind) {
      case 'all':
        return false;
      case 'account':
        return accounts.has(id);
      case 'site':
        return coversSite(id);
      case 'group': {
        const around = sitesOfGroup.get(id);
        return groups.has(id) || (around !== undefined && [...around].every(coversSite));
      }
    }
  };
}

function isWithin(ids: ReadonlySet<string> | undefined, chosen: ReadonlySet<string>): boolean {
  return ids !== undefined && [...ids].every((id) => chosen.has(id));
}

function sorted({ accountIds, siteIds, groupIds }: ScanScope): ScanScope {
  const ordered = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
  return { accountIds: ordered(accountIds), siteIds: ordered(siteIds), groupIds: ordered(groupIds) };
}
