import { agentRow } from './agent-row.ts';
import type { Answer } from './answers.ts';
import {
  dataAnswer,
  insufficientPermissions,
  invalidParameter,
  listAnswer,
  RequestRejected,
  textAnswer,
} from './answers.ts';
import { agentFilterOf, riskFilterOf } from './console-filters.ts';
import type { Cursors } from './cursors.ts';
import { latestAgentVersion } from './generated-agents.ts';
import type { ListParameters } from './query-parameters.ts';
import { QueryParameters } from './query-parameters.ts';
import { baseRiskRow, skuRiskRow } from './risk-row.ts';
import { accountRow, groupRow, siteRow, userRow } from './scope-rows.ts';
import { accountColumns, agentColumns, groupColumns, riskColumns, siteColumns } from './sort-columns.ts';
import { microsecondTimestamp } from './timestamps.ts';
import type { Permission, TokenGrant } from './tokens.ts';
import { visibleSites } from './visible-sites.ts';
import type { Page, Position, World } from './world.ts';

/**
 * What the tenant has paid for: risks with 23 keys (`base`), with 32 (`vulnerability-management`), or none at all.
 * Consoles without the licence differ: no such page, no permission, or an empty list.
 */
export type Licence =
  | 'base'
  | 'vulnerability-management'
  | 'none-not-found'
  | 'none-forbidden'
  | 'none-empty';

/** Everything a call needs to know besides its request. */
export interface ConsoleState {
  readonly world: World;
  readonly cursors: Cursors;
  readonly licence: Licence;
  findToken(token: string): TokenGrant | null;
}

