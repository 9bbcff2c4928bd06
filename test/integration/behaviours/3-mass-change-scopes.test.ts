import { describe, expect, test } from 'vitest';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { countsIn } from './known-tenant.ts';

/** So many endpoints in each of the three sites, with one risk each, known to the project. */
async function known(inEachSite: readonly number[], scope?: ScanScope): Promise<ScannedTenant> {
  const tenant = await scannedTenant({}, 20);
  const { world } = tenant;
  for (const [index, count] of inEachSite.entries())
    for (let ordinal = 0; ordinal < count; ordinal += 1)
      world.addRisk(world.addAgent({ siteId: world.sites[index]?.id ?? '' }).id);
  const { report } = await tenant.scan(scope ? { scope } : {});
  expect(report.state).toBe('complete');
  return tenant;
}

const [north, south, east] = ['1200000000000000001', '1200000000000000002', '1200000000000000003'] as const;
const [firstAccount, secondAccount] = ['1100000000000000001', '1100000000000000002'] as const;
const sites = (...siteIds: string[]): ScanScope => ({ ...allEndpoints, siteIds });
const accounts = (...accountIds: string[]): ScanScope => ({ ...allEndpoints, accountIds });
const groups = (...groupIds: string[]): ScanScope => ({ ...allEndpoints, groupIds });

