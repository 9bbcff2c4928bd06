/** The permissions that the console's role editor gives one by one. */
export type Permission =
  | 'Endpoints.view'
  | 'Applications Page.viewRisks'
  | 'Accounts.view'
  | 'Sites.view'
  | 'Groups.view'
  | 'Users.view';

/** Everything the built-in Viewer role may do here. */
export const viewerPermissions: readonly Permission[] = [
  'Endpoints.view',
  'Applications Page.viewRisks',
  'Accounts.view',
  'Sites.view',
  'Groups.view',
  'Users.view',
];

/** An API token and what it opens. Times are milliseconds since 1970 on the world's clock. */
export interface TokenGrant {
  readonly token: string;
  readonly scope: 'tenant' | 'account' | 'site';
  /** The accounts or sites of the scope; empty for the tenant. */
  readonly scopeIds: readonly string[];
  readonly permissions: readonly Permission[];
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A tenant-wide Viewer token of half a year, made a month before `now`. */
export function viewerToken(token: string, now: number): TokenGrant {
  const day = 86_400_000;
  return {
    token,
    scope: 'tenant',
    scopeIds: [],
    permissions: viewerPermissions,
    createdAt: now - 30 * day,
    expiresAt: now + 150 * day,
  };
}
