import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { accounts, sites } from '../../../main/demo/organisation.ts';
import type { TokenGrant } from '../../../main/demo/tokens.ts';
import { viewerToken } from '../../../main/demo/tokens.ts';
import { ConsoleClient } from '../../tenant/console-client.ts';
import { smallWorld, startTenant, tenantToken } from '../../tenant/started-tenant.ts';

const risks = '/application-management/risks';
const world = () => smallWorld({ endpoints: 200, risksPerEndpoint: 4 });
const [logistics, digital] = accounts;
const [headquarters, terminals] = sites;

/** A client with a token that differs from the tenant-wide one. */
async function startFor(grant: Partial<TokenGrant>) {
  const tenant = await startTenant(world());
  const token = 'narrower-token-0123456789';
  tenant.server.grant({ ...viewerToken(token, tenant.world.now()), ...grant });
  return { ...tenant, narrow: new ConsoleClient(tenant.server, token) };
}

const errorOf = (status: number, title: string, detail: string | null) => ({
  errors: [{ code: status * 10_000 + 10, detail, title }],
});

describe('Tokens', () => {
  it('open nothing when unknown, revoked, expired, or sent in another way than "ApiToken ..."', async () => {
    const { client, server, world: tenant } = await startTenant(world());
    const refused = { status: 401, body: errorOf(401, 'Authentication Failed', null) };
    expect((await client.get('/system/info')).status).toBe(200);
    expect(await new ConsoleClient(server, 'another-token').get('/system/info')).toMatchObject(refused);
    const bearer = await fetch(`${server.url}/web/api/v2.1/system/info`, {
      headers: { Authorization: `Bearer ${tenantToken}` },
    });
    expect(bearer.status).toBe(401);
    server.revoke(tenantToken);
    expect(await client.get('/system/info')).toMatchObject(refused);
    server.grant(viewerToken(tenantToken, tenant.now()));
    tenant.advanceDays(200);
    expect(await client.get('/system/info')).toMatchObject(refused);
  });

  it('tell their dates, and an unknown one is a 400', async () => {
    const { client, world: tenant } = await startTenant(world());
    const details = await client.post('/users/api-token-details', { data: { apiToken: tenantToken } });
    expect(details.body).toEqual({ data: { createdAt: expect.any(String), expiresAt: expect.any(String) } });
    const { expiresAt } = (details.body as { data: { expiresAt: string } }).data;
    expect(Date.parse(expiresAt)).toBe(tenant.now() + 150 * 86_400_000);
    expect((await client.post('/users/api-token-details', { data: { apiToken: 'nobody' } })).status).toBe(
      400,
    );
    expect((await client.post('/users/api-token-details', {})).status).toBe(400);
  });

  it.each([
    ['Endpoints.view', ['/agents', '/agents/count']],
    ['Applications Page.viewRisks', [risks]],
    ['Accounts.view', ['/accounts']],
    ['Sites.view', ['/sites']],
    ['Groups.view', ['/groups']],
    ['Users.view', ['/user']],
  ] as const)('without %s answer 403 on %j and work elsewhere', async (missing, paths) => {
    const all = viewerToken('', 0).permissions;
    const { narrow } = await startFor({ permissions: all.filter((permission) => permission !== missing) });
    for (const path of ['/agents', '/agents/count', risks, '/accounts', '/sites', '/groups', '/user']) {
      const answer = await narrow.get(path);
      if (!(paths as readonly string[]).includes(path)) expect(answer.status, path).toBe(200);
      else
        expect(answer).toMatchObject({ status: 403, body: errorOf(403, 'Insufficient permissions', null) });
    }
  });
});

