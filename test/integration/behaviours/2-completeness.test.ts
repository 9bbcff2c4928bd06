import { describe, expect, test } from 'vitest';
import type { Licence } from '../../../main/demo/console-calls.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { agentsPath, risksPath, type ScannedTenant } from '../../builders/scanned-tenant.ts';
import {
  forbidden,
  loginPage,
  noContent,
  notOnThisConsole,
  rateLimited,
  redirectTo,
  serverFault,
  unauthorized,
} from '../../tenant/answer-faults.ts';
import { halfABody, resetBeforeAnswer, resetInBody } from '../../tenant/connection-faults.ts';
import type { Fault, Occasion } from '../../tenant/faults.ts';
import {
  emptyList,
  emptyPageAtEnd,
  emptyTextAtEnd,
  errorsBesideData,
  malformedRecord,
  missingRows,
  noCursorAtEnd,
  noPaginationAtEnd,
  rejectedCursor,
  repeatedCursor,
  wrongTotal,
} from '../../tenant/list-faults.ts';
import { codesOf, countsIn, knownTenant, vanish } from './known-tenant.ts';

const untouched = { 'active findings': 8, 'active assets': 8 };
const resolved = { 'active findings': 7, 'mitigated findings': 1, 'active assets': 7, 'inactive assets': 1 };
/** Endpoints are proven by their own walk, whatever becomes of the risks after it. */
const onlyAssetResolved = { 'active findings': 8, 'active assets': 7, 'inactive assets': 1 };

type Way = readonly [how: string, on: Occasion, fault: Fault, state: ScanState, code: string];

/** The first request for risks counts them, so that the third asks for the second page of four. */
const oneRiskPage: Occasion = { nth: 3 };
const fromRiskPage: Occasion = { from: 3 };
const oneAgentPage: Occasion = { nth: 2 };
const fromAgentPage: Occasion = { from: 2 };
const unnamed = malformedRecord('null-record', 0);

const brokenRiskWalks: readonly Way[] = [
  ['a row is missing from a page', oneRiskPage, missingRows(1), 'partial', 'total-mismatch'],
  ['a page in the middle is empty', oneRiskPage, emptyList, 'partial', 'total-mismatch'],
  ['half the total is told', 'always', wrongTotal('half'), 'partial', 'total-mismatch'],
  ['double the total is told', 'always', wrongTotal('double'), 'partial', 'total-mismatch'],
  ['a total of zero is told', 'always', wrongTotal('zero'), 'partial', 'total-mismatch'],
  ['a cursor repeats', fromRiskPage, repeatedCursor, 'partial', 'protocol-fault'],
  ['the last page has no pagination', 'always', noPaginationAtEnd, 'partial', 'protocol-fault'],
  [
    'a page comes with errors beside it',
    oneRiskPage,
    errorsBesideData(4000010),
    'partial',
    'request-rejected',
  ],
  [
    'errors of the server come beside data',
    fromRiskPage,
    errorsBesideData(5000010),
    'failed',
    'server-fault',
  ],
  [
    'errors without a code come beside data',
    oneRiskPage,
    errorsBesideData(null),
    'partial',
    'protocol-fault',
  ],
  ['each page is empty (204)', fromRiskPage, noContent(204), 'failed', 'server-fault'],
  ['no cursor is accepted', 'always', rejectedCursor, 'partial', 'cursor-rejected'],
  ['a page fails after all retries', fromRiskPage, serverFault(500), 'failed', 'server-fault'],
  ['all retries are asked to slow down', fromRiskPage, rateLimited(null), 'failed', 'rate-limited'],
  ['each answer is reset in its body', fromRiskPage, resetInBody, 'failed', 'connection-lost'],
  ['half a page comes as if it were whole', fromRiskPage, halfABody(false), 'partial', 'protocol-fault'],
  ['a login page comes instead', oneRiskPage, loginPage, 'partial', 'not-a-console'],
  ['the console redirects', oneRiskPage, redirectTo('/login'), 'partial', 'not-a-console'],
  ['the permission is lost half-way', fromRiskPage, forbidden, 'partial', 'permission-missing'],
  ['a good token is refused here (401)', fromRiskPage, unauthorized, 'partial', 'permission-missing'],
  ['the feature is lost half-way (404)', fromRiskPage, notOnThisConsole, 'partial', 'not-available'],
  ['a record that names nothing is put aside', oneRiskPage, unnamed, 'partial', 'quarantined-unnamed'],
];