describe('behaviour 3: mass-change guard, each account and site of a scope by itself', () => {
  test.each([
    ['All Endpoints', allEndpoints],
    ['a rule that names the sites', sites(north, south, east)],
    ['a rule that names the accounts', accounts(firstAccount, secondAccount)],
  ])(
    'a site of 20 of 60 endpoints that the token no longer sees is waiting for review: %s',
    async (_, scope) => {
      const tenant = await known([20, 20, 20], scope);
      tenant.world.revokeScope(east);
      const { report } = await tenant.scan({ scope });
      expect(report).toMatchObject({
        state: 'needs-review',
        assets: { deactivated: 0 },
        findings: { mitigated: 0 },
      });
      expect(await countsIn(tenant)).toEqual({ 'active findings': 60, 'active assets': 60 });
      tenant.world.restoreScope(east);
      expect((await tenant.scan({ scope, full: false })).report).toMatchObject({
        state: 'complete',
        assets: { deactivated: 0 },
      });
    },
  );

  test('an account that the token no longer sees is waiting for review', async () => {
    const tenant = await known([20, 20, 10]);
    tenant.world.revokeScope(secondAccount);
    expect((await tenant.scan()).report).toMatchObject({ state: 'needs-review', assets: { deactivated: 0 } });
  });

  test('a site that loses 7 of 12 endpoints waits, though its account and the tenant lose far less than half', async () => {
    const tenant = await known([12, 12, 40]);
    const inFirst = tenant.world.agentsAfter(null, 100, { siteIds: new Set([north]) }, order).rows;
    for (const { id } of inFirst.slice(0, 7)) tenant.world.removeAgent(id);
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'needs-review', assets: { deactivated: 0 } });
    expect(report.issues.map(({ message }) => message).join()).toContain('7 of 12');
  });

  test.each([
    ['a site', sites(north, east), east],
    ['an account', accounts(firstAccount, secondAccount), secondAccount],
    ['a group', groups('1300000000000000011', '1300000000000000031'), '1300000000000000031'],
  ])('%s that a rule names and that is empty now waits, however little it held', async (_, scope, id) => {
    const tenant = await known([20, 0, 1], scope);
    tenant.world.revokeScope(id);
    const { report } = await tenant.scan({ scope });
    expect(report).toMatchObject({ state: 'needs-review', assets: { deactivated: 0 } });
    expect(await countsIn(tenant)).toEqual({ 'active findings': 21, 'active assets': 21 });
  });

  test('the findings of a named site whose vulnerabilities are suddenly none wait, its endpoints being there', async () => {
    const scope = sites(north, east);
    const tenant = await known([20, 0, 3], scope);
    const risks = tenant.world.risksAfter(null, 100, { siteIds: new Set([east]) }, { descending: false });
    for (const { id } of risks.rows) tenant.world.dropRisk(id);
    expect((await tenant.scan({ scope })).report).toMatchObject({
      state: 'needs-review',
      findings: { mitigated: 0 },
    });
  });

  test('a site that the token cannot see is named by an issue of its own', async () => {
    const scope = sites(north, east);
    const tenant = await known([20, 0, 3], scope);
    tenant.world.revokeScope(east);
    const { report } = await tenant.scan({ scope });
    const naming = report.issues.filter(({ message }) => message.includes(east));
    const codes = new Set(naming.map(({ code }) => code));
    expect([...codes].some((code) => code !== 'mass-change' && code !== 'suspiciously-empty')).toBe(true);
  });

  test.each([
    ['three endpoints of an emptied site, no more than a handful: no question', 3, 'complete', 3],
    ['six endpoints of an emptied site: a review', 6, 'needs-review', 0],
  ])('under All Endpoints %s', async (_, held, state, deactivated) => {
    const tenant = await known([20, 20, held]);
    for (const { id } of tenant.world.agentsAfter(null, 100, { siteIds: new Set([east]) }, order).rows)
      tenant.world.removeAgent(id);
    expect((await tenant.scan()).report).toMatchObject({ state, assets: { deactivated } });
  });

  test.each([
    ['All Endpoints', allEndpoints],
    ['a rule that names both sites', sites(north, south)],
  ])('endpoints that moved to another site are not lost: %s', async (_, scope) => {
    const tenant = await known([20, 8, 0], scope);
    const { world } = tenant;
    const group = world.groups.find(({ siteId }) => siteId === north)?.id ?? '';
    for (const { id } of world.agentsAfter(null, 100, { siteIds: new Set([south]) }, order).rows)
      world.changeAgent(id, { siteId: north, groupId: group });
    expect((await tenant.scan({ scope })).report).toMatchObject({
      state: 'complete',
      assets: { deactivated: 0 },
      findings: { mitigated: 0 },
    });
    expect(await countsIn(tenant)).toEqual({ 'active findings': 28, 'active assets': 28 });
  });

  test('groups that no rule names may empty: endpoints move between them all the time', async () => {
    const tenant = await known([20, 0, 0]);
    const { world } = tenant;
    const [, servers] = world.groups.filter(({ siteId }) => siteId === north);
    for (const { id } of world.agentsAfter(null, 100, {}, order).rows.slice(0, 15))
      world.changeAgent(id, { groupId: servers?.id ?? '' });
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { deactivated: 0 } });
  });
});

describe('behaviour 3: mass-change guard, endpoints that come back unchanged', () => {
  test.each([
    ['vanished and were listed again', 5],
    ['one of them', 1],
  ])('are found by the next delta: %s', async (_, gone) => {
    const tenant = await known([20, 0, 0]);
    const { world } = tenant;
    const [servers] = world.groups.filter(({ siteId, isDefault }) => siteId === north && !isDefault);
    const moved = world.agentsAfter(null, gone, {}, order).rows;
    for (const { id } of moved) world.changeAgent(id, { groupId: servers?.id ?? '' });
    await tenant.scan();
    world.moveOn(3_600_000);
    world.revokeScope(servers?.id ?? '');
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { deactivated: gone } });
    world.moveOn(3_600_000);
    await tenant.scan({ full: false });
    world.restoreScope(servers?.id ?? '');
    world.moveOn(3_600_000);
    expect((await tenant.scan({ full: false })).report).toMatchObject({
      kind: 'delta',
      state: 'complete',
      assets: { returned: gone },
    });
    expect(await countsIn(tenant)).toEqual({ 'active findings': 20, 'active assets': 20 });
  });
});

const order = { by: 'id', descending: false } as const;
