import { describe, expect, it } from 'vitest';
import { type Answerer, errorIn, sendJson, valueIn } from '../net/test-server.ts';
import { sendError, TestConsole, testToken } from './test-console.ts';

const data =
  (body: unknown): Answerer =>
  (_, response) =>
    sendJson(response, { data: body });

describe('the calls of a console', () => {
  it('system status is asked without the token', async () => {
    await using console = await TestConsole.start(data({ health: 'ok' }));
    expect(valueIn(await console.client().systemStatus())).toEqual({ health: 'ok' });
    expect(console.received[0]?.path).toBe('/system/status');
    expect(console.received[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ['404', (_, response) => response.writeHead(404).end('Not found')],
    ['401', (_, response) => response.writeHead(401).end()],
    ['403', (_, response) => response.writeHead(403).end('<html>blocked</html>')],
    ['other JSON', (_, response) => sendJson(response, { data: { up: true } })],
    ['JSON without data', (_, response) => sendJson(response, { status: 'ok' })],
  ] satisfies [string, Answerer][])(
    'system status tells by %s that there is no console, and never sends the token to find out',
    async (_, answer) => {
      await using console = await TestConsole.start(answer);
      expect(errorIn(await console.client().systemStatus()).code).toBe('not-a-console');
      expect(console.received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    },
  );

  it('system status leaves it at server-fault when the console is there but failing', async () => {
    await using console = await TestConsole.start((_, response) => sendError(response, 503, 'Busy'));
    expect(errorIn(await console.client().systemStatus()).code).toBe('server-fault');
  });

  it('system info gives the version', async () => {
    await using console = await TestConsole.start(
      data({ version: 'S-25.1.1', build: '7', patch: '', release: 'S-25' }),
    );
    expect(valueIn(await console.client().systemInfo()).version).toBe('S-25.1.1');
  });

  it('user gives name, scope and scopes, and forgives what it cannot read', async () => {
    const user = {
      fullName: 'Svc',
      scope: 'site',
      scopeRoles: [{ id: '1', name: 'Berlin' }],
      apiToken: 7,
    };
    await using console = await TestConsole.start(data(user));
    expect(valueIn(await console.client().user())).toMatchObject({
      fullName: 'Svc',
      scope: 'site',
      scopeRoles: [{ id: '1' }],
      apiToken: null,
    });
  });

  it('token details are asked for by the token itself', async () => {
    await using console = await TestConsole.start(
      data({ createdAt: null, expiresAt: '2027-01-01T00:00:00Z' }),
    );
    expect(valueIn(await console.client().tokenDetails()).expiresAt).toBe('2027-01-01T00:00:00Z');
    expect(console.received[0]).toMatchObject({ method: 'POST', path: '/users/api-token-details' });
    expect(JSON.parse(console.received[0]?.body ?? '')).toEqual({ data: { apiToken: testToken } });
  });

  it('accounts, sites and groups come from all their pages, without any secret', async () => {
    await using console = await TestConsole.start((request, response) => {
      const second = request.query.get('cursor') === 'next';
      const row = {
        id: second ? '2' : '1',
        name: 'n',
        registrationToken: 'secret',
        licenses: { bundles: [] },
      };
      const rows = request.path === '/sites' ? { allSites: {}, sites: [row] } : [row];
      sendJson(response, { data: rows, pagination: { nextCursor: second ? null : 'next' } });
    });
    const client = console.client();
    const expected = [
      { id: '1', name: 'n' },
      { id: '2', name: 'n' },
    ];
    expect(valueIn(await client.accounts())).toEqual(expected);
    expect(valueIn(await client.sites())).toEqual(expected);
    expect(valueIn(await client.groups())).toEqual(expected);
    expect(console.received.map(({ path, query }) => `${path} ${query.get('limit')}`)).toEqual([
      '/accounts 1000',
      '/accounts 1000',
      '/sites 1000',
      '/sites 1000',
      '/groups 300',
      '/groups 300',
    ]);
  });

  it('any site is the first active one, or none', async () => {
    const listing =
      (sites: unknown[]): Answerer =>
      (_, response) =>
        sendJson(response, { data: { sites }, pagination: { nextCursor: null } });
    await using some = await TestConsole.start(listing([{ id: '1' }]));
    expect(valueIn(await some.client().anySite())).toEqual({ id: '1' });
    await using none = await TestConsole.start(listing([]));
    expect(valueIn(await none.client().anySite())).toBeNull();
  });

  it.each([
    ['a total', { data: [], pagination: { totalItems: 2095 } }, 2095],
    ['a total in the data', { data: { total: 2095 } }, 2095],
    ['a total beside the row that was asked for', { data: [{}], pagination: { totalItems: 2095 } }, 2095],
    ['zero', { data: [], pagination: { totalItems: 0 } }, 0],
    ['zero beside rows, which is no total', { data: [{}], pagination: { totalItems: 0 } }, null],
    ['its digits', { data: [], pagination: { totalItems: '2095' } }, 2095],
    ['nothing', { data: [] }, null],
    ['nothing in a pagination that is there', { data: [], pagination: { totalItems: null } }, null],
  ])('a count is understood as %s', async (_, body, expected) => {
    await using console = await TestConsole.start((_request, response) => sendJson(response, body));
    expect(valueIn(await console.client().countAgents({}))).toBe(expected);
    expect(valueIn(await console.client().countRisks({}))).toBe(expected);
    for (const { query } of console.received) expect(query.toString()).toContain('countOnly=true&limit=1');
  });

  it.each([
    ['words', { data: [], pagination: { totalItems: 'many' } }],
    ['a negative number', { data: [], pagination: { totalItems: -3 } }],
    ['a fraction', { data: { total: 2.5 } }],
    ['an object', { data: { total: {} } }],
    ['a pagination that is text', { data: [], pagination: 'none' }],
  ])('a count that cannot be read is a failure and never zero: %s', async (_, body) => {
    await using console = await TestConsole.start((_request, response) => sendJson(response, body));
    expect(errorIn(await console.client().countAgents({})).code).toBe('protocol-fault');
    expect(errorIn(await console.client().countRisks({})).code).toBe('protocol-fault');
  });

  it.each(['accounts', 'sites', 'groups'] as const)(
    'a list of %s that never ends is a failure',
    async (call) => {
      const served =
        (rows: (page: number) => unknown[]): Answerer =>
        (request, response) => {
          const page = Number(request.query.get('cursor') ?? 0);
          const data = request.path === '/sites' ? { sites: rows(page) } : rows(page);
          sendJson(response, { data, pagination: { nextCursor: String(page + 1) } });
        };
      await using empty = await TestConsole.start(served(() => []));
      expect(errorIn(await empty.client()[call]()).code).toBe('protocol-fault');
      await using repeating = await TestConsole.start(served(() => [{ id: '1' }]));
      expect(errorIn(await repeating.client()[call]()).code).toBe('protocol-fault');
      expect(repeating.received.length).toBeLessThan(40);
    },
  );

  it.each(['accounts', 'sites', 'groups'] as const)(
    'a list of %s without its pagination is a failure',
    async (call) => {
      await using console = await TestConsole.start((request, response) =>
        sendJson(response, { data: request.path === '/sites' ? { sites: [{ id: '1' }] } : [{ id: '1' }] }),
      );
      expect(errorIn(await console.client()[call]()).code).toBe('protocol-fault');
    },
  );

  it('a count of endpoints can leave out those that are gone', async () => {
    await using console = await TestConsole.start(data([]));
    await console.client().countAgents({ includeGone: false });
    expect(console.received[0]?.query.get('isDecommissioned')).toBe('False');
    expect(console.received[0]?.query.get('isUninstalled')).toBe('False');
  });

  it.each([
    ['true', data({ isSkuAvailable: true }), true],
    ['false', data({ isSkuAvailable: false }), false],
    ['unknown where the console has no such call', (_, response) => response.writeHead(404).end(), null],
    [
      'unknown where it is refused',
      (_, response) => sendError(response, 403, 'Insufficient permissions'),
      null,
    ],
  ] satisfies [string, Answerer, boolean | null][])(
    'the vulnerability licence is %s',
    async (_, answer, expected) => {
      await using console = await TestConsole.start(answer);
      expect(valueIn(await console.client().vulnerabilitySku('42'))).toBe(expected);
      expect(console.received[0]).toMatchObject({
        path: '/private/application-management/sku',
        rawQuery: '?siteIds=42',
      });
    },
  );

  it('an answer that cannot be understood says which call it was', async () => {
    await using console = await TestConsole.start(data('odd'));
    const error = errorIn(await console.client().systemInfo());
    expect(error).toMatchObject({ code: 'protocol-fault', message: expect.stringContaining('/system/info') });
  });
});
