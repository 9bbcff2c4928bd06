import { describe, expect, test } from 'vitest';
import type { Risk } from '../../../main/demo/world.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { stateOf } from './known-tenant.ts';

const halfAnHour = 30 * 60_000;

/** A finding that a full scan read on one risk id, A, among others of its endpoint. */
async function standingOnA(): Promise<{ tenant: ScannedTenant; a: Risk }> {
  const tenant = await scannedTenant();
  const { world } = tenant;
  const { id } = world.addAgent();
  const a = world.addRisk(id);
  for (let index = 0; index < 4; index += 1) world.addRisk(id);
  expect((await tenant.scan()).report).toMatchObject({ state: 'complete', findings: { new: 5 } });
  return { tenant, a };
}

/** The same finding once more, under an id of its own. */
function anotherIdOf({ world }: ScannedTenant, { endpointId, cve }: Risk): Risk {
  return world.addRisk(endpointId, { cve });
}

async function delta(tenant: ScannedTenant) {
  tenant.world.moveOn(halfAnHour);
  const { report } = await tenant.scan({ full: false });
  expect(report).toMatchObject({ kind: 'delta', state: 'complete' });
  return report;
}

describe('behaviour 1: identity, a finding is open while any of its risks is', () => {
  test('A read by a full scan, B by a delta half an hour later, A removed after another half: it stays open', async () => {
    const { tenant, a } = await standingOnA();
    const b = anotherIdOf(tenant, a);
    await delta(tenant);
    tenant.world.removeRisk(a.id);
    expect((await delta(tenant)).findings).toMatchObject({ mitigated: 0 });
    expect(await stateOf(tenant, a)).toBe('active');
    // Deltas overlap and full walks settle: neither changes it.
    expect((await delta(tenant)).findings).toMatchObject({ mitigated: 0 });
    expect((await tenant.scan()).report.findings).toMatchObject({ mitigated: 0 });
    expect(await stateOf(tenant, a)).toBe('active');
    tenant.world.removeRisk(b.id);
    expect((await delta(tenant)).findings).toMatchObject({ mitigated: 1 });
    expect(await stateOf(tenant, a)).toBe('mitigated');
  });

  test('B removed, which came last: it stays open on A', async () => {
    const { tenant, a } = await standingOnA();
    const b = anotherIdOf(tenant, a);
    await delta(tenant);
    tenant.world.removeRisk(b.id);
    await delta(tenant);
    expect(await stateOf(tenant, a)).toBe('active');
    tenant.world.removeRisk(a.id);
    await delta(tenant);
    expect(await stateOf(tenant, a)).toBe('mitigated');
  });

  test('three ids, removed one by one over deltas: it is resolved with the last', async () => {
    const { tenant, a } = await standingOnA();
    const ids = [a.id];
    for (let further = 0; further < 2; further += 1) {
      ids.push(anotherIdOf(tenant, a).id);
      await delta(tenant);
    }
    for (const [index, id] of ids.entries()) {
      tenant.world.removeRisk(id);
      await delta(tenant);
      expect([index, await stateOf(tenant, a)]).toEqual([index, index === 2 ? 'mitigated' : 'active']);
    }
  });

  test('both removed in one delta: it is resolved', async () => {
    const { tenant, a } = await standingOnA();
    const b = anotherIdOf(tenant, a);
    await delta(tenant);
    tenant.world.removeRisk(a.id);
    tenant.world.removeRisk(b.id);
    expect((await delta(tenant)).findings).toMatchObject({ mitigated: 1 });
    expect(await stateOf(tenant, a)).toBe('mitigated');
  });

  test('A removed and detected again under its id before B goes: it stays open', async () => {
    const { tenant, a } = await standingOnA();
    const b = anotherIdOf(tenant, a);
    await delta(tenant);
    tenant.world.removeRisk(a.id);
    await delta(tenant);
    tenant.world.returnRisk(a.id);
    await delta(tenant);
    tenant.world.removeRisk(b.id);
    await delta(tenant);
    expect(await stateOf(tenant, a)).toBe('active');
  });

  test('the removal of an id that came and went between two deltas says nothing about the others', async () => {
    const { tenant, a } = await standingOnA();
    const c = anotherIdOf(tenant, a);
    tenant.world.moveOn(1000);
    tenant.world.removeRisk(c.id);
    expect((await delta(tenant)).findings).toMatchObject({ mitigated: 0 });
    expect(await stateOf(tenant, a)).toBe('active');
  });

  test('a full walk settles which ids it stands on: one that vanished without a trace no longer counts', async () => {
    const { tenant, a } = await standingOnA();
    const b = anotherIdOf(tenant, a);
    await delta(tenant);
    tenant.world.dropRisk(a.id);
    expect((await tenant.scan()).report.findings).toMatchObject({ mitigated: 0 });
    tenant.world.removeRisk(b.id);
    await delta(tenant);
    expect(await stateOf(tenant, a)).toBe('mitigated');
  });

  test('resolved and detected again under another id: it is open once more, and stands on that id alone', async () => {
    const { tenant, a } = await standingOnA();
    tenant.world.removeRisk(a.id);
    await delta(tenant);
    expect(await stateOf(tenant, a)).toBe('mitigated');
    const b = anotherIdOf(tenant, a);
    expect((await delta(tenant)).findings).toMatchObject({ reopened: 1 });
    tenant.world.removeRisk(b.id);
    await delta(tenant);
    expect(await stateOf(tenant, a)).toBe('mitigated');
  });
});
