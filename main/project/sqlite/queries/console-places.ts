import { sql } from 'kysely';
import type { ScanScope } from '../../../../preload/contract/scope.ts';
import { type ConsolePlaces, namesPlaces, type PlacesByConnector } from '../../console-places.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';

/** Places change with the scans of a project alone, and to read them is to read every asset. */
const known = new WeakMap<
  SqliteProject,
  { readonly scans: string; readonly places: Promise<PlacesByConnector> }
>();

/**
 * Reads the accounts, sites and groups of every connector, where a scope names any.
 * @throws ProjectError
 */
export async function placesIn(
  project: SqliteProject,
  scopes: readonly { readonly scope: ScanScope }[],
): Promise<PlacesByConnector> {
  const named = scopes.some(({ scope }) => namesPlaces(scope));
  return named ? readOnce(project) : new Map();
}

async function readOnce(project: SqliteProject): Promise<PlacesByConnector> {
  const scans = await scansSoFar(project);
  const before = known.get(project);
  if (before?.scans === scans) return before.places;
  const places = readPlaces(project);
  known.set(project, { scans, places });
  places.catch(() => known.delete(project));
  return places;
}

async function scansSoFar(project: SqliteProject): Promise<string> {
  const row = await project.read
    .selectFrom('scan')
    .select([
      sql<number>`count(*)`.as('scans'),
      sql<number>`coalesce(max(id), 0)`.as('newest'),
      sql<number>`coalesce(max(finished_at), 0)`.as('finishedAt'),
    ])
    .executeTakeFirstOrThrow();
  return JSON.stringify(row);
}

interface PlaceRow {
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly siteId: string | null;
  readonly siteName: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
}

async function readPlaces(project: SqliteProject): Promise<PlacesByConnector> {
  const rows = await project.read
    .selectFrom('asset')
    .select([
      'connector_id as connectorId',
      'account_id as accountId',
      'account_name as accountName',
      'site_id as siteId',
      'site_name as siteName',
      'group_id as groupId',
      'group_name as groupName',
    ])
    .groupBy(['connector_id', 'account_id', 'account_name', 'site_id', 'site_name', 'group_id', 'group_name'])
    // What was renamed has both names until all of its assets were read again; the newest is taken.
    .orderBy(sql`max(last_seen_at)`)
    .execute();
  const found = new Map<string, PlaceRow[]>();
  for (const { connectorId, ...row } of rows) {
    const places = found.get(connectorId);
    if (places) places.push(row);
    else found.set(connectorId, [row]);
  }
  return new Map([...found].map(([connectorId, places]) => [connectorId, placesOf(places)]));
}

function placesOf(rows: readonly PlaceRow[]): ConsolePlaces {
  const accounts = new Map<string, string>();
  const sites = new Map<string, string>();
  const groups = new Map<string, string>();
  const accountsOfSite = new Map<string, Set<string>>();
  const sitesOfGroup = new Map<string, Set<string>>();
  for (const { accountId, accountName, siteId, siteName, groupId, groupName } of rows) {
    setName(accounts, accountId, accountName);
    setName(sites, siteId, siteName);
    setName(groups, groupId, groupName);
    if (accountId !== null && siteId !== null) addTo(accountsOfSite, siteId, accountId);
    if (siteId !== null && groupId !== null) addTo(sitesOfGroup, groupId, siteId);
  }
  const siteNames = distinctNames(sites, (id) => accounts.get(newestOf(accountsOfSite.get(id)) ?? ''));
  const groupNames = distinctNames(groups, (id) => siteNames.get(newestOf(sitesOfGroup.get(id)) ?? ''));
  return {
    names: Object.fromEntries([...accounts, ...siteNames, ...groupNames]),
    accountsOfSite,
    sitesOfGroup,
  };
}

function setName(names: Map<string, string>, id: string | null, name: string | null): void {
  if (id !== null && name !== null) names.set(id, name);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  // What is added again is the newest again.
  set?.delete(value);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function newestOf(ids: ReadonlySet<string> | undefined): string | undefined {
  return ids && [...ids].at(-1);
}

/** `Default site` of several accounts is `Acme / Default site`, as the console writes it. */
function distinctNames(
  names: ReadonlyMap<string, string>,
  outerName: (id: string) => string | undefined,
): Map<string, string> {
  const uses = new Map<string, number>();
  for (const name of names.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return new Map(
    [...names].map(([id, name]) => {
      const outer = (uses.get(name) ?? 0) > 1 ? outerName(id) : undefined;
      return [id, outer === undefined ? name : `${outer} / ${name}`];
    }),
  );
}
