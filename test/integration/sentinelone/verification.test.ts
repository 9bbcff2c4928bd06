import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { attemptsWhileWatched, verifyConnector } from '../../../main/connectors/verification.ts';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import {
  type Verification,
  type VerificationLine,
  verification,
} from '../../../preload/contract/verification.ts';
import { type Answerer, sendJson } from '../net/test-server.ts';
import { sendError, TestConsole, testToken } from './test-console.ts';

const now = Date.UTC(2026, 5, 1);
const consoleDate = { Date: new Date(now).toUTCString() };

type Answer = (response: ServerResponse) => void;
type Answers = Record<string, Answer>;

const say =
  (data: unknown, more: object = {}): Answer =>
  (response) =>
    sendJson(response, { data, ...more }, 200, consoleDate);
const total = (totalItems: number): Answer => say([], { pagination: { totalItems } });
const refuse =
  (status: number, title = 'x', detail: string | null = null): Answer =>
  (response) =>
    sendError(response, status, title, detail);

/** A console on which everything is as it should be. */
const healthy: Answers = {
  '/system/status': say({ health: 'ok' }),
  '/system/info': say({ version: 'S-25.1.1' }),
  '/user': say({ fullName: 'Svc Import', scope: 'account', scopeRoles: [{ id: '1', name: 'Acme' }] }),
  '/users/api-token-details': say({ expiresAt: '2027-06-01T00:00:00Z' }),
  '/agents': total(2095),
  '/application-management/risks': total(294_709),
  '/sites': say({ sites: [{ id: '11' }] }, { pagination: { nextCursor: null } }),
  '/private/application-management/sku': say({ isSkuAvailable: true }),
};

function answering(answers: Answers): Answerer {
  return ({ path }, response) => (answers[path] ?? refuse(404))(response);
}

async function verify(
  changes: Answers = {},
  mode: IngestMode = 'scan',
): Promise<Verification & Record<VerificationLine['id'], VerificationLine>> {
  await using console = await TestConsole.start(answering({ ...healthy, ...changes }));
  const done = await verifyConnector(console.client({ retry: { attempts: attemptsWhileWatched } }), { mode });
  verification.parse(done);
  for (const line of done.lines) {
    expect(line.finding).toMatch(/\.$/);
    if (line.state === 'failed' || line.state === 'warning') expect(line.advice).not.toBe('');
    expect(JSON.stringify(line)).not.toContain(testToken);
  }
  const byId = Object.fromEntries(done.lines.map((line) => [line.id, line])) as Record<
    VerificationLine['id'],
    VerificationLine
  >;
  return { ...done, ...byId };
}

function statesOf(done: Verification): string {
  return done.lines.map(({ state }) => state).join(' ');
}

