import { microsecondTimestamp } from './timestamps.ts';
import type { TokenGrant } from './tokens.ts';
import type { Account, Group, Site } from './world.ts';

const creator = { creator: 'M. Koning', creatorId: '1486405255378521695' } as const;

/** A row of `/accounts`. */
export function accountRow(account: Account, activeAgents: number, siteCount: number) {
  const created = microsecondTimestamp(account.createdAt);
  return {
    accountType: 'Paid',
    activeAgents,
    agentsInCompleteSku: activeAgents,
    agentsInControlSku: 0,
    agentsInCoreSku: 0,
    billingMode: 'subscription',
    completeSites: siteCount,
    controlSites: 0,
    coreSites: 0,
    createdAt: created,
    ...creator,
    expiration: null,
    externalId: '',
    id: account.id,
    isDefault: false,
    licenses: { bundles: [], modules: [], settings: [] },
    name: account.name,
    numberOfSites: siteCount,
    salesforceId: null,
    skus: [{ agentsInSku: activeAgents, totalLicenses: 0, type: 'Complete', unlimited: true }],
    state: account.state,
    totalComplete: 0,
    totalControl: 0,
    totalCore: 0,
    totalLicenses: 0,
    unlimitedComplete: true,
    unlimitedControl: false,
    unlimitedCore: false,
    unlimitedExpiration: true,
    updatedAt: created,
    usageType: 'customer',
  };
}

/** An item of `data.sites` of `/sites`. */
export function siteRow(site: Site, account: Account | null, activeLicenses: number) {
  const created = microsecondTimestamp(site.createdAt);
  return {
    accountId: site.accountId,
    accountName: account?.name ?? null,
    activeLicenses,
    createdAt: created,
    ...creator,
    description: site.description,
    expiration: null,
    externalId: null,
    healthStatus: true,
    id: site.id,
    isDefault: false,
    licenses: {
      bundles: [
        {
          displayName: 'Complete',
          majorVersion: 1,
          minorVersion: 28,
          name: 'complete',
          surfaces: [{ count: -1, name: 'Total Agents' }],
          totalSurfaces: -1,
        },
      ],
      modules: [],
      settings: [],
    },
    name: site.name,
    registrationToken: null,
    siteType: 'Paid',
    sku: 'Complete',
    state: site.state,
    suite: 'Complete',
    totalLicenses: 0,
    unlimitedExpiration: true,
    unlimitedLicenses: true,
    updatedAt: created,
  };
}

/** A row of `/groups`. */
export function groupRow(group: Group, totalAgents: number) {
  const created = microsecondTimestamp(group.createdAt);
  return {
    createdAt: created,
    ...creator,
    description: null,
    filterId: null,
    filterName: null,
    id: group.id,
    inherits: true,
    isDefault: group.isDefault,
    name: group.name,
    rank: null,
    registrationToken: null,
    siteId: group.siteId,
    totalAgents,
    type: group.isDefault ? 'static' : 'dynamic',
    updatedAt: created,
  };
}

/** The body of `/user` for the user behind a token. */
export function userRow(grant: TokenGrant, nameOf: (scopeId: string) => string) {
  const created = microsecondTimestamp(grant.createdAt);
  const role = { roleId: '1486405255395298912', roleName: 'Viewer', roles: ['Viewer'] };
  const scopeRoles = grant.scopeIds.map((id) => ({ id, name: nameOf(id), ...role }));
  return {
    agreedEula: true,
    allowRemoteShell: false,
    apiToken: { createdAt: created, expiresAt: microsecondTimestamp(grant.expiresAt) },
    canGenerateApiToken: false,
    dateJoined: created,
    email: 'vulnerability-connector@harbourline.example',
    emailVerified: true,
    firstLogin: null,
    fullName: 'Vulnerability Connector',
    id: '1936020995512204417',
    isExternalLoginUser: false,
    isSystem: false,
    lastLogin: null,
    lowestRole: 'Viewer',
    scope: grant.scope,
    scopeRoles: grant.scope === 'tenant' ? [] : scopeRoles,
    siteRoles: grant.scope === 'site' ? scopeRoles : [],
    source: 'mgmt',
    tenantRoles: grant.scope === 'tenant' ? ['Viewer'] : [],
    twoFaConfigured: false,
    twoFaEnabled: false,
    twoFaStatus: 'not_configured',
  };
}
