import { describe, expect, test } from 'vitest';
import { assetStates } from '../../builders/project-contents.ts';
import { agentsPath, risksPath, type ScannedTenant } from '../../builders/scanned-tenant.ts';
import { serverFault } from '../../tenant/answer-faults.ts';
import type { ListedWorld } from '../../tenant/listed-world.ts';
import { knownTenant, stateOf } from './known-tenant.ts';

/** A full scan that ends in the middle of a list, when this request for it arrives, and can be continued. */
async function interrupted(path: string, from: number): Promise<{ tenant: ScannedTenant; id: number }> {
  const tenant = await knownTenant();
  tenant.faults.arm({ path, on: { from }, fault: serverFault(500) });
  const { report } = await tenant.scan();
  expect(report).toMatchObject({ kind: 'full', state: 'failed' });
  tenant.faults.clear();
  tenant.world.moveOn(3_600_000);
  return { tenant, id: report.id };
}

const leaving: readonly (readonly [string, string, (world: ListedWorld, id: string) => void])[] = [
  ['vanished', 'inactive', (world, id) => world.removeAgent(id)],
  ['was uninstalled', 'inactive', (world, id) => world.uninstall(id)],
  ['was decommissioned', 'decommissioned', (world, id) => world.decommission(id)],
];

describe('behaviour 2: completeness, what happened between interruption and resumption', () => {
  describe.each([
    ['while vulnerabilities were read', risksPath, 3],
    ['while endpoints were read', agentsPath, 3],
  ])('%s', (_, path, from) => {
    test.each(leaving)(
      'an endpoint that %s is held as %s by a scan that says complete',
      async (left, state, leave) => {
        const { tenant, id } = await interrupted(path, from);
        // Read before the interruption: it stands on the first page.
        const [first] = tenant.world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
        const risks = tenant.world.risksAfter(null, 8, {}, { descending: false }).rows;
        leave(tenant.world, first?.id ?? '');
        const { report } = await tenant.scan();
        expect(report).toMatchObject({ id, state: 'complete' });
        expect((await assetStates(tenant.project)).get(first?.id ?? '')).toBe(state);
        // Whose risks vanished with it is not known to be patched; the others' are listed as removed.
        const [risk] = risks.filter(({ endpointId }) => endpointId === first?.id);
        expect(await stateOf(tenant, risk)).toBe(left === 'vanished' ? 'active' : 'mitigated');
      },
    );

    test('an endpoint that was enrolled is held, with its risk', async () => {
      const { tenant, id } = await interrupted(path, from);
      const { id: enrolled } = tenant.world.addAgent();
      const risk = tenant.world.addRisk(enrolled);
      const { report } = await tenant.scan();
      expect(report).toMatchObject({ id, state: 'complete' });
      expect((await assetStates(tenant.project)).get(enrolled)).toBe('active');
      expect(await stateOf(tenant, risk)).toBe('active');
    });

    test('a risk that was removed with a tombstone is resolved, one detected anew is open', async () => {
      const { tenant, id } = await interrupted(path, from);
      const { world } = tenant;
      const [removed, other] = world.risksAfter(null, 2, {}, { descending: false }).rows;
      world.removeRisk(removed?.id ?? '');
      const detected = world.addRisk(other?.endpointId ?? '');
      const { report } = await tenant.scan();
      expect(report).toMatchObject({ id, state: 'complete' });
      expect(await stateOf(tenant, detected)).toBe('active');
      expect(await stateOf(tenant, other)).toBe('active');
      expect(await stateOf(tenant, removed)).toBe('mitigated');
    });

    test('a risk that vanished without a trace is resolved by the next full scan, and this one does not say complete', async () => {
      const { tenant } = await interrupted(path, from);
      const [gone, ...others] = tenant.world.risksAfter(null, 8, {}, { descending: false }).rows;
      tenant.world.dropRisk(gone?.id ?? '');
      const continued = await tenant.scan();
      expect(continued.report.state).toBe(path === risksPath ? 'partial' : 'complete');
      expect((await tenant.scan()).report.state).toBe('complete');
      expect(await stateOf(tenant, gone)).toBe('mitigated');
      for (const risk of others) expect(await stateOf(tenant, risk)).toBe('active');
    });
  });
});
