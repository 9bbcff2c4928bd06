import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { assetStates } from '../../builders/project-contents.ts';
import { agentsPath, risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { forbidden, serverFault } from '../../tenant/answer-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { missingRows } from '../../tenant/list-faults.ts';
import { codesOf, countsIn, during, knownTenant, stateOf } from './known-tenant.ts';

describe('behaviour 2: completeness, while the console goes on changing', () => {
  test('a risk that is detected anew under a lower id, behind the walk, is not mitigated', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    const last = world.risksAfter(null, 1, {}, { descending: true }).rows[0];
    if (!last) throw new Error('no risk');
    const { id, ...facts } = last;
    during(tenant, risksPath, 4, () => {
      world.dropRisk(id);
      world.addRisk(last.endpointId, { ...facts, id: '1000000000000000001', updatedAt: world.now() });
    });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', findings: { mitigated: 0, new: 0, reopened: 0 } });
    expect(await stateOf(tenant, last)).toBe('active');
  });

  test('a risk that returns behind the walk is not mitigated, one that is removed there is', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    const [back, gone] = world.risksAfter(null, 2, {}, { descending: false }).rows;
    if (!back || !gone) throw new Error('no risks');
    world.moveOn(1000);
    world.removeRisk(back.id);
    during(tenant, risksPath, 4, () => {
      world.returnRisk(back.id);
      world.removeRisk(gone.id);
    });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', findings: { mitigated: 1 } });
    expect(await stateOf(tenant, back)).toBe('active');
    expect(await stateOf(tenant, gone)).toBe('mitigated');
  });

  test('an endpoint that returns behind the walk is not deactivated', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    const [first] = world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
    if (!first) throw new Error('no endpoint');
    world.removeAgent(first.id);
    during(tenant, agentsPath, 3, () => world.returnAgent(first.id));
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', assets: { deactivated: 0 } });
    expect((await assetStates(tenant.project)).get(first.id)).toBe('active');
  });

  test('rows that come and go while the walk goes on are within what the console says that changed', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    const [gone] = world.risksAfter(null, 1, {}, { descending: true }).rows;
    during(tenant, risksPath, 3, () => {
      for (const agent of world.agentsAfter(null, 3, {}, { by: 'id', descending: false }).rows)
        world.addRisk(agent.id);
      world.removeRisk(gone?.id ?? '');
    });
    const { report } = await tenant.scan();
    expect(report).toMatchObject({
      state: 'complete',
      findings: { seen: 10, new: 3, mitigated: 1 },
      issues: [],
    });
  });

  test('rows that are missing beyond what changed are not', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    const [any] = world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
    during(tenant, risksPath, 3, () => world.addRisk(any?.id ?? ''));
    tenant.faults.arm({ path: risksPath, on: { nth: [4, 5] }, fault: missingRows(2) });
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'partial', findings: { mitigated: 0 } });
    expect(codesOf(ended)).toEqual(['total-mismatch']);
  });
});

