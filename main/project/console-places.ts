import type { ScanScope, ScopeNames } from '../../preload/contract/scope.ts';

/** Where the sites and groups of a connector's console are, as its assets say it. */
export interface ConsolePlaces {
  /** Names by the ids of accounts, sites and groups. Names that several share are given with what they are in. */
  readonly names: ScopeNames;
  /** The accounts that a site's assets are in, by its id; one, unless the console moved the site. */
  readonly accountsOfSite: ReadonlyMap<string, ReadonlySet<string>>;
  /** The sites that a group's assets are in, by its id. */
  readonly sitesOfGroup: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Places by the connector's id. */
export type PlacesByConnector = ReadonlyMap<string, ConsolePlaces>;

export const noPlaces: ConsolePlaces = { names: {}, accountsOfSite: new Map(), sitesOfGroup: new Map() };

/** The names of a scope's accounts, sites and groups, as far as the connector's assets say them. */
export function namesIn(scope: ScanScope, places: ConsolePlaces | undefined): ScopeNames {
  const { names } = places ?? noPlaces;
  return Object.fromEntries(
    idsOf(scope).flatMap((id) => (Object.hasOwn(names, id) ? [[id, names[id] ?? id]] : [])),
  );
}

/** Whether a scope names any account, site or group. */
export function namesPlaces(scope: ScanScope): boolean {
  return idsOf(scope).length > 0;
}

function idsOf({ accountIds, siteIds, groupIds }: ScanScope): string[] {
  return [...accountIds, ...siteIds, ...groupIds];
}