const brokenAgentWalks: readonly Way[] = [
  ['a row is missing from a page', oneAgentPage, missingRows(1), 'partial', 'total-mismatch'],
  ['a page in the middle is empty', oneAgentPage, emptyList, 'partial', 'total-mismatch'],
  ['half the total is told', 'always', wrongTotal('half'), 'partial', 'total-mismatch'],
  ['double the total is told', 'always', wrongTotal('double'), 'partial', 'total-mismatch'],
  ['a cursor repeats', fromAgentPage, repeatedCursor, 'failed', 'protocol-fault'],
  ['the last page has no pagination', 'always', noPaginationAtEnd, 'failed', 'protocol-fault'],
  [
    'errors without a code come beside data',
    oneAgentPage,
    errorsBesideData(null),
    'failed',
    'protocol-fault',
  ],
  ['no cursor is accepted', 'always', rejectedCursor, 'failed', 'cursor-rejected'],
  ['a page fails after all retries', fromAgentPage, serverFault(503), 'failed', 'server-fault'],
  ['each answer is cut short', fromAgentPage, halfABody(true), 'failed', 'connection-lost'],
  ['a login page comes instead', oneAgentPage, loginPage, 'failed', 'not-a-console'],
  ['the permission is lost half-way', fromAgentPage, forbidden, 'failed', 'permission-missing'],
  ['a record that names nothing is put aside', oneAgentPage, unnamed, 'partial', 'quarantined-unnamed'],
];

const brokenConsoles: readonly Way[] = [
  [
    'the network is lost while endpoints are read',
    { from: 3 },
    resetBeforeAnswer,
    'failed',
    'connection-lost',
  ],
  ['the network is lost while risks are read', { from: 9 }, resetBeforeAnswer, 'failed', 'connection-lost'],
  ['the token dies while endpoints are read', { from: 3 }, unauthorized, 'failed', 'token-rejected'],
  ['the token dies while risks are read', { from: 9 }, unauthorized, 'failed', 'token-rejected'],
];

