import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { sites } from '../../../main/demo/organisation.ts';
import { smallWorld, startTenant } from '../../tenant/started-tenant.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function usedMiB(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
}

const risks = '/application-management/risks';

describe('A tenant of 100,000 endpoints and 5 million risks', () => {
  it('serves pages from its far end at the same few megabytes', async () => {
    const before = usedMiB();
    const { client, world } = await startTenant(smallWorld({ endpoints: 100_000, risksPerEndpoint: 50 }));
    const total = await client.get(risks, { countOnly: true });
    expect(total.body).toMatchObject({ pagination: { totalItems: 5_000_000 } });
    expect((await client.get('/agents/count')).body).toEqual({ data: { total: 100_000 } });
    await expect.poll(() => usedMiB() - before).toBeLessThan(40);

    const last = await client.get(risks, { limit: 1000, sortBy: 'id', sortOrder: 'desc', skipCount: true });
    const ids = (last.body as { data: { id: string }[] }).data.map((row) => row.id);
    expect(ids).toHaveLength(1000);
    expect(ids.toSorted().reverse()).toEqual(ids);

    const smallest = await client.walk(risks, { siteIds: sites[7]?.id, limit: 1000, skipCount: true });
    expect(new Set(smallest.rows.map((row) => row.id)).size).toBe(100_000);
    world.advanceDays(1);
    expect(
      (await client.get('/agents', { sortBy: 'updatedAt', sortOrder: 'desc', limit: 1000 })).status,
    ).toBe(200);
  });

  it('does not grow while it is walked', async () => {
    const { client } = await startTenant(smallWorld({ endpoints: 100_000, risksPerEndpoint: 50 }));
    const pageFrom = async (cursor: string | undefined): Promise<string> => {
      const answer = await client.get(risks, { limit: 1000, skipCount: true, cursor });
      return (answer.body as { pagination: { nextCursor: string } }).pagination.nextCursor;
    };
    let cursor = await pageFrom(undefined);
    for (let page = 0; page < 20; page++) cursor = await pageFrom(cursor);
    const early = usedMiB();
    for (let page = 0; page < 200; page++) cursor = await pageFrom(cursor);
    // What was let go of is given back in the background; what has grown stays.
    await expect.poll(() => usedMiB() - early).toBeLessThan(20);
  });
});
