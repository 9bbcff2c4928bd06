import { describe, expect, test } from 'vitest';
import type { Risk } from '../../../main/demo/world.ts';
import { findingStates } from '../../builders/project-contents.ts';
import { agentsPath, risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { projectView } from '../../histories/project-view.ts';
import type { ListedWorld } from '../../tenant/listed-world.ts';
import { countsIn, during, identityOf } from './known-tenant.ts';

const rowsOnAPage = 10;

/** Eighty risks on eight endpoints, known to the project, behind a console whose cursors are offsets. */
async function eighty(): Promise<ScannedTenant> {
  const tenant = await scannedTenant({ licence: 'vulnerability-management' }, rowsOnAPage);
  const { world } = tenant;
  world.cursors = 'offsets';
  const agents = Array.from({ length: 8 }, () => world.addAgent());
  for (let index = 0; index < 80; index += 1) world.addRisk(agents[index % 8]?.id ?? '');
  // Deltas reach back a little before the last scan: not to these.
  world.moveOn(3_600_000);
  expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { new: 80 } });
  return tenant;
}

function detected(world: ListedWorld): Risk[] {
  return [...world.risksAfter(null, 1000, {}, { descending: false }).rows];
}

/** The findings that the console reports and the project holds as resolved. */
async function wronglyResolved({ world, project }: ScannedTenant): Promise<string[]> {
  const states = await findingStates(project);
  return detected(world)
    .map(identityOf)
    .filter((identity) => states.get(identity) !== 'active');
}

const ways: readonly (readonly [string, (world: ListedWorld, id: string) => void])[] = [
  ['removed with a tombstone', (world, id) => world.removeRisk(id)],
  ['gone without a trace', (world, id) => world.dropRisk(id)],
];

