import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { assetStates } from '../../builders/project-contents.ts';
import type { EndedScan } from '../../builders/run-test-scan.ts';
import { risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { forbidden, serverFault } from '../../tenant/answer-faults.ts';
import type { Fault } from '../../tenant/faults.ts';
import { codesOf, countsIn, stateOf } from './known-tenant.ts';

const day = 24 * 3_600_000;

async function accept({ project, world }: ScannedTenant, { report }: EndedScan) {
  await project.write.reviewScan(report.id, 'accepted', world.now());
  return project.read
    .selectFrom('scan')
    .select(['state', 'review'])
    .where('id', '=', report.id)
    .executeTakeFirstOrThrow();
}

/** Endpoints in the first two sites, with so many risks each, and the scope of both sites. */
async function twoSites(inNorth: number, inSouth: number) {
  const tenant = await scannedTenant();
  const { world } = tenant;
  const [north = '', south = ''] = world.sites.map(({ id }) => id);
  const [one, other] = [world.addAgent({ siteId: north }), world.addAgent({ siteId: south })];
  const risksOn = (agentId: string, count: number) =>
    Array.from({ length: count }, () => world.addRisk(agentId));
  const risks = { north: risksOn(one.id, inNorth), south: risksOn(other.id, inSouth) };
  return {
    tenant,
    world,
    north,
    south,
    one,
    other,
    risks,
    scope: { ...allEndpoints, siteIds: [north, south] },
  };
}

describe('behaviour 3: mass-change guard, what accepting a review changes', () => {
  test('nothing of endpoints that the reviewed scan did not see, though they have returned since', async () => {
    const { tenant, world, north, one, risks } = await twoSites(2, 12);
    await tenant.scan();
    world.removeAgent(one.id);
    for (const { id } of risks.south.slice(0, 9)) world.dropRisk(id);
    const waiting = await tenant.scan();
    expect(waiting.report.state).toBe('needs-review');
    world.returnAgent(one.id);
    const other = await tenant.scan({ scope: { ...allEndpoints, siteIds: [north] }, mode: 'asset-sync' });
    expect(other.report.state).toBe('complete');
    expect(await accept(tenant, waiting)).toEqual({ state: 'complete', review: 'accepted' });
    for (const risk of risks.north) expect(await stateOf(tenant, risk)).toBe('active');
    expect((await assetStates(tenant.project)).get(one.id)).toBe('active');
    expect(await countsIn(tenant)).toMatchObject({ 'mitigated findings': 9 });
  });

  test('what the reviewed scan did not see, also after a later scan that broke off', async () => {
    const { tenant, world, risks } = await twoSites(2, 12);
    await tenant.scan();
    for (const { id } of risks.south.slice(0, 9)) world.dropRisk(id);
    const waiting = await tenant.scan();
    expect(waiting.report.state).toBe('needs-review');
    tenant.faults.arm({ path: risksPath, on: 'always', fault: serverFault(500) });
    expect((await tenant.scan()).report.state).toBe('failed');
    tenant.faults.clear();
    expect(await accept(tenant, waiting)).toEqual({ state: 'complete', review: 'accepted' });
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 5, 'mitigated findings': 9 });
  });

  test('a scan whose risks were refused stays partial, and the next one reads them all', async () => {
    const tenant = await scannedTenant();
    const { world, faults } = tenant;
    const agents = Array.from({ length: 12 }, () => world.addAgent());
    for (const { id } of agents) world.addRisk(id);
    await tenant.scan({ mode: 'asset-sync' });
    for (const { id } of agents.slice(0, 8)) world.removeAgent(id);
    faults.arm({ path: risksPath, on: 'always', fault: forbidden });
    const waiting = await tenant.scan();
    expect(codesOf(waiting)).toEqual(['permission-missing', 'mass-change']);
    expect(await accept(tenant, waiting)).toEqual({ state: 'partial', review: 'accepted' });
    expect(await countsIn(tenant)).toEqual({ 'active assets': 4, 'inactive assets': 8 });
    faults.clear();
    expect((await tenant.scan({ full: false })).report).toMatchObject({
      kind: 'full',
      state: 'complete',
      findings: { seen: 4, new: 4 },
    });
  });

  test('a later scan with nothing to confirm, but not complete either, moves no starting point', async () => {
    const tenant = await scannedTenant();
    const { world, faults, project } = tenant;
    const agents = Array.from({ length: 12 }, () => world.addAgent());
    for (const { id } of agents) world.addRisk(id);
    const startingPoints = () =>
      project.read.selectFrom('watermark').select(['resource', 'covered_until']).execute();
    await tenant.scan();
    const before = await startingPoints();
    expect(before).toHaveLength(2);
    world.moveOn(3_600_000);
    for (const { id } of agents.slice(0, 8)) world.removeAgent(id);
    expect((await tenant.scan()).report.state).toBe('needs-review');
    for (const { id } of agents.slice(0, 8)) world.returnAgent(id);
    world.moveOn(3_600_000);
    faults.arm({ path: risksPath, on: 'always', fault: forbidden });
    expect((await tenant.scan()).report.state).toBe('partial');
    expect(await startingPoints()).toEqual(before);
    faults.clear();
    expect((await tenant.scan()).report.state).toBe('complete');
    for (const [place, { covered_until }] of (await startingPoints()).entries())
      expect(covered_until).toBeGreaterThan(before[place]?.covered_until ?? 0);
  });

  test('a scan with one of two sites refused stays partial, and the next one misses nothing of that site', async () => {
    const { tenant, world, south, other, risks, scope } = await twoSites(12, 0);
    await tenant.scan({ scope });
    world.moveOn(3_600_000);
    const late = world.addRisk(other.id);
    for (const { id } of risks.north.slice(0, 8)) world.dropRisk(id);
    world.moveOn(3_600_000);
    const ofSouth: Fault = (request, answer, response) =>
      request.query.get('siteIds') === south ? forbidden(request, answer, response) : answer();
    tenant.faults.arm({ path: risksPath, on: 'always', fault: ofSouth });
    const waiting = await tenant.scan({ scope });
    expect(codesOf(waiting)).toEqual(['permission-missing', 'mass-change']);
    expect(await accept(tenant, waiting)).toEqual({ state: 'partial', review: 'accepted' });
    expect(await countsIn(tenant)).toMatchObject({ 'mitigated findings': 8 });
    tenant.faults.clear();
    world.moveOn(3_600_000);
    expect((await tenant.scan({ scope, full: false })).report.state).toBe('complete');
    expect(await stateOf(tenant, late)).toBe('active');
  });
});

