import { describe, expect, test } from 'vitest';
import { mostExposedAssets } from '../../../main/project/sqlite/queries/most-exposed-assets.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { stateOf } from './known-tenant.ts';

/** An endpoint that only its four risks name, beside a listed one with a single risk; known to the project. */
async function unlisted(): Promise<{ tenant: ScannedTenant; id: string }> {
  const tenant = await scannedTenant();
  const { world } = tenant;
  world.addRisk(world.addAgent().id);
  const { id } = world.addAgent({ computerName: 'FIRST-NAME' });
  world.setListed(id, false);
  for (let index = 0; index < 4; index += 1) world.addRisk(id);
  expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { new: 5 } });
  expect(await held(tenant, id)).toMatchObject({ host_name: 'FIRST-NAME', os_type: 'windows' });
  world.moveOn(3_600_000);
  return { tenant, id };
}

async function held({ project }: ScannedTenant, id: string) {
  return project.read.selectFrom('asset').selectAll().where('agent_id', '=', id).executeTakeFirst();
}

describe('behaviour 1: identity, endpoints known only from findings', () => {
  test.each([
    ['full', true],
    ['delta', false],
  ])('take name, kind and system from what later risks say, in a %s scan', async (_, full) => {
    const { tenant, id } = await unlisted();
    const { world } = tenant;
    const before = await held(tenant, id);
    for (const risk of world.risksAfter(null, 100, {}, { descending: false }).rows)
      if (risk.endpointId === id)
        world.changeRisk(risk.id, { endpointName: 'RENAMED', osType: 'linux', endpointType: 'server' });
    expect((await tenant.scan({ full })).report.state).toBe('complete');
    const after = await held(tenant, id);
    expect(after).toMatchObject({ host_name: 'RENAMED', os_type: 'linux', machine_type: 'server' });
    expect(after?.last_seen_at).toBeGreaterThan(before?.last_seen_at ?? 0);
  });

  test('keep what they had where later risks say nothing', async () => {
    const { tenant, id } = await unlisted();
    const { world, spoiled } = tenant;
    for (const risk of world.risksAfter(null, 100, {}, { descending: false }).rows)
      if (risk.endpointId === id)
        spoiled.spoil(risk.id, (record) => ({
          ...record,
          endpointName: null,
          osType: '',
          endpointType: null,
        }));
    await tenant.scan();
    expect(await held(tenant, id)).toMatchObject({
      host_name: 'FIRST-NAME',
      os_type: 'windows',
      machine_type: 'desktop',
    });
  });

  test('count among the most exposed assets, as their findings count', async () => {
    const { tenant, id } = await unlisted();
    const [first] = await mostExposedAssets(tenant.project, 5);
    expect(first).toMatchObject({ assetId: id, open: 4, high: 4 });
  });

  test('once listed are what the list says, and findings of theirs that vanished are resolved then', async () => {
    const { tenant, id } = await unlisted();
    const { world } = tenant;
    const [gone] = world.risksAfter(null, 1, {}, { descending: true }).rows;
    world.dropRisk(gone?.id ?? '');
    await tenant.scan();
    expect(await stateOf(tenant, gone)).toBe('active');
    world.setListed(id, true);
    expect((await tenant.scan()).report.state).toBe('complete');
    expect(await held(tenant, id)).toMatchObject({
      known_from: 'endpoint',
      state: 'active',
      host_name: 'FIRST-NAME',
    });
    expect(await stateOf(tenant, gone)).toBe('mitigated');
  });

  test('removals that a delta names resolve their findings', async () => {
    const { tenant } = await unlisted();
    const { world } = tenant;
    const [gone] = world.risksAfter(null, 1, {}, { descending: true }).rows;
    world.removeRisk(gone?.id ?? '');
    await tenant.scan({ full: false });
    expect(await stateOf(tenant, gone)).toBe('mitigated');
  });
});
