import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireRow } from '../../tenant/console-client.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { smallWorld, startTenant } from '../../tenant/started-tenant.ts';

const dayMs = 86_400_000;
const risks = '/application-management/risks';
const everyAgent = { isDecommissioned: 'True,False', isUninstalled: 'True,False' } as const;

/** What follows the clock or the daily scan without counting as a change of the row. */
const restless = ['daysDetected', 'lastScanDate', 'lastActiveDate', 'osStartTime'];
const restlessScan = [
  'lastSuccessfulScanDate',
  'scanStartedAt',
  'scanFinishedAt',
  'fullDiskScanLastUpdatedAt',
];

function settled(rows: readonly WireRow[]): Map<string, WireRow> {
  const moving = new Set([...restless, ...restlessScan]);
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(Object.entries(row).filter(([name]) => !moving.has(name))) as WireRow,
    ]),
  );
}

/** Brings an earlier walk up to date by a delta, as a client would. */
function brought(earlier: readonly WireRow[], delta: readonly WireRow[]): Map<string, WireRow> {
  const rows = settled(earlier);
  for (const [id, row] of settled(delta)) {
    if (row['status'] === 'Removed') rows.delete(id);
    else rows.set(id, row);
  }
  return rows;
}

const byId = (rows: Map<string, WireRow>): WireRow[] =>
  [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('Moving time on', () => {
  it('changes risks so that the delta explains the difference of two full walks exactly, but for endpoints that vanished', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        async (seed, firstDay, days) => {
          const { client, world } = await startTenant(
            smallWorld({ seed, endpoints: 150, risksPerEndpoint: 6 }),
          );
          world.advanceDays(firstDay);
          const since = new Date(world.now()).toISOString();
          const before = await client.walk(risks);
          world.advanceDays(days);
          const after = await client.walk(risks);
          const delta = await client.walk(risks, { riskUpdatedDate__gte: since, includeRemovals: true });
          const seen = new Set((await client.walk('/agents', everyAgent)).rows.map((row) => row.id));
          const explained = byId(brought(before.rows, delta.rows)).filter((row) =>
            seen.has(String(row['endpointId'])),
          );
          expect(explained).toEqual(byId(settled(after.rows)));
        },
      ),
      { numRuns: 12, seed: 21 },
    );
  });

  it('changes endpoints so that updatedAt explains the difference of two full walks, but for those that vanished', async () => {
    const { client, world } = await startTenant(smallWorld({ endpoints: 400, risksPerEndpoint: 1 }));
    for (let day = 0; day < 12; day++) {
      const since = new Date(world.now()).toISOString();
      const before = await client.walk('/agents', everyAgent);
      world.advanceDays(1);
      const after = settled((await client.walk('/agents', everyAgent)).rows);
      const delta = await client.walk('/agents', { ...everyAgent, updatedAt__gte: since });
      const explained = byId(brought(before.rows, delta.rows)).filter((row) => after.has(row.id));
      expect(explained).toEqual(byId(after));
    }
  });

  it('is about one in a hundred risks and one in fifty endpoints a day', async () => {
    const { client, world } = await startTenant(smallWorld({ endpoints: 1000, risksPerEndpoint: 25 }));
    const since = new Date(world.now()).toISOString();
    world.advanceDays(1);
    const changed = await client.walk(risks, {
      riskUpdatedDate__gte: since,
      includeRemovals: true,
      limit: 1000,
    });
    expect(changed.rows.length).toBeGreaterThan(150);
    expect(changed.rows.length).toBeLessThan(550);
    const agents = await client.walk('/agents', { ...everyAgent, updatedAt__gte: since });
    expect(agents.rows.length).toBeGreaterThan(8);
    expect(agents.rows.length).toBeLessThan(45);
  });

  it('shows on the Date header, and never goes back', async () => {
    const { client, world } = await startTenant(smallWorld());
    world.advanceTo(world.now() - dayMs);
    expect((await client.get('/system/status')).headers.get('date')).toBe('Sun, 01 Nov 2026 06:00:00 GMT');
    world.advanceDays(1.5);
    expect((await client.get('/system/status')).headers.get('date')).toBe('Mon, 02 Nov 2026 18:00:00 GMT');
  });
});

describe('A world written by hand', () => {
  it('lists what was put in, keeps removed risks for includeRemovals, and forgets dropped ones', async () => {
    const { client, world } = await startTenant(new ListedWorld({ now: Date.UTC(2026, 10, 1) }));
    const agent = world.addAgent({ computerName: 'ALPHA' });
    const [kept, removed, dropped] = [1, 2, 3].map(() => world.addRisk(agent.id));
    world.moveOn(60_000);
    const since = new Date(world.now()).toISOString();
    world.removeRisk(removed?.id ?? '');
    world.dropRisk(dropped?.id ?? '');
    expect((await client.walk('/agents')).rows.map((row) => row['computerName'])).toEqual(['ALPHA']);
    expect((await client.walk(risks)).rows.map((row) => row.id)).toEqual([kept?.id]);
    const delta = await client.walk(risks, { riskUpdatedDate__gte: since, includeRemovals: true });
    expect(delta.rows.map((row) => [row.id, row['status']])).toEqual([[removed?.id, 'Removed']]);
    world.moveOn(60_000);
    world.returnRisk(removed?.id ?? '');
    expect((await client.walk(risks)).rows.map((row) => row.id)).toEqual([kept?.id, removed?.id]);
  });

  it('reports the risks of a decommissioned endpoint as removed, of a vanished one not at all, of a returned one as changed', async () => {
    const { client, world } = await startTenant(new ListedWorld({ now: Date.UTC(2026, 10, 1) }));
    const [retired, vanished] = [world.addAgent(), world.addAgent()];
    for (const agent of [retired, vanished]) world.addRisk(agent.id);
    const statuses = async (since: string): Promise<unknown[]> =>
      (await client.walk(risks, { riskUpdatedDate__gte: since, includeRemovals: true })).rows.map((row) => [
        row['endpointId'],
        row['status'],
      ]);
    world.moveOn(1000);
    const left = new Date(world.now()).toISOString();
    world.decommission(retired.id);
    world.removeAgent(vanished.id);
    expect(await statuses(left)).toEqual([[retired.id, 'Removed']]);
    expect((await client.walk('/agents')).rows).toEqual([]);
    expect((await client.walk('/agents', everyAgent)).rows.map((row) => row.id)).toEqual([retired.id]);
    world.moveOn(1000);
    const back = new Date(world.now()).toISOString();
    world.returnAgent(retired.id);
    world.returnAgent(vanished.id);
    expect(await statuses(back)).toEqual([
      [retired.id, 'Detected'],
      [vanished.id, 'Detected'],
    ]);
  });
});