describe('Scopes', () => {
  it('limit a site token to its site, and refuse it the accounts', async () => {
    const scopeIds = [headquarters?.id ?? ''];
    const { client, narrow } = await startFor({ scope: 'site', scopeIds });
    const own = await client.walk('/agents', { siteIds: scopeIds[0] });
    expect((await narrow.walk('/agents')).rows).toEqual(own.rows);
    expect((await narrow.walk('/agents', { siteIds: terminals?.id })).rows).toEqual([]);
    expect((await narrow.walk(risks)).rows).toEqual(
      (await client.walk(risks, { siteIds: scopeIds[0] })).rows,
    );
    expect((await narrow.get('/sites')).body).toMatchObject({ data: { sites: [{ id: scopeIds[0] }] } });
    expect((await narrow.walk('/groups')).rows.every((group) => group['siteId'] === scopeIds[0])).toBe(true);
    expect(await narrow.get('/accounts')).toMatchObject({
      status: 403,
      body: errorOf(403, 'Insufficient permissions', 'Action is not allowed to site users'),
    });
    expect((await narrow.get('/user')).body).toMatchObject({
      data: { scope: 'site', scopeRoles: [{ id: scopeIds[0], name: headquarters?.name }] },
    });
  });

  it('limit an account token to its account', async () => {
    const { client, narrow } = await startFor({ scope: 'account', scopeIds: [digital?.id ?? ''] });
    expect((await narrow.walk('/accounts')).rows.map((row) => row.id)).toEqual([digital?.id]);
    const agents = await narrow.walk('/agents');
    expect(agents.rows).toEqual((await client.walk('/agents', { accountIds: digital?.id })).rows);
    expect((await narrow.walk(risks, { accountIds: logistics?.id })).rows).toEqual([]);
    expect((await narrow.get('/users/tenant-admin-auth-check')).status).toBe(403);
    expect((await narrow.get('/users/viewer-auth-check')).body).toEqual({ data: { success: true } });
  });

  it('are all open to a tenant token', async () => {
    const { client } = await startTenant(world());
    expect((await client.get('/users/tenant-admin-auth-check')).body).toEqual({ data: { success: true } });
    expect((await client.walk('/accounts')).rows).toHaveLength(2);
    expect((await client.get('/sites', { limit: 100 })).body).toMatchObject({
      data: { sites: { length: sites.length } },
    });
    expect((await client.get('/sites', { states: 'expired' })).body).toMatchObject({
      data: { sites: { length: 1 } },
    });
  });
});

describe('Parameters', () => {
  it.each([
    ['/agents', { limit: 1001 }, 'limit: Must be between 1 and 1000.'],
    ['/agents', { limit: 0 }, 'limit: Must be between 1 and 1000.'],
    ['/agents', { limit: 'all' }, 'limit: Not a valid integer.'],
    ['/groups', { limit: 301 }, 'limit: Must be between 1 and 300.'],
    ['/agents', { skip: 1001 }, 'skip: Must be between 0 and 1000.'],
    ['/agents', { sortBy: 'colour' }, 'sortBy: "colour" is not a valid choice.'],
    [risks, { sortBy: 'updatedAt' }, 'sortBy: "updatedAt" is not a valid choice.'],
    ['/agents', { sortOrder: 'up' }, 'sortOrder: "up" is not a valid choice.'],
    ['/agents', { osTypes: 'windows,dos' }, 'osTypes: 1: "dos" is not a valid choice.'],
    ['/agents', { infected: 'maybe' }, 'infected: Not a valid boolean.'],
    ['/agents', { isDecommissioned: 'True,2' }, 'isDecommissioned: Not a valid boolean.'],
    ['/agents', { siteIds: 'north' }, 'siteIds: Not a valid Identifier.'],
    ['/agents', { updatedAt__gte: 'yesterday' }, 'updatedAt__gte: Not a valid datetime.'],
    ['/agents', { updatedAt__between: 'a-b' }, 'updatedAt__between: Not a valid date range.'],
    ['/agents', { computerName__contains: 'x' }, 'computerName__contains: 0: Shorter than minimum length 2.'],
    [risks, { cveId__contains: 'CVE-2024' }, 'cveId__contains: 0: Shorter than minimum length 9.'],
    [risks, { siteIds: '1486405255257023117,1486405255281184270' }, 'siteIds: Longer than maximum length 1.'],
    [
      risks,
      { accountIds: '1486405255240245901,1502317744020138842' },
      'accountIds: Longer than maximum length 1.',
    ],
    [
      risks,
      { groupIds: '1486405255257107003,1486405255257190889' },
      'groupIds: Longer than maximum length 1.',
    ],
    ['/agents', { cursor: 'garbled' }, 'Invalid cursor value received'],
  ])('of %s %j are refused: %s', async (path, query, detail) => {
    const { client } = await startTenant(world());
    expect(await client.get(path, query)).toMatchObject({
      status: 400,
      body: errorOf(400, 'Validation Error', detail),
    });
  });

  it('that are unknown are ignored, so that a misspelt filter gives everything', async () => {
    const { client } = await startTenant(world());
    expect((await client.walk('/agents', { isInfected: true })).rows).toHaveLength(200);
  });

  it('take instants with microseconds, as epoch milliseconds and as a range', async () => {
    const { client } = await startTenant(world());
    const [row] = (await client.walk('/agents')).rows;
    const at = String(row?.['updatedAt']);
    const find = async (query: Record<string, string>) =>
      (await client.walk('/agents', query)).rows.some(({ id }) => id === row?.id);
    expect(await find({ updatedAt__gte: at, updatedAt__lte: at })).toBe(true);
    expect(await find({ updatedAt__gt: at })).toBe(false);
    expect(await find({ updatedAt__lt: at })).toBe(false);
    const ms = Date.parse(at);
    expect(await find({ updatedAt__between: `${ms}-${ms + 1}` })).toBe(true);
    expect(await find({ updatedAt__gte: String(ms) })).toBe(true);
    expect(await find({ updatedAt__gte: String(ms + 1) })).toBe(false);
  });
});

