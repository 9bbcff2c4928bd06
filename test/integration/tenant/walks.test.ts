import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groups, sites } from '../../../main/demo/organisation.ts';
import type { Query, WireRow } from '../../tenant/console-client.ts';
import { smallWorld, startTenant } from '../../tenant/started-tenant.ts';

const optional = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.constantFrom(undefined, ...values);
const base = Date.UTC(2026, 10, 1, 6);
const instants = [-300, -90, -30, -5, 0, 2].map((day) => new Date(base + day * 86_400_000).toISOString());

const paging = {
  limit: fc.integer({ min: 7, max: 400 }),
  sortOrder: optional(['asc', 'desc']),
};
const agentQuery = fc.record({
  ...paging,
  sortBy: optional(['id', 'updatedAt']),
  siteIds: optional([sites[0]?.id, `${sites[1]?.id},${sites[4]?.id}`]),
  accountIds: optional([sites[7]?.accountId]),
  groupIds: optional([groups[1]?.id, `${groups[0]?.id},${groups[2]?.id}`]),
  isDecommissioned: optional(['True', 'False', 'True,False']),
  isUninstalled: optional(['True,False']),
  osTypes: optional(['windows', 'linux,macos']),
  machineTypes: optional(['laptop,desktop', 'server']),
  infected: optional([true, false]),
  computerName__contains: optional(['lt-0', 'srv,ws']),
  updatedAt__gte: optional(instants),
  updatedAt__lt: optional(instants),
});
const riskQuery = fc.record({
  ...paging,
  sortBy: optional(['id']),
  siteIds: optional([sites[0]?.id, sites[5]?.id]),
  groupIds: optional([groups[1]?.id]),
  osTypes: optional(['windows', 'linux']),
  severities: optional(['CRITICAL', 'HIGH,LOW']),
  cveId__contains: optional(['CVE-2023-', 'cve-2024-3,CVE-2021-44']),
  includeRemovals: optional([true, false]),
  riskUpdatedDate__gte: optional(instants),
  riskUpdatedDate__lte: optional(instants),
});

function expectSorted(rows: readonly WireRow[], query: Query): void {
  const column = query['sortBy'] === 'updatedAt' ? 'updatedAt' : 'id';
  const keys = rows.map((row) => `${String(row[column])} ${row.id}`);
  const sorted = keys.toSorted();
  expect(keys).toEqual(query['sortOrder'] === 'desc' ? sorted.reverse() : sorted);
}

describe('A walk over a list', () => {
  it('reads each endpoint exactly once, in order, as many as the count says, for any filter', async () => {
    const { client, world } = await startTenant(smallWorld({ endpoints: 300, risksPerEndpoint: 3 }));
    world.advanceDays(3);
    await fc.assert(
      fc.asyncProperty(agentQuery, async (query) => {
        const walk = await client.walk('/agents', query);
        expect(new Set(walk.rows.map((row) => row.id)).size).toBe(walk.rows.length);
        expect(walk.rows).toHaveLength(walk.total);
        expectSorted(walk.rows, query);
        const { limit: _, sortBy: __, sortOrder: ___, ...filter } = query;
        const count = await client.get('/agents/count', filter);
        expect(count.body).toEqual({ data: { total: walk.total } });
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('reads each risk exactly once, in order, as many as the count says, for any filter', async () => {
    const { client, world } = await startTenant(smallWorld({ endpoints: 120, risksPerEndpoint: 12 }));
    world.advanceDays(3);
    await fc.assert(
      fc.asyncProperty(riskQuery, async (query) => {
        const walk = await client.walk('/application-management/risks', query);
        expect(new Set(walk.rows.map((row) => row.id)).size).toBe(walk.rows.length);
        expect(walk.rows).toHaveLength(walk.total);
        if (query.sortBy === 'id') expectSorted(walk.rows, query);
        const { limit: _, ...filter } = query;
        const count = await client.get('/application-management/risks', { ...filter, countOnly: true });
        expect(count.body).toEqual({ data: [], pagination: { totalItems: walk.total, nextCursor: null } });
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it('reads what the filter asks for', async () => {
    const { client } = await startTenant(smallWorld({ endpoints: 300 }));
    const servers = await client.walk('/agents', { machineTypes: 'server', osTypes: 'linux' });
    expect(servers.rows.length).toBeGreaterThan(10);
    expect(servers.rows.every((row) => row['machineType'] === 'server' && row['osType'] === 'linux')).toBe(
      true,
    );
    const critical = await client.walk('/application-management/risks', { severities: 'CRITICAL' });
    expect(critical.rows.length).toBeGreaterThan(100);
    expect(critical.rows.every((row) => Number(row['baseScore']) >= 9)).toBe(true);
    const bySite = await Promise.all(
      sites.map((site) => client.walk('/application-management/risks', { siteIds: site.id })),
    );
    const all = await client.walk('/application-management/risks');
    expect(bySite.flatMap((walk) => walk.rows.map((row) => row.id)).toSorted()).toEqual(
      all.rows.map((row) => row.id),
    );
  });

  it('finds endpoints by id even when they were decommissioned', async () => {
    const { client } = await startTenant(smallWorld({ endpoints: 300 }));
    const retired = await client.walk('/agents', { isDecommissioned: 'True' });
    const [first] = retired.rows;
    expect(first?.['isDecommissioned']).toBe(true);
    const found = await client.walk('/agents', { ids: `${first?.id},1999999999999999999` });
    expect(found.rows.map((row) => row.id)).toEqual([first?.id]);
  });

  it('ends with a null cursor on the last page, also when it is just full, and counts nothing with skipCount', async () => {
    const { client } = await startTenant(smallWorld({ endpoints: 40 }));
    const first = await client.get('/agents', { limit: 20, skipCount: true });
    const { pagination } = first.body as { pagination: { totalItems: number; nextCursor: string } };
    expect(pagination).toEqual({ totalItems: 0, nextCursor: expect.any(String) });
    const last = await client.get('/agents', { limit: 20, cursor: pagination.nextCursor });
    expect(last.body).toMatchObject({ pagination: { totalItems: 40, nextCursor: null } });
  });

  it('skips rows of the first page', async () => {
    const { client } = await startTenant(smallWorld({ endpoints: 40 }));
    const all = await client.walk('/agents');
    const skipped = await client.get('/agents', { limit: 5, skip: 7 });
    expect((skipped.body as { data: WireRow[] }).data.map((row) => row.id)).toEqual(
      all.rows.slice(7, 12).map((row) => row.id),
    );
  });

  it('goes on undisturbed beside other walks and while time moves on', async () => {
    const { client, world } = await startTenant(smallWorld({ endpoints: 200 }));
    const before = (await client.walk('/agents', { isDecommissioned: 'True,False' })).rows.map(
      (row) => row.id,
    );
    const walks = [1, 2, 3, 4].map((n) =>
      client.walk('/agents', { limit: 10 + n, isDecommissioned: 'True,False' }),
    );
    world.advanceDays(0.5);
    for (const walk of await Promise.all(walks)) {
      const ids = walk.rows.map((row) => row.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => before.includes(id)).length).toBeGreaterThan(before.length - 5);
    }
  });
});