describe('verifying a connector', () => {
  it('passes line by line, with counts, scope, version and expiry', async () => {
    const done = await verify();
    expect(statesOf(done)).toBe('passed passed passed passed passed passed');
    expect(done).toMatchObject({
      tokenExpiresAt: '2027-06-01T00:00:00.000Z',
      consoleVersion: 'S-25.1.1',
      userScope: 'account',
    });
    expect(done.scope.finding).toBe('Svc Import sees the account Acme.');
    expect(done.assets).toMatchObject({ count: 2095, finding: 'The token can read 2,095 endpoints.' });
    expect(done.findings).toMatchObject({
      count: 294_709,
      finding: expect.stringContaining('Singularity Vulnerability Management'),
    });
  });

  it('gives each line as soon as it is decided', async () => {
    const heard: string[] = [];
    await using console = await TestConsole.start(answering(healthy));
    const atLine: number[] = [];
    await verifyConnector(console.client(), {
      mode: 'scan',
      onLine: ({ id }) => {
        heard.push(id);
        atLine.push(console.received.length);
      },
    });
    expect(heard).toEqual(['address', 'token', 'expiry', 'scope', 'assets', 'findings']);
    expect(atLine.slice(0, 2)).toEqual([1, 2]);
    expect(atLine[4]).toBeLessThan(atLine[5] ?? 0);
  });

  it('sends the token nowhere before there is a console', async () => {
    await using console = await TestConsole.start((_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>sign in</html>'),
    );
    const done = await verifyConnector(console.client({ retry: { attempts: attemptsWhileWatched } }), {
      mode: 'scan',
    });
    expect(statesOf(done)).toBe('failed skipped skipped skipped skipped skipped');
    expect(done.lines[0]?.code).toBe('not-a-console');
    expect(done.lines[5]?.finding).toBe('Not tried, because the line "Address and TLS" failed.');
    expect(console.received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('asks a failing console twice, not five times, since somebody is watching', async () => {
    await using console = await TestConsole.start((_, response) => refuse(503)(response));
    const done = await verifyConnector(console.client({ retry: { attempts: attemptsWhileWatched } }), {
      mode: 'scan',
    });
    expect(done.lines[0]).toMatchObject({ state: 'failed', code: 'server-fault' });
    expect(console.received).toHaveLength(2);
  });
});

describe('the line', () => {
  it('address warns of a console that is not healthy', async () => {
    const done = await verify({ '/system/status': say({ health: 'degraded' }) });
    expect(done.address).toMatchObject({ state: 'warning', finding: expect.stringContaining('degraded') });
    expect(done.token.state).toBe('passed');
  });

  it('token fails when the console refuses it, and all that rests on it is skipped', async () => {
    const done = await verify({ '/system/info': refuse(401, 'Authentication Failed') });
    expect(statesOf(done)).toBe('passed failed skipped skipped skipped skipped');
    expect(done.token).toMatchObject({
      code: 'token-rejected',
      advice: expect.stringContaining('Service Users'),
    });
    expect(done.assets.finding).toBe('Not tried, because the line "API token" failed.');
  });

  it('token is only doubted when the console keeps its version to itself', async () => {
    const done = await verify({ '/system/info': refuse(403) });
    expect(done.token).toMatchObject({ state: 'warning', code: 'permission-missing' });
    expect(done.assets.state).toBe('passed');
    expect(done.consoleVersion).toBeNull();
  });

  it('expiry warns in the last thirty days, by the clock of the console', async () => {
    const details = say({ expiresAt: '2026-06-13T12:00:00Z' });
    const done = await verify({ '/users/api-token-details': details });
    expect(done.expiry).toMatchObject({
      state: 'warning',
      finding: 'The token expires on 2026-06-13, in 12 days.',
    });
    expect(done.expiry.advice).toContain('Service Users');
  });

  it.each([
    ['2026-07-02T00:00:00Z', 'passed', 'until 2026-07-02'],
    ['2026-07-01T00:00:00Z', 'warning', 'in 30 days'],
    ['2026-06-02T01:00:00Z', 'warning', 'in 1 day.'],
    ['2026-06-01T01:00:00Z', 'warning', 'in less than a day'],
    ['2026-05-31T00:00:00Z', 'failed', 'expired on 2026-05-31'],
  ])('expiry on %s is %s', async (expiresAt, state, finding) => {
    const done = await verify({ '/users/api-token-details': say({ expiresAt }) });
    expect(done.expiry).toMatchObject({ state, finding: expect.stringContaining(finding) });
  });

  it.each([
    ['2028-01-01', '2028-01-01T00:00:00.000Z'],
    ['2028-01-01 01:00:00+01', '2028-01-01T00:00:00.000Z'],
    ['Sat, 01 Jan 2028 00:00:00 GMT', '2028-01-01T00:00:00.000Z'],
    [1_830_297_600_000, '2028-01-01T00:00:00.000Z'],
    ['1830297600', '2028-01-01T00:00:00.000Z'],
  ])('expiry written as %j is read', async (expiresAt, expected) => {
    const done = await verify({ '/users/api-token-details': say({ expiresAt }) });
    expect(done.expiry.state).toBe('passed');
    expect(done.tokenExpiresAt).toBe(expected);
  });

  it.each(['next summer', { year: 2028 }])(
    'expiry written as %j is said to be unreadable',
    async (expiresAt) => {
      const done = await verify({ '/users/api-token-details': say({ expiresAt }) });
      expect(done.expiry).toMatchObject({
        state: 'warning',
        finding: expect.stringContaining('in a form that cannot be read'),
      });
      expect(done.tokenExpiresAt).toBeNull();
    },
  );

  it('expiry that is not reported with the token comes from the user', async () => {
    const done = await verify({
      '/users/api-token-details': say({ expiresAt: 'None' }),
      '/user': say({ scope: 'account', apiToken: { expiresAt: '2028-01-01T00:00:00Z' } }),
    });
    expect(done.tokenExpiresAt).toBe('2028-01-01T00:00:00.000Z');
  });

  it('expiry comes from the user when the console does not tell of the token', async () => {
    const done = await verify({
      '/users/api-token-details': refuse(403),
      '/user': say({ scope: 'account', apiToken: { expiresAt: '2028-01-01T00:00:00Z' } }),
    });
    expect(done.expiry.state).toBe('passed');
    expect(done.tokenExpiresAt).toBe('2028-01-01T00:00:00.000Z');
  });

  it.each([
    ['refused', refuse(400)],
    ['null', say({ createdAt: null, expiresAt: null })],
    ['no date', say({ expiresAt: 'never' })],
  ])('expiry that is %s is unknown, which says nothing against the token', async (_, details) => {
    const done = await verify({ '/users/api-token-details': details });
    expect(done.expiry).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('does not report'),
    });
    expect(done.tokenExpiresAt).toBeNull();
    expect(done.findings.state).toBe('passed');
  });

  it.each([
    [{ fullName: 'A', scope: 'tenant' }, 'A sees the whole console.'],
    [
      { email: 'a@b.c', scope: 'site', scopeRoles: [{ id: '1', name: 'Berlin' }] },
      'a@b.c sees the site Berlin.',
    ],
    [
      {
        fullName: 'A',
        scope: 'site',
        scopeRoles: ['1', '2', '3', '4', '5'].map((id) => ({ id, name: `S${id}` })),
      },
      'A sees the sites S1, S2, S3 and 2 more.',
    ],
    [{ scope: 'account', scopeRoles: [] }, 'A user without a name sees individual accounts.'],
    [{ fullName: 'A' }, 'A owns the token; the console does not report its scope.'],
  ])('scope says who and where: %j', async (user, finding) => {
    expect((await verify({ '/user': say(user) })).scope).toMatchObject({ state: 'passed', finding });
  });

  it('scope is only a warning when the role may not read users', async () => {
    const done = await verify({ '/user': refuse(403) });
    expect(statesOf(done)).toBe('passed passed passed warning passed passed');
    expect(done.userScope).toBeNull();
  });

  it('assets fails without its permission, and vulnerabilities stands for itself', async () => {
    const done = await verify({ '/agents': refuse(403, 'Insufficient permissions') });
    expect(done.assets).toMatchObject({ state: 'failed', code: 'permission-missing', count: null });
    expect(done.assets.advice).toContain('Endpoints > View');
    expect(done.findings.state).toBe('passed');
  });

  it('assets warns of none, and passes without a number when there is none', async () => {
    expect((await verify({ '/agents': total(0) })).assets).toMatchObject({ state: 'warning', count: 0 });
    expect((await verify({ '/agents': say([]) })).assets).toMatchObject({ state: 'passed', count: null });
  });

  it('vulnerabilities fails without its permission', async () => {
    const done = await verify({ '/application-management/risks': refuse(403) });
    expect(done.findings).toMatchObject({ state: 'failed', code: 'permission-missing' });
    expect(done.findings.advice).toContain('Applications > View risks');
  });

  it('vulnerabilities fails without the licence', async () => {
    const done = await verify({ '/application-management/risks': refuse(404) });
    expect(done.findings).toMatchObject({ state: 'failed', code: 'not-available' });
    expect(done.findings.advice).toContain('licensed');
  });

  it('vulnerabilities does not take zero for proof', async () => {
    const done = await verify({ '/application-management/risks': total(0) });
    expect(done.findings).toMatchObject({
      state: 'warning',
      count: 0,
      advice: expect.stringContaining('Zero is not proof'),
    });
  });

  it('vulnerabilities does not take a refusal with 401 for a bad token', async () => {
    const done = await verify({ '/application-management/risks': refuse(401, 'Authentication Failed') });
    expect(done.token.state).toBe('passed');
    expect(done.findings).toMatchObject({ state: 'failed', code: 'permission-missing' });
  });

  it('vulnerabilities names the licence when the console tells', async () => {
    const base = await verify({ '/private/application-management/sku': say({ isSkuAvailable: false }) });
    expect(base.findings.finding).toContain('the base one');
    const silent = await verify({ '/private/application-management/sku': refuse(404) });
    expect(silent.findings).toMatchObject({
      state: 'passed',
      finding: 'The token can read 294,709 vulnerabilities.',
    });
    const noSites = await verify({ '/sites': refuse(403) });
    expect(noSites.findings.state).toBe('passed');
  });

  it('vulnerabilities is not even asked for in Asset Sync Mode', async () => {
    await using console = await TestConsole.start(answering(healthy));
    const done = await verifyConnector(console.client({ retry: { attempts: attemptsWhileWatched } }), {
      mode: 'asset-sync',
    });
    expect(done.lines[5]).toMatchObject({ state: 'skipped', finding: 'Not requested in Asset Sync Mode.' });
    expect(console.received.some(({ path }) => path.includes('application-management'))).toBe(false);
  });
});

describe('a cancelled verification', () => {
  const asked = Object.keys(healthy).filter((path) => path !== '/sites' && !path.includes('/sku'));

  it.each(asked)('while %s is asked gives its remaining lines as skipped', async (at) => {
    const abort = new AbortController();
    await using console = await TestConsole.start(({ path }, response) => {
      if (path === at) abort.abort();
      else (healthy[path] ?? refuse(404))(response);
    });
    const done = await verifyConnector(console.client({ retry: { attempts: attemptsWhileWatched } }), {
      mode: 'scan',
      signal: abort.signal,
    });
    expect(done.lines).toHaveLength(6);
    expect(statesOf(done)).toMatch(/^(?:passed ?)*(?:skipped ?)*$/);
    expect(done.lines.at(-1)?.state).toBe('skipped');
    expect(done.lines.at(-1)?.finding).toBe('Not tried, because the verification was cancelled.');
  });
});