describe('behaviour 3: mass-change guard, what it goes by', () => {
  test('a site whose endpoints are all gone does not ask for a review for ever', async () => {
    const { tenant, world, one, risks, scope } = await twoSites(2, 9);
    await tenant.scan({ scope });
    world.removeAgent(one.id);
    world.dropRisk(risks.south[0]?.id ?? '');
    world.moveOn(day + 3_600_000);
    // A site that the rule names came back empty.
    const waiting = await tenant.scan({ scope, full: false });
    expect(codesOf(waiting)).toEqual(['suspiciously-empty', 'suspiciously-empty']);
    expect(await accept(tenant, waiting)).toEqual({ state: 'complete', review: 'accepted' });
    for (const mitigated of [0, 0]) {
      world.moveOn(day + 3_600_000);
      const { report } = await tenant.scan({ scope, full: false });
      expect(report).toMatchObject({
        kind: 'full',
        state: 'complete',
        review: null,
        findings: { mitigated },
      });
    }
    for (const risk of risks.north) expect(await stateOf(tenant, risk)).toBe('active');
  });

  test('only findings of endpoints that the scan saw count as held: many on lost endpoints do not hide a change', async () => {
    const { tenant, world, one, risks } = await twoSites(21, 20);
    await tenant.scan();
    world.removeAgent(one.id);
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: 0 } });
    for (const { id } of risks.south.slice(1)) world.dropRisk(id);
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'needs-review', findings: { mitigated: 0 } });
    expect(ended.report.issues[0]?.message).toContain('would be resolved: 19 of 20');
  });

  test('handfuls in many scopes add up', async () => {
    const tenant = await scannedTenant();
    const { world } = tenant;
    const scope = { ...allEndpoints, groupIds: world.groups.map(({ id }) => id) };
    const ofGroups = world.groups.map(({ id: groupId }) => {
      const { id } = world.addAgent({ groupId });
      return Array.from({ length: 6 }, () => world.addRisk(id));
    });
    await tenant.scan({ scope });
    for (const risks of ofGroups) for (const { id } of risks.slice(1)) world.dropRisk(id);
    const ended = await tenant.scan({ scope });
    expect(ended.report).toMatchObject({ state: 'needs-review', findings: { mitigated: 0 } });
    expect(codesOf(ended)).toEqual(['mass-change']);
    expect(ended.report.issues[0]?.message).toMatch(/findings of All Endpoints would be resolved: 30 of 36/);
  });
});