/** A request with its sender already known. */
export interface Call {
  readonly state: ConsoleState;
  readonly grant: TokenGrant;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const enabledAgents = { isDecommissioned: new Set([false]), isUninstalled: new Set([false]) } as const;

function require(grant: TokenGrant, permission: Permission): void {
  if (!grant.permissions.includes(permission)) throw insufficientPermissions();
}

/** Reads one page and makes the answer's envelope of it. */
function page<Row>(
  call: Call,
  list: ListParameters,
  read: (after: Position | null, limit: number) => Page<Row>,
  count: () => number,
  wire: (row: Row) => unknown,
): { data: unknown[]; totalItems: number; nextCursor: string | null } {
  const { cursors } = call.state;
  const totalItems = list.skipCount && !list.countOnly ? 0 : count();
  if (list.countOnly) return { data: [], totalItems, nextCursor: null };
  const after = list.cursor === null ? null : cursors.read(list.cursor, call.path, call.query);
  const skip = after === null ? list.skip : 0;
  const { rows, next } = read(after, list.limit + skip);
  return {
    data: rows.slice(skip).map(wire),
    totalItems,
    nextCursor: next === null ? null : cursors.write(next, call.path, call.query),
  };
}

/** A page of a short list that is at hand as a whole. */
function pageOf<Row>(rows: readonly Row[]): (after: Position | null, limit: number) => Page<Row> {
  return (after, limit) => {
    const start = after === null ? 0 : Number(after);
    const end = start + limit;
    return { rows: rows.slice(start, end), next: end < rows.length ? String(end) : null };
  };
}

function agents(call: Call): Answer {
  require(call.grant, 'Endpoints.view');
  const { world } = call.state;
  const parameters = new QueryParameters(call.query);
  const filter = agentFilterOf(parameters, world, call.grant);
  const list = parameters.paging(1000, agentColumns);
  const order = {
    by: list.sortBy === 'updatedAt' ? 'updatedAt' : 'id',
    descending: list.descending,
  } as const;
  const accounts = new Map(world.accounts.map((account) => [account.id, account]));
  const sites = new Map(world.sites.map((site) => [site.id, site]));
  const groups = new Map(world.groups.map((group) => [group.id, group]));
  const { data, ...pagination } = page(
    call,
    list,
    (after, limit) => world.agentsAfter(after, limit, filter, order),
    () => world.countAgents(filter),
    (agent) => {
      const site = sites.get(agent.siteId) ?? null;
      const account = accounts.get(site?.accountId ?? '') ?? null;
      return agentRow(agent, { account, site, group: groups.get(agent.groupId) ?? null });
    },
  );
  return listAnswer(data, pagination);
}

function agentCount(call: Call): Answer {
  require(call.grant, 'Endpoints.view');
  const filter = agentFilterOf(new QueryParameters(call.query), call.state.world, call.grant);
  return dataAnswer({ total: call.state.world.countAgents(filter) });
}

function risks(call: Call): Answer {
  const { world, licence } = call.state;
  if (licence === 'none-not-found')
    return textAnswer(404, 'text/plain; charset=utf-8', '404 page not found\n');
  require(call.grant, 'Applications Page.viewRisks');
  if (licence === 'none-forbidden') {
    throw new RequestRejected(
      403,
      'Insufficient permissions',
      'Feature application_management is not available for the scope',
    );
  }
  const parameters = new QueryParameters(call.query);
  const filter = riskFilterOf(parameters, world, call.grant);
  const list = parameters.paging(1000, riskColumns);
  if (licence === 'none-empty') return listAnswer([], { totalItems: 0, nextCursor: null });
  const now = world.now();
  const row = licence === 'base' ? baseRiskRow : skuRiskRow;
  const { data, ...pagination } = page(
    call,
    list,
    (after, limit) =>
      world.risksAfter(after, limit, filter, { descending: list.descending && list.sortBy === 'id' }),
    () => world.countRisks(filter),
    (risk) => row(risk, now),
  );
  return listAnswer(data, pagination);
}

function sku(call: Call): Answer {
  new QueryParameters(call.query).ids('siteIds', 1);
  return dataAnswer({ isSkuAvailable: call.state.licence === 'vulnerability-management' });
}

function accounts(call: Call): Answer {
  const { world } = call.state;
  if (call.grant.scope === 'site') {
    throw new RequestRejected(403, 'Insufficient permissions', 'Action is not allowed to site users');
  }
  require(call.grant, 'Accounts.view');
  const parameters = new QueryParameters(call.query);
  const list = parameters.paging(1000, accountColumns);
  const ids = parameters.ids('ids', 5000) ?? parameters.ids('accountIds', 5000);
  const states = parameters.set('states', 5000);
  const own = call.grant.scope === 'account' ? new Set(call.grant.scopeIds) : null;
  const rows = world.accounts.filter(
    ({ id, state }) => (own?.has(id) ?? true) && (ids?.has(id) ?? true) && (states?.has(state) ?? true),
  );
  const { data, ...pagination } = page(
    call,
    list,
    pageOf(rows),
    () => rows.length,
    (account) => {
      const siteIds = new Set(
        world.sites.filter((site) => site.accountId === account.id).map((site) => site.id),
      );
      return accountRow(account, world.countAgents({ ...enabledAgents, siteIds }), siteIds.size);
    },
  );
  return listAnswer(data, pagination);
}

function sites(call: Call): Answer {
  require(call.grant, 'Sites.view');
  const { world } = call.state;
  const parameters = new QueryParameters(call.query);
  const list = parameters.paging(1000, siteColumns);
  const state = parameters.text('state');
  const states = parameters.set('states', 5000) ?? (state === null ? null : new Set([state]));
  const visible = visibleSites(world, call.grant, parameters, 500);
  const name = parameters.text('query') ?? parameters.text('name__contains') ?? '';
  const rows = world.sites.filter(
    (site) =>
      (visible?.has(site.id) ?? true) &&
      (states?.has(site.state) ?? true) &&
      site.name.toLowerCase().includes(name.toLowerCase()),
  );
  const used = (siteId: string): number =>
    world.countAgents({ ...enabledAgents, siteIds: new Set([siteId]) });
  const { data, ...pagination } = page(
    call,
    list,
    pageOf(rows),
    () => rows.length,
    (site) => {
      const account = world.accounts.find((candidate) => candidate.id === site.accountId) ?? null;
      return siteRow(site, account, used(site.id));
    },
  );
  const activeLicenses = rows.reduce((sum, site) => sum + used(site.id), 0);
  return listAnswer({ allSites: { activeLicenses, totalLicenses: 0 }, sites: data }, pagination);
}

function groups(call: Call): Answer {
  require(call.grant, 'Groups.view');
  const { world } = call.state;
  const parameters = new QueryParameters(call.query);
  const list = parameters.paging(300, groupColumns);
  const visible = visibleSites(world, call.grant, parameters, 500);
  const ids = parameters.ids('groupIds', 500);
  const name = (parameters.text('query') ?? '').toLowerCase();
  const rows = world.groups.filter(
    (group) =>
      (visible?.has(group.siteId) ?? true) &&
      (ids?.has(group.id) ?? true) &&
      group.name.toLowerCase().includes(name),
  );
  const { data, ...pagination } = page(
    call,
    list,
    pageOf(rows),
    () => rows.length,
    (group) =>
      groupRow(
        group,
        world.countAgents({
          ...enabledAgents,
          siteIds: new Set([group.siteId]),
          groupIds: new Set([group.id]),
        }),
      ),
  );
  return listAnswer(data, pagination);
}

function user(call: Call): Answer {
  require(call.grant, 'Users.view');
  const { accounts: all, sites: places } = call.state.world;
  const nameOf = (id: string): string => [...all, ...places].find((scope) => scope.id === id)?.name ?? '';
  return dataAnswer(userRow(call.grant, nameOf));
}

function tokenDetails(call: Call): Answer {
  const data = (call.body as { data?: { apiToken?: unknown } } | null)?.data;
  if (typeof data?.apiToken !== 'string')
    throw invalidParameter('data: apiToken: Missing data for required field.');
  const grant = call.state.findToken(data.apiToken);
  if (!grant) throw new RequestRejected(400, 'Bad Request', 'API token not found');
  return dataAnswer({
    createdAt: microsecondTimestamp(grant.createdAt),
    expiresAt: microsecondTimestamp(grant.expiresAt),
  });
}

function tenantAdminCheck(call: Call): Answer {
  if (call.grant.scope !== 'tenant') throw insufficientPermissions();
  return dataAnswer({ success: true });
}

/** The calls that need a token, by method and path behind `/web/api/v2.1`. */
export const consoleCalls: Readonly<Record<string, (call: Call) => Answer>> = {
  'GET /system/info': () =>
    dataAnswer({ build: '27', latestAgentVersion, patch: '4', release: 'Thunderhead', version: 'S-25.3.4' }),
  'GET /user': user,
  'POST /users/api-token-details': tokenDetails,
  'GET /users/viewer-auth-check': () => dataAnswer({ success: true }),
  'GET /users/tenant-admin-auth-check': tenantAdminCheck,
  'GET /accounts': accounts,
  'GET /sites': sites,
  'GET /groups': groups,
  'GET /agents': agents,
  'GET /agents/count': agentCount,
  'GET /application-management/risks': risks,
  'GET /private/application-management/sku': sku,
};
