import { describe, expect, test } from 'vitest';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { countsIn } from './known-tenant.ts';

const day = 24 * 3_600_000;
const order = { by: 'id', descending: false } as const;

/** So many endpoints in one site, and so many risks on the first of them, known to the project. */
async function known(endpoints: number, risks: number): Promise<ScannedTenant> {
  const tenant = await scannedTenant({}, 100);
  const { world } = tenant;
  const agents = Array.from({ length: endpoints }, () => world.addAgent());
  for (let index = 0; index < risks; index += 1) world.addRisk(agents[0]?.id ?? '');
  expect((await tenant.scan()).report.state).toBe('complete');
  return tenant;
}

/** Takes this share of the endpoints, the last ones, out of sight. Gives how many. */
function loseEndpoints({ world }: ScannedTenant, share: number): number {
  const { rows } = world.agentsAfter(null, 1000, {}, order);
  const lost = Math.floor(rows.length * share);
  for (const { id } of rows.slice(rows.length - lost)) world.removeAgent(id);
  return lost;
}

function loseFindings({ world }: ScannedTenant, share: number): number {
  const { rows } = world.risksAfter(null, 1000, {}, { descending: false });
  const lost = Math.floor(rows.length * share);
  for (const { id } of rows.slice(0, lost)) world.dropRisk(id);
  return lost;
}

describe('behaviour 3: mass-change guard, seven days together', () => {
  test('49 % of 60 endpoints lost in each of six scans, a day apart: never more than half without a review', async () => {
    const tenant = await known(60, 0);
    const states: string[] = [];
    for (let nth = 1; nth <= 6; nth += 1) {
      loseEndpoints(tenant, 0.49);
      tenant.world.moveOn(day);
      states.push((await tenant.scan()).report.state);
      const { 'active assets': active = 0 } = await countsIn(tenant);
      expect(active).toBeGreaterThanOrEqual(30);
    }
    expect(states).toEqual(['complete', ...Array(5).fill('needs-review')]);
  });

  test('49 % of 60 findings lost in each of six scans: never more than half without a review', async () => {
    const tenant = await known(2, 60);
    const states: string[] = [];
    for (let nth = 1; nth <= 6; nth += 1) {
      loseFindings(tenant, 0.49);
      tenant.world.moveOn(day);
      states.push((await tenant.scan()).report.state);
      const { 'active findings': open = 0 } = await countsIn(tenant);
      expect(open).toBeGreaterThanOrEqual(30);
    }
    expect(states).toEqual(['complete', ...Array(5).fill('needs-review')]);
  });

  test('an accepted review begins the seven days anew', async () => {
    const tenant = await known(60, 0);
    for (const expected of ['complete', 'needs-review']) {
      loseEndpoints(tenant, 0.49);
      tenant.world.moveOn(day);
      const { report } = await tenant.scan();
      expect(report.state).toBe(expected);
      if (expected === 'needs-review')
        await tenant.project.write.reviewScan(report.id, 'accepted', tenant.world.now());
    }
    const { 'active assets': held = 0 } = await countsIn(tenant);
    expect(held).toBe(16);
    tenant.world.moveOn(day);
    const lost = loseEndpoints(tenant, 0.49);
    expect(lost).toBe(7);
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { deactivated: lost } });
  });

  test('a rejected review begins nothing anew: the same loss asks again', async () => {
    const tenant = await known(60, 0);
    loseEndpoints(tenant, 0.49);
    await tenant.scan();
    loseEndpoints(tenant, 0.49);
    tenant.world.moveOn(day);
    const { report } = await tenant.scan();
    expect(report.state).toBe('needs-review');
    await tenant.project.write.reviewScan(report.id, 'rejected', tenant.world.now());
    tenant.world.moveOn(day);
    expect((await tenant.scan()).report).toMatchObject({ state: 'needs-review', assets: { deactivated: 0 } });
  });

  test('what vanished more than seven days ago counts no more', async () => {
    const tenant = await known(60, 0);
    loseEndpoints(tenant, 0.49);
    expect((await tenant.scan()).report.state).toBe('complete');
    tenant.world.moveOn(8 * day);
    const lost = loseEndpoints(tenant, 0.49);
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { deactivated: lost } });
  });

  test('what came back counts no more', async () => {
    const tenant = await known(60, 0);
    const { world } = tenant;
    for (let nth = 1; nth <= 3; nth += 1) {
      const leaving = world.agentsAfter(null, 20, {}, order).rows;
      for (const { id } of leaving) world.removeAgent(id);
      world.moveOn(day);
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { deactivated: 20 } });
      for (const { id } of leaving) world.returnAgent(id);
      world.moveOn(3_600_000);
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { returned: 20 } });
    }
  });

  test('the word of the console does not count: removals that deltas report stay questions of each delta', async () => {
    const tenant = await known(2, 60);
    const { world } = tenant;
    for (let nth = 1; nth <= 3; nth += 1) {
      const { rows } = world.risksAfter(null, 1000, {}, { descending: false });
      const lost = Math.floor(rows.length * 0.4);
      for (const { id } of rows.slice(0, lost)) world.removeRisk(id);
      world.moveOn(3_600_000);
      expect((await tenant.scan({ full: false })).report).toMatchObject({
        kind: 'delta',
        state: 'complete',
        findings: { mitigated: lost },
      });
    }
  });
});