describe('behaviour 2: completeness', () => {
  test('a complete full scan resolves what the console no longer lists, and nothing else', async () => {
    const tenant = await knownTenant();
    vanish(tenant);
    expect((await tenant.scan()).report).toMatchObject({
      state: 'complete',
      findings: { seen: 6, mitigated: 1 },
      assets: { seen: 7, deactivated: 1 },
      issues: [],
    });
    expect(await countsIn(tenant)).toEqual(resolved);
  });

  describe('no finding is resolved, and the record says why, when in the walk of risks', () => {
    test.each(brokenRiskWalks)('%s', async (_, on, fault, state, code) => {
      const tenant = await knownTenant();
      vanish(tenant);
      tenant.faults.arm({ path: risksPath, on, fault });
      const ended = await tenant.scan();
      expect(ended.report).toMatchObject({ state, findings: { mitigated: 0 } });
      expect(codesOf(ended)).toContain(code);
      expect(await countsIn(tenant)).toEqual(state === 'failed' ? untouched : onlyAssetResolved);
      tenant.faults.clear();
      await tenant.scan();
      expect((await tenant.scan()).report.state).toBe('complete');
      expect(await countsIn(tenant)).toEqual(resolved);
    });

    test.each<[Licence, ScanState, string]>([
      ['none-not-found', 'partial', 'not-available'],
      ['none-forbidden', 'partial', 'not-available'],
      ['none-empty', 'needs-review', 'suspiciously-empty'],
    ])('the licence is missing (%s)', async (licence, state, code) => {
      const tenant = await knownTenant();
      tenant.server.setLicence(licence);
      const ended = await tenant.scan();
      expect(ended.report).toMatchObject({ state, findings: { mitigated: 0 } });
      expect(codesOf(ended)).toContain(code);
      expect(await countsIn(tenant)).toEqual(untouched);
    });
  });

  describe('nothing at all is resolved, and the record says why, when', () => {
    test.each(brokenAgentWalks)('in the walk of endpoints %s', async (_, on, fault, state, code) => {
      const tenant = await knownTenant();
      vanish(tenant);
      tenant.faults.arm({ path: agentsPath, on, fault });
      const ended = await tenant.scan();
      expect(ended.report).toMatchObject({
        state,
        assets: { deactivated: 0 },
        findings: { mitigated: code === 'quarantined-unnamed' ? 1 : 0 },
      });
      expect(codesOf(ended)).toContain(code);
    });

    test.each(brokenConsoles)('%s', async (_, on, fault, state, code) => {
      const tenant = await knownTenant();
      vanish(tenant);
      tenant.faults.arm({ on, fault });
      const ended = await tenant.scan();
      expect(ended.report.state).toBe(state);
      expect(codesOf(ended)).toContain(code);
      expect(await countsIn(tenant)).toEqual(untouched);
    });

    test('the list of endpoints is suddenly empty', async () => {
      const tenant = await knownTenant();
      tenant.faults.arm({ path: agentsPath, on: 'always', fault: emptyList });
      const ended = await tenant.scan();
      expect(ended.report.state).toBe('needs-review');
      expect(codesOf(ended)).toContain('suspiciously-empty');
      expect(await countsIn(tenant)).toEqual(untouched);
    });
  });

  test('a list may end in any of the ways in which consoles end theirs', async () => {
    for (const fault of [emptyTextAtEnd, noCursorAtEnd, emptyPageAtEnd]) {
      const tenant = await knownTenant();
      vanish(tenant);
      tenant.faults.arm({ on: 'always', fault });
      expect((await tenant.scan()).report.state).toBe('complete');
      expect(await countsIn(tenant)).toEqual(resolved);
    }
  });

  test.each<[string, Occasion, Fault]>([
    ['204', oneRiskPage, noContent(204)],
    ['202', oneRiskPage, noContent(202)],
    ['520', oneRiskPage, serverFault(520)],
    ['one 401', oneRiskPage, unauthorized],
    ['one 403', oneRiskPage, forbidden],
    ['errors beside data that pass', oneRiskPage, errorsBesideData(4290010)],
  ])('what passes when asked again is no fault of a scan: %s', async (_, on, fault) => {
    const tenant = await knownTenant();
    vanish(tenant);
    tenant.faults.arm({ path: risksPath, on, fault });
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', retries: 1 });
    expect(await countsIn(tenant)).toEqual(resolved);
  });

  test('a console that gives no total is believed its end mark, and the record says so', async () => {
    const tenant = await knownTenant();
    vanish(tenant);
    tenant.faults.arm({ on: 'always', fault: wrongTotal('absent') });
    const ended = await tenant.scan();
    expect(ended.report.state).toBe('complete');
    expect(codesOf(ended)).toEqual(['total-not-told', 'total-not-told']);
    expect(await countsIn(tenant)).toEqual(resolved);
  });

  test('a delta resolves what the console names as removed, and nothing that it does not name', async () => {
    const tenant = await knownTenant();
    vanish(tenant);
    const [first] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    tenant.world.moveOn(60_000);
    tenant.world.removeRisk(first?.id ?? '');
    const { report } = await tenant.scan({ full: false });
    expect(report).toMatchObject({ kind: 'delta', state: 'complete', findings: { mitigated: 1 } });
    expect(await countsIn(tenant)).toEqual({
      'active findings': 7,
      'mitigated findings': 1,
      'active assets': 8,
    });
  });

  test('a delta adds nothing for the removal of a risk on an endpoint that was never listed', async () => {
    const tenant = await knownTenant();
    const { world, faults } = tenant;
    world.moveOn(3_600_000);
    const unknown = world.addAgent();
    world.addRisk(unknown.id);
    world.decommission(unknown.id);
    // The console has deleted the endpoint and still tells of what was on it.
    const delisted: Fault = (_, answer) => {
      const original = answer();
      const body = original.body as { data?: { id: string }[]; pagination?: { totalItems?: number } };
      if (!Array.isArray(body.data)) return original;
      const data = body.data.filter(({ id }) => id !== unknown.id);
      const pagination = { ...body.pagination, totalItems: (body.pagination?.totalItems ?? 1) - 1 };
      return { ...original, body: { ...body, data, pagination } };
    };
    faults.arm({ path: agentsPath, on: 'always', fault: delisted });
    const ended = await tenant.scan({ full: false });
    expect(ended.report).toMatchObject({
      kind: 'delta',
      state: 'complete',
      findings: { new: 0, mitigated: 0 },
    });
    expect(codesOf(ended)).toEqual([]);
    const assets = await tenant.project.read.selectFrom('asset').select('agent_id').execute();
    expect(assets.map((asset) => asset.agent_id)).not.toContain(unknown.id);
    expect(await countsIn(tenant)).toEqual(untouched);
  });

  describe('a scan that is cancelled', () => {
    async function cancelledAt(tenant: ScannedTenant, path: string | undefined, nth: number) {
      const cancelling = new AbortController();
      const cancel: Fault = (_, answer) => {
        cancelling.abort();
        return answer();
      };
      const armed = tenant.faults.arm({
        ...(path === undefined ? {} : { path }),
        on: { nth },
        fault: cancel,
      });
      const { report } = await tenant.scan({ signal: cancelling.signal });
      expect(armed.strikes).toBe(1);
      return report;
    }

    test('at any of its requests resolves nothing, and the next one goes on with it to the end', async () => {
      // Four pages of endpoints and what changed meanwhile; the count of risks, three pages, and what changed.
      const requests = 10;
      for (let nth = 1; nth <= requests; nth += 1) {
        const tenant = await knownTenant();
        vanish(tenant);
        const cancelled = await cancelledAt(tenant, undefined, nth);
        expect([nth, cancelled.state]).toEqual([nth, 'cancelled']);
        expect([nth, await countsIn(tenant)]).toEqual([nth, untouched]);
        const next = await tenant.scan();
        expect([nth, next.report]).toMatchObject([nth, { id: cancelled.id, state: 'complete' }]);
        expect([nth, await countsIn(tenant)]).toEqual([nth, resolved]);
      }
    });

    test.each([
      [agentsPath, 5],
      [risksPath, 6],
    ])('while %s is counted once more resolves nothing either', async (path, nth) => {
      const tenant = await knownTenant();
      const { world, faults } = tenant;
      vanish(tenant);
      // One more row than was told at first: the console has to say what changed.
      const grow: Fault = (_, answer) => {
        world.moveOn(5000);
        world.addRisk(world.addAgent().id);
        return answer();
      };
      faults.arm({ path, on: { nth: 2 }, fault: grow });
      const cancelled = await cancelledAt(tenant, path, nth);
      expect(cancelled).toMatchObject({ state: 'cancelled', findings: { mitigated: 0 } });
      const { report } = await tenant.scan();
      expect(report).toMatchObject({ id: cancelled.id, state: 'complete' });
      // The list of risks changed while it was read: what it lacked is looked for once more.
      const { mitigated } = report.findings;
      expect(mitigated).toBe(path === risksPath ? 0 : 1);
      expect((await tenant.scan()).report.findings.mitigated).toBe(1 - mitigated);
    });
  });
});
