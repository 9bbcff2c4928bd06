import type { Account, Group, Site } from './world.ts';

/** The machines that a site is mostly made of. */
export type SiteKind = 'office' | 'shops' | 'datacentre' | 'cloud' | 'engineering';

/** A site of the demo company with its share of the endpoints and its way of naming machines. */
export interface SitePlan {
  readonly site: Site;
  readonly kind: SiteKind;
  /** Short code used in host names and in the domain. */
  readonly code: string;
  readonly domain: string;
  /** Parts out of 100 of all endpoints. */
  readonly share: number;
  /** First two parts of the internal network. */
  readonly network: string;
  /** First three parts of the public network. */
  readonly publicNetwork: string;
}

const foundation = Date.UTC(2021, 3, 12, 8, 30, 11, 204);

const logistics = '1486405255240245901';
const digital = '1502317744020138842';

export const accounts: readonly Account[] = [
  { id: logistics, name: 'Harbourline Logistics', state: 'active', createdAt: foundation },
  { id: digital, name: 'Harbourline Digital', state: 'active', createdAt: foundation + 4e9 },
];

interface Row {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly kind: SiteKind;
  readonly code: string;
  readonly domain: string;
  readonly share: number;
  readonly network: string;
  readonly publicNetwork: string;
  readonly description?: string;
}

const rows: readonly Row[] = [
  {
    id: '1486405255257023117',
    name: 'Headquarters Rotterdam',
    accountId: logistics,
    kind: 'office',
    code: 'RTM',
    domain: 'HARBOURLINE',
    share: 34,
    network: '10.20',
    publicNetwork: '203.0.113',
    description: 'Head office, all departments',
  },
  {
    id: '1486405255281184270',
    name: 'Terminals and Shops',
    accountId: logistics,
    kind: 'shops',
    code: 'TRM',
    domain: 'HARBOURLINE',
    share: 21,
    network: '10.40',
    publicNetwork: '198.51.100',
  },
  {
    id: '1486405255299032441',
    name: 'Distribution Centre Venlo',
    accountId: logistics,
    kind: 'shops',
    code: 'VNL',
    domain: 'HARBOURLINE',
    share: 14,
    network: '10.44',
    publicNetwork: '198.51.100',
  },
  {
    id: '1486405255310455238',
    name: 'Offices Hamburg',
    accountId: logistics,
    kind: 'office',
    code: 'HAM',
    domain: 'HARBOURLINE-DE',
    share: 11,
    network: '10.60',
    publicNetwork: '192.0.2',
  },
  {
    id: '1486405255328190035',
    name: 'Data Centre Delft',
    accountId: logistics,
    kind: 'datacentre',
    code: 'DLF',
    domain: 'HARBOURLINE',
    share: 8,
    network: '10.10',
    publicNetwork: '203.0.113',
    description: 'Servers of the whole group',
  },
  {
    id: '1502317744041110363',
    name: 'Cloud Platform',
    accountId: digital,
    kind: 'cloud',
    code: 'CLD',
    domain: 'unknown',
    share: 6,
    network: '172.31',
    publicNetwork: '198.51.100',
  },
  {
    id: '1502317744058914020',
    name: 'Engineering',
    accountId: digital,
    kind: 'engineering',
    code: 'ENG',
    domain: 'WORKGROUP',
    share: 4,
    network: '10.80',
    publicNetwork: '192.0.2',
  },
  {
    id: '1611090482710453377',
    name: 'Tidewater (acquired)',
    accountId: digital,
    kind: 'office',
    code: 'TDW',
    domain: 'TIDEWATER',
    share: 2,
    network: '192.168',
    publicNetwork: '192.0.2',
    description: 'Not yet moved to the group domain',
  },
];

/** The sites with endpoints, in the order of their ids' ranges of endpoints. */
export const sitePlans: readonly SitePlan[] = rows.map((row, index) => ({
  site: {
    id: row.id,
    name: row.name,
    accountId: row.accountId,
    state: 'active',
    createdAt: foundation + index * 9_203_771_305,
    description: row.description ?? null,
  },
  kind: row.kind,
  code: row.code,
  domain: row.domain,
  share: row.share,
  network: row.network,
  publicNetwork: row.publicNetwork,
}));

/** A site that was given up: consoles keep listing such sites, without endpoints. */
const closedSite: Site = {
  id: '1486405255344967261',
  name: 'Depot Antwerp (closed)',
  accountId: logistics,
  state: 'expired',
  createdAt: foundation + 11e8,
  description: null,
};

export const sites: readonly Site[] = [...sitePlans.map((plan) => plan.site), closedSite];

/** The groups that each site has, in this order. */
export const groupNames = ['Default Group', 'Laptops', 'Servers'] as const;

/** The id of a site's n-th group. */
export function groupIdOf(siteId: string, ordinal: number): string {
  return `${siteId.slice(0, 13)}${String(Number(siteId.slice(13)) + 83_886 * (ordinal + 1))
    .padStart(6, '0')
    .slice(-6)}`;
}

export const groups: readonly Group[] = sites.flatMap((site) =>
  (site === closedSite ? groupNames.slice(0, 1) : groupNames).map((name, ordinal) => ({
    id: groupIdOf(site.id, ordinal),
    name,
    siteId: site.id,
    isDefault: ordinal === 0,
    createdAt: site.createdAt + 1000 * (ordinal + 1),
  })),
);