describe('behaviour 2: completeness, while endpoints leave and move', () => {
  /** Three endpoints in each of the first two sites, with two risks each, known by a scan of the first or of both. */
  async function sites(scanned: 'first' | 'both') {
    const tenant = await scannedTenant();
    const { world } = tenant;
    const [north = '', south = ''] = world.sites.map(({ id }) => id);
    const inSite = (siteId: string) =>
      Array.from({ length: 3 }, () => {
        const { id } = world.addAgent({ siteId });
        return { id, risks: [world.addRisk(id), world.addRisk(id)] };
      });
    const [inNorth, inSouth] = [inSite(north), inSite(south)];
    const scope = { ...allEndpoints, siteIds: scanned === 'first' ? [north] : [north, south] };
    expect((await tenant.scan({ scope })).report.state).toBe('complete');
    return { tenant, world, north, south, inNorth, inSouth, scope };
  }

  test('one that leaves the chosen site before its risks are read keeps its findings open; others lose theirs', async () => {
    const { tenant, world, south, inNorth, scope } = await sites('first');
    const [moving, staying] = inNorth;
    world.dropRisk(staying?.risks[0]?.id ?? '');
    during(tenant, risksPath, 1, () => world.changeAgent(moving?.id ?? '', { siteId: south }));
    const ended = await tenant.scan({ scope });
    expect(ended.report).toMatchObject({ state: 'complete', findings: { mitigated: 1 } });
    expect(codesOf(ended)).toEqual(['endpoints-moved']);
    for (const risk of moving?.risks ?? []) expect(await stateOf(tenant, risk)).toBe('active');
    expect(await stateOf(tenant, staying?.risks[0])).toBe('mitigated');
  });

  test('those that move away are no mass change that is waiting for review', async () => {
    const { tenant, world, south, inNorth, scope } = await sites('first');
    during(tenant, risksPath, 1, () => {
      for (const { id } of inNorth) world.changeAgent(id, { siteId: south });
    });
    const ended = await tenant.scan({ scope });
    expect(ended.report).toMatchObject({ state: 'complete', findings: { mitigated: 0 } });
    expect(codesOf(ended)).toContain('endpoints-moved');
    for (const { risks } of inNorth)
      for (const risk of risks) expect(await stateOf(tenant, risk)).toBe('active');
  });

  test('one that moves into a chosen site whose risks were read already keeps its findings open', async () => {
    const { tenant, world, north, inSouth, scope } = await sites('both');
    const [moving] = inSouth;
    const move: Fault = (request, answer) => {
      if (request.query.get('siteIds') !== north) world.changeAgent(moving?.id ?? '', { siteId: north });
      return answer();
    };
    tenant.faults.arm({ path: risksPath, on: 'always', fault: move });
    const ended = await tenant.scan({ scope, walksAtOnce: 1 });
    expect(ended.report).toMatchObject({ state: 'complete', findings: { seen: 10, mitigated: 0 } });
    expect(codesOf(ended)).toEqual(['endpoints-moved']);
    for (const risk of moving?.risks ?? []) expect(await stateOf(tenant, risk)).toBe('active');
  });

  test('one that vanishes from All Endpoints while risks are read keeps its findings open', async () => {
    const tenant = await knownTenant();
    const [risk] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    during(tenant, risksPath, 1, () => tenant.world.removeAgent(risk?.endpointId ?? ''));
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'complete', findings: { seen: 7, mitigated: 0 } });
    expect(codesOf(ended)).toEqual(['endpoints-moved']);
    expect(await stateOf(tenant, risk)).toBe('active');
    // The next scan does not see it any more.
    expect((await tenant.scan()).report).toMatchObject({
      state: 'complete',
      findings: { mitigated: 0 },
      assets: { deactivated: 1 },
      issues: [],
    });
  });

  test('the next scan resolves what is gone from one that has moved', async () => {
    const { tenant, world, north, inSouth, scope } = await sites('both');
    const [moving] = inSouth;
    world.dropRisk(moving?.risks[0]?.id ?? '');
    during(tenant, risksPath, 1, () => world.changeAgent(moving?.id ?? '', { siteId: north }));
    expect((await tenant.scan({ scope })).report.findings.mitigated).toBe(0);
    expect((await tenant.scan({ scope })).report).toMatchObject({ findings: { mitigated: 1 }, issues: [] });
    expect(await stateOf(tenant, moving?.risks[0])).toBe('mitigated');
  });

  test('only those that would lose findings are asked for again', async () => {
    const tenant = await knownTenant();
    const [risk] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    const asked: (string | null)[] = [];
    const note: Fault = (request, answer) => {
      if (request.query.has('ids')) asked.push(request.query.get('ids'));
      return answer();
    };
    tenant.faults.arm({ path: agentsPath, on: 'always', fault: note });
    await tenant.scan();
    expect(asked).toEqual([]);
    tenant.world.dropRisk(risk?.id ?? '');
    await tenant.scan();
    expect(asked).toEqual([risk?.endpointId]);
  });

  test.each([
    ['refused', forbidden, 'partial', 7],
    ['broken', serverFault(500), 'failed', 8],
  ] as const)(
    'when asking for them again is %s, no finding is resolved, and the record says so',
    async (_, fault, state, activeAssets) => {
      const tenant = await knownTenant();
      const { world, faults } = tenant;
      const [risk, other] = world.risksAfter(null, 2, {}, { descending: false }).rows;
      world.dropRisk(risk?.id ?? '');
      world.removeAgent(other?.endpointId ?? '');
      const spoil: Fault = (request, answer, response) =>
        request.query.has('ids') ? fault(request, answer, response) : answer();
      faults.arm({ path: agentsPath, on: 'always', fault: spoil });
      const ended = await tenant.scan();
      expect(ended.report).toMatchObject({ state, findings: { mitigated: 0 } });
      expect(codesOf(ended)).toEqual(['endpoints-unconfirmed']);
      expect(await countsIn(tenant)).toMatchObject({ 'active findings': 8, 'active assets': activeAssets });
      faults.clear();
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: 1 } });
      expect(await stateOf(tenant, risk)).toBe('mitigated');
    },
  );
});
