import { describe, expect, test } from 'vitest';
import type { ConsoleRequest } from '../../../main/demo/console-server.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { assetStates, findingStates } from '../../builders/project-contents.ts';
import { agentsPath, risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { forbidden } from '../../tenant/answer-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { missingRows } from '../../tenant/list-faults.ts';
import { codesOf, countsIn, identityOf, knownTenant } from './known-tenant.ts';

/** Two endpoints with two risks each in the first two sites, known to the project by a scan of these sites. */
async function twoSites() {
  const tenant = await scannedTenant();
  const { world } = tenant;
  const [north = '', south = ''] = world.sites.map(({ id }) => id);
  const inSite = (siteId: string) => {
    const agents = [world.addAgent({ siteId }), world.addAgent({ siteId })];
    return { agents, risks: agents.flatMap(({ id }) => [world.addRisk(id), world.addRisk(id)]) };
  };
  const [inNorth, inSouth] = [inSite(north), inSite(south)];
  const scope = { ...allEndpoints, siteIds: [north, south] };
  expect((await tenant.scan({ scope })).report).toMatchObject({ state: 'complete', findings: { new: 8 } });
  return { tenant, world, north, south, inNorth, inSouth, scope };
}

const ofSite = (siteId: string, fault: Fault): Fault => {
  return (request, answer, response) =>
    request.query.get('siteIds') === siteId ? fault(request, answer, response) : answer();
};

describe('behaviour 2: completeness, only within its own scope', () => {
  test('a scan of one site resolves nothing in another', async () => {
    const { tenant, world, north, inNorth, inSouth } = await twoSites();
    for (const { risks } of [inNorth, inSouth]) world.dropRisk(risks[0]?.id ?? '');
    for (const { agents } of [inNorth, inSouth]) world.removeAgent(agents[1]?.id ?? '');
    const { report } = await tenant.scan({ scope: { ...allEndpoints, siteIds: [north] } });
    expect(report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 1 },
      assets: { deactivated: 1 },
    });
    const findings = await findingStates(tenant.project);
    expect(inSouth.risks.map((risk) => findings.get(identityOf(risk)))).toEqual(Array(4).fill('active'));
    expect((await assetStates(tenant.project)).get(inSouth.agents[1]?.id ?? '')).toBe('active');
  });

  test('risks are asked for one site at a time, endpoints for all chosen sites at once', async () => {
    const { tenant, north, south, scope } = await twoSites();
    const asked = new Set<string>();
    const note: Fault = (request: ConsoleRequest, answer) => {
      asked.add(`${request.path} ${request.query.get('siteIds')}`);
      return answer();
    };
    tenant.faults.arm({ on: 'always', fault: note });
    await tenant.scan({ scope });
    expect([...asked]).toEqual([
      `${agentsPath} ${north},${south}`,
      `${risksPath} ${north}`,
      `${risksPath} ${south}`,
    ]);
  });

  test.each([
    ['a page of it is refused', forbidden, 'permission-missing'],
    ['a row of it is missing', missingRows(1), 'total-mismatch'],
  ])('when in the walk of one of two sites %s, only the other is resolved', async (_, fault, code) => {
    const { tenant, world, north, inNorth, inSouth, scope } = await twoSites();
    for (const { risks } of [inNorth, inSouth]) world.dropRisk(risks[0]?.id ?? '');
    tenant.faults.arm({ path: risksPath, on: 'always', fault: ofSite(north, fault) });
    const ended = await tenant.scan({ scope });
    expect(ended.report).toMatchObject({ state: 'partial', findings: { mitigated: 1 } });
    expect(codesOf(ended)).toEqual([code]);
    expect(ended.report.issues[0]?.message).toContain(
      `site ${world.sites.find(({ id }) => id === north)?.name}`,
    );
    const findings = await findingStates(tenant.project);
    expect(inNorth.risks.map((risk) => findings.get(identityOf(risk)))).toEqual(Array(4).fill('active'));
    expect(inSouth.risks.filter((risk) => findings.get(identityOf(risk)) === 'mitigated')).toEqual([
      inSouth.risks[0],
    ]);
  });

  describe('of an account and a group in another one', () => {
    async function accountAndGroup() {
      const { tenant, world, inNorth } = await twoSites();
      const accountId = world.sites[0]?.accountId ?? '';
      const groupId = world.groups.find(({ siteId }) => siteId === world.sites[2]?.id)?.id ?? '';
      const agents = [world.addAgent({ groupId }), world.addAgent({ groupId })];
      const inGroup = agents.map(({ id }) => world.addRisk(id));
      const scope = { ...allEndpoints, accountIds: [accountId], groupIds: [groupId] };
      expect((await tenant.scan({ scope })).report).toMatchObject({
        state: 'complete',
        findings: { seen: 10 },
      });
      for (const gone of [inNorth.risks[0], inGroup[0]]) world.dropRisk(gone?.id ?? '');
      return { tenant, scope, groupId };
    }

    test('both are walked, and resolved', async () => {
      const { tenant, scope } = await accountAndGroup();
      expect((await tenant.scan({ scope })).report).toMatchObject({
        state: 'complete',
        findings: { seen: 8, mitigated: 2 },
      });
    });

    test('no finding is resolved when one of the asset walks is incomplete', async () => {
      const { tenant, scope, groupId } = await accountAndGroup();
      const ofGroup: Fault = (request, answer, response) =>
        request.query.has('groupIds') ? missingRows(1)(request, answer, response) : answer();
      tenant.faults.arm({ path: agentsPath, on: 'always', fault: ofGroup });
      const ended = await tenant.scan({ scope });
      expect(ended.report).toMatchObject({ state: 'partial', findings: { mitigated: 0 } });
      expect(ended.report.issues[0]).toMatchObject({
        code: 'total-mismatch',
        message: expect.stringContaining(
          `${tenant.world.groups.find(({ id }) => id === groupId)?.name}) may be incomplete`,
        ),
      });
    });
  });
});

