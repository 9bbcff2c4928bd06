import { describe, expect, test } from 'vitest';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { missingRows } from '../../tenant/list-faults.ts';
import { codesOf, countsIn, knownTenant } from './known-tenant.ts';

async function hostName(tenant: Awaited<ReturnType<typeof knownTenant>>, agentId: string) {
  const row = await tenant.project.read
    .selectFrom('asset')
    .select('host_name')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row?.host_name;
}

describe('behaviour 2: completeness, an endpoint that is listed and counted twice', () => {
  test.each([
    ['later', 1000, 'SECOND-ROW'],
    ['earlier', -1000, 'FIRST-ROW'],
  ])(
    'the scan is complete, says what was repeated, and holds the newer row; the second is %s',
    async (_, apart, name) => {
      const tenant = await knownTenant();
      const { world } = tenant;
      const [first] = world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
      const id = first?.id ?? '';
      for (const turn of ['first', 'second']) {
        world.moveOn(3_600_000);
        world.changeAgent(id, { computerName: 'FIRST-ROW' });
        world.repeatAgent(id, { computerName: 'SECOND-ROW', updatedAt: world.now() + apart });
        world.moveOn(60_000);
        const { report } = await tenant.scan();
        expect([turn, report]).toMatchObject([
          turn,
          { state: 'complete', assets: { seen: 8, deactivated: 0 } },
        ]);
        expect(await hostName(tenant, id)).toBe(name);
        const repeated = report.issues.filter(({ message }) => message.includes(id));
        expect([turn, repeated]).toEqual([turn, [expect.anything()]]);
        expect(report.issues.map(({ code }) => code)).not.toContain('total-mismatch');
      }
      expect(await countsIn(tenant)).toEqual({ 'active findings': 8, 'active assets': 8 });
      world.repeatAgent(id, null);
      expect((await tenant.scan()).report).toMatchObject({ state: 'complete', assets: { deactivated: 0 } });
    },
  );

  test('in a delta, too', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    world.moveOn(3_600_000);
    const agents = world.agentsAfter(null, 4, {}, { by: 'id', descending: false }).rows;
    for (const { id } of agents) world.changeAgent(id, { computerName: 'FIRST-ROW' });
    const id = agents[0]?.id ?? '';
    world.repeatAgent(id, { computerName: 'SECOND-ROW', updatedAt: world.now() + 1000 });
    world.moveOn(60_000);
    expect((await tenant.scan({ full: false })).report).toMatchObject({ kind: 'delta', state: 'complete' });
    expect(await hostName(tenant, id)).toBe('SECOND-ROW');
  });

  test('a repeated row does not stand in for one that is missing', async () => {
    const tenant = await knownTenant();
    const { world } = tenant;
    const [first] = world.agentsAfter(null, 1, {}, { by: 'id', descending: false }).rows;
    world.repeatAgent(first?.id ?? '', {});
    tenant.faults.arm({ path: agentsPath, on: { nth: 2 }, fault: missingRows(1) });
    const ended = await tenant.scan();
    expect(ended.report).toMatchObject({ state: 'partial', assets: { deactivated: 0 } });
    expect(codesOf(ended)).toContain('total-mismatch');
  });
});