describe('Cursors', () => {
  const invalid = { status: 400, body: errorOf(400, 'Validation Error', 'Invalid cursor value received') };
  const cursorOf = (answer: { body: unknown }): string =>
    (answer.body as { pagination: { nextCursor: string } }).pagination.nextCursor;

  it('belong to one query: another filter, order or list makes them invalid, another page size does not', async () => {
    const { client } = await startTenant(world());
    const cursor = cursorOf(await client.get('/agents', { limit: 10, osTypes: 'windows' }));
    expect(
      (await client.get('/agents', { limit: 25, osTypes: 'windows', skipCount: true, cursor })).status,
    ).toBe(200);
    expect(await client.get('/agents', { osTypes: 'linux', cursor })).toMatchObject(invalid);
    expect(await client.get('/agents', { cursor })).toMatchObject(invalid);
    expect(await client.get('/agents', { osTypes: 'windows', sortBy: 'updatedAt', cursor })).toMatchObject(
      invalid,
    );
    expect(await client.get(risks, { osTypes: 'windows', cursor })).toMatchObject(invalid);
  });

  it('grow old, and can be made to', async () => {
    let time = 0;
    const { client, server } = await startTenant(world(), { cursorLifetimeMs: 1000, clock: () => time });
    const cursor = cursorOf(await client.get('/agents'));
    time = 1000;
    expect((await client.get('/agents', { cursor })).status).toBe(200);
    time = 1001;
    expect(await client.get('/agents', { cursor })).toMatchObject(invalid);
    const fresh = cursorOf(await client.get('/agents'));
    server.expireCursors();
    expect(await client.get('/agents', { cursor: fresh })).toMatchObject(invalid);
  });
});

describe('Licences', () => {
  it.each([
    ['none-not-found', 404, '404 page not found\n'],
    ['none-forbidden', 403, null],
    ['none-empty', 200, '{"data":[],"pagination":{"totalItems":0,"nextCursor":null}}'],
  ] as const)('%s answers risks with %i and everything else as before', async (licence, status, text) => {
    const { client } = await startTenant(world(), { licence });
    const answer = await client.get(risks);
    expect(answer.status).toBe(status);
    if (text !== null) expect(answer.text).toBe(text);
    expect((await client.get('/agents')).status).toBe(200);
    expect((await client.get('/private/application-management/sku')).body).toEqual({
      data: { isSkuAvailable: false },
    });
  });

  it('can end while the console runs', async () => {
    const { client, server } = await startTenant(world(), { licence: 'vulnerability-management' });
    expect((await client.get(risks)).status).toBe(200);
    server.setLicence('none-forbidden');
    expect((await client.get(risks)).status).toBe(403);
  });
});

describe('The wire', () => {
  it('carries an id per request, compresses for those who ask, and counts the requests', async () => {
    const { client, server } = await startTenant(world());
    const one = await client.get('/agents', { limit: 100 });
    const two = await client.get('/system/status');
    expect(one.headers.get('content-encoding')).toBe('gzip');
    expect(one.headers.get('x-rqid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(two.headers.get('x-rqid')).not.toBe(one.headers.get('x-rqid'));
    const plain = await new Promise<unknown>((resolve, reject) => {
      const headers = { Authorization: `ApiToken ${tenantToken}` };
      httpRequest(`${server.url}/web/api/v2.1/agents?limit=100`, { headers }, (response) => {
        response.resume();
        resolve(response.headers['content-encoding']);
      })
        .on('error', reject)
        .end();
    });
    expect(plain).toBeUndefined();
    expect(server.requests()).toEqual({ '/agents': 2, '/system/status': 1 });
  });

  it('answers /system/status without a token, unknown paths with 404, and shows its web page elsewhere', async () => {
    const { client, server } = await startTenant(world());
    const status = await fetch(`${server.url}/web/api/v2.1/system/status`);
    expect(await status.json()).toEqual({ data: { health: 'ok' } });
    expect((await client.get('/threats')).status).toBe(404);
    const page = await fetch(`${server.url}/dashboard`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('listens on this machine only', async () => {
    const { server } = await startTenant(world());
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });
});