describe('behaviour 2: completeness, the reason why an asset is no longer active', () => {
  test.each([
    ['not-listed', () => allEndpoints],
    ['not-in-sites', (siteId: string) => ({ ...allEndpoints, siteIds: [siteId] })],
  ])('is that it is %s', async (reason, scopeOf) => {
    const tenant = await scannedTenant();
    const { world, project } = tenant;
    const [north = ''] = world.sites.map(({ id }) => id);
    const [gone] = [world.addAgent({ siteId: north }), world.addAgent({ siteId: north })];
    const scope = scopeOf(north);
    await tenant.scan({ scope });
    world.removeAgent(gone?.id ?? '');
    await tenant.scan({ scope });
    const assets = project.read.selectFrom('asset').select(['agent_id', 'state_reason']);
    expect(await assets.where('state', '=', 'inactive').execute()).toEqual([
      { agent_id: gone?.id, state_reason: reason },
    ]);
  });
});

describe('behaviour 2: completeness, only for assets of the same complete asset walk', () => {
  test('findings of an endpoint that is no longer listed stay open', async () => {
    const tenant = await knownTenant();
    const [risk] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    tenant.world.removeAgent(risk?.endpointId ?? '');
    const { report } = await tenant.scan();
    expect(report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 0 },
      assets: { deactivated: 1 },
    });
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 8, 'inactive assets': 1 });
  });

  test('findings of an endpoint that is listed as decommissioned are resolved', async () => {
    const tenant = await knownTenant();
    const [risk] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    tenant.world.decommission(risk?.endpointId ?? '');
    const { report } = await tenant.scan();
    expect(report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 1 },
      assets: { deactivated: 1 },
    });
    expect(await countsIn(tenant)).toMatchObject({ 'mitigated findings': 1, 'decommissioned assets': 1 });
  });

  test('a complete walk of risks resolves nothing beside an incomplete one of endpoints', async () => {
    const tenant = await knownTenant();
    const [risk] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    tenant.world.dropRisk(risk?.id ?? '');
    tenant.faults.arm({ path: agentsPath, on: { nth: 2 }, fault: missingRows(1) });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'partial', findings: { seen: 7, mitigated: 0 } });
    expect(await countsIn(tenant)).toEqual({ 'active findings': 8, 'active assets': 8 });
  });
});