describe('behaviour 2: completeness, a list that shifts while it is walked', () => {
  test.each(ways)(
    'five of 80 %s behind the position, in each of eight scans: nothing that is still reported is resolved',
    async (_, leave) => {
      const tenant = await eighty();
      const { world } = tenant;
      for (let nth = 1; nth <= 8; nth += 1) {
        const leaving = detected(world).slice(0, 5);
        during(tenant, risksPath, 5, () => {
          for (const { id } of leaving) leave(world, id);
        });
        const { report } = await tenant.scan();
        tenant.faults.clear();
        expect(['complete', 'partial']).toContain(report.state);
        expect([nth, await wronglyResolved(tenant)]).toEqual([nth, []]);
      }
    },
  );

  test.each(ways)('what left while it was walked, %s, is settled by the next walk', async (_, leave) => {
    const tenant = await eighty();
    const { world } = tenant;
    const leaving = detected(world).slice(0, 5);
    during(tenant, risksPath, 5, () => {
      for (const { id } of leaving) leave(world, id);
    });
    await tenant.scan();
    tenant.faults.clear();
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete' });
    expect(await wronglyResolved(tenant)).toEqual([]);
    const states = await findingStates(tenant.project);
    expect(leaving.map((risk) => states.get(identityOf(risk)))).toEqual(Array(5).fill('mitigated'));
  });

  test('what vanished before a disturbed walk is settled by the next one, disturbed too, when it is absent again', async () => {
    const tenant = await eighty();
    const { world } = tenant;
    const gone = detected(world).slice(40, 44);
    for (const { id } of gone) world.dropRisk(id);
    for (const expected of ['active', 'mitigated']) {
      const leaving = detected(world).slice(0, 3);
      during(tenant, risksPath, 5, () => {
        for (const { id } of leaving) world.removeRisk(id);
      });
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete' });
      tenant.faults.clear();
      const states = await findingStates(tenant.project);
      expect(gone.map((risk) => states.get(identityOf(risk)))).toEqual(Array(4).fill(expected));
      expect(await wronglyResolved(tenant)).toEqual([]);
    }
  });

  test('what awaits confirmation awaits it no more once its endpoint is gone: its findings stay as they were', async () => {
    const tenant = await eighty();
    const { world, project } = tenant;
    const [gone] = detected(world).slice(40);
    world.dropRisk(gone?.id ?? '');
    during(tenant, risksPath, 5, () => world.removeRisk(detected(world)[0]?.id ?? ''));
    await tenant.scan();
    tenant.faults.clear();
    expect([...(await projectView(project)).awaiting]).toContain(gone && identityOf(gone));
    world.removeAgent(gone?.endpointId ?? '');
    await tenant.scan();
    await tenant.scan();
    expect([...(await projectView(project)).awaiting]).toEqual([]);
    expect((await findingStates(project)).get(gone ? identityOf(gone) : '')).toBe('active');
  });

  test('as many new ones as left, so that the total never differs: nothing still reported is resolved', async () => {
    const tenant = await eighty();
    const { world } = tenant;
    during(tenant, risksPath, 5, () => {
      for (const { id, endpointId } of detected(world).slice(0, 5)) {
        world.dropRisk(id);
        world.addRisk(endpointId);
      }
    });
    await tenant.scan();
    expect(await wronglyResolved(tenant)).toEqual([]);
  });

  test('what vanished before the scan began is resolved by a walk that nothing disturbed, in one scan', async () => {
    const tenant = await eighty();
    for (const { id } of detected(tenant.world).slice(0, 5)) tenant.world.dropRisk(id);
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: 5 } });
    expect(await wronglyResolved(tenant)).toEqual([]);
  });

  test('endpoints that leave behind the position make none inactive that is still listed', async () => {
    const tenant = await scannedTenant();
    const { world } = tenant;
    world.cursors = 'offsets';
    const agents = Array.from({ length: 20 }, () => world.addAgent());
    await tenant.scan();
    during(tenant, agentsPath, 4, () => {
      for (const { id } of agents.slice(0, 3)) world.removeAgent(id);
    });
    await tenant.scan();
    const states = await tenant.project.read.selectFrom('asset').select(['agent_id', 'state']).execute();
    const inactive = states.filter(({ state }) => state !== 'active').map(({ agent_id }) => agent_id);
    const left = new Set(agents.slice(0, 3).map(({ id }) => id));
    expect(inactive.filter((id) => !left.has(id))).toEqual([]);
    tenant.faults.clear();
    expect((await tenant.scan()).report.state).toBe('complete');
    expect(await countsIn(tenant)).toEqual({ 'active assets': 17, 'inactive assets': 3 });
  });

  test.each([
    ['seconds before the catch-up', true],
    ['in the very second in which the catch-up begins', false],
  ])('a first scan from which a removed row hid another says so: removed %s', async (_, isPast) => {
    const tenant = await scannedTenant({}, 3);
    const { world } = tenant;
    world.cursors = 'offsets';
    const { id } = world.addAgent();
    const risks = Array.from({ length: 30 }, () => world.addRisk(id));
    during(tenant, risksPath, 5, () => world.removeRisk(risks[0]?.id ?? ''));
    if (isPast) during(tenant, risksPath, 8, () => undefined);
    expect((await tenant.scan()).report).toMatchObject({ state: 'partial', findings: { seen: 29 } });
    tenant.faults.clear();
    await tenant.scan();
    expect(await wronglyResolved(tenant)).toEqual([]);
  });

  test('rows that join before the position repeat others and hide none', async () => {
    const tenant = await eighty();
    const { world } = tenant;
    const [first] = detected(world);
    during(tenant, risksPath, 5, () => {
      for (let index = 0; index < 5; index += 1)
        world.addRisk(first?.endpointId ?? '', { id: `100000000000000000${index}` });
    });
    expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { mitigated: 0 } });
    expect(await countsIn(tenant)).toMatchObject({ 'active findings': 85 });
  });

  test('a delta from which rows vanish while it is read is not proven, and the next one misses no change', async () => {
    const tenant = await eighty();
    const { world } = tenant;
    world.moveOn(3_600_000);
    for (const { id } of detected(world).slice(0, 25))
      world.changeRisk(id, { mitigationStatus: 'To be patched' });
    during(tenant, risksPath, 3, () => {
      for (const { id } of detected(world).slice(0, 5)) world.dropRisk(id);
    });
    expect((await tenant.scan({ full: false })).report).toMatchObject({ kind: 'delta', state: 'partial' });
    tenant.faults.clear();
    expect((await tenant.scan({ full: false })).report.state).toBe('complete');
    const told = await tenant.project.read
      .selectFrom('finding')
      .select('risk_id')
      .where('mitigation_status', '=', 'To be patched')
      .execute();
    const known = new Set(told.map(({ risk_id }) => risk_id));
    const still = detected(world).filter(({ mitigationStatus }) => mitigationStatus === 'To be patched');
    expect(still.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});
