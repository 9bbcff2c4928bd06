import { describe, expect, it } from 'vitest';
import { baseRiskRow, skuRiskRow } from '../../../main/demo/risk-row.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { type Fault, Faults } from '../../tenant/faults.ts';
import { hostileValues } from '../../tenant/hostile-values.ts';
import {
  behindFirstPage,
  cursorOfType,
  emptyLastPage,
  emptyPagesBetween,
  endsHere,
  paginationMissing,
} from '../../tenant/list-ends.ts';
import { errorsBesideData } from '../../tenant/list-faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { SpoiledRecords } from '../../tenant/spoiled-records.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

const agents = '/agents';
const risks = '/application-management/risks';

/** Ten endpoints with a risk each, three rows to a page. */
async function tenOfEach(fault?: Fault) {
  const world = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
  const ids = Array.from({ length: 10 }, () => world.addAgent().id);
  const riskIds = ids.map((id) => world.addRisk(id).id);
  const faults = new Faults();
  const spoiled = new SpoiledRecords();
  const intercept = smallPages(3, spoiled.around(faults.intercept));
  const { client } = await startTenant(world, { intercept });
  if (fault) faults.arm({ on: 'always', fault });
  const page = async (path: string, query: Record<string, string> = {}) => {
    const { body } = await client.get(path, { limit: 1000, ...query });
    return body as {
      data: { id: string }[];
      pagination?: { nextCursor: unknown; totalItems: number } | null;
      errors?: unknown[];
    };
  };
  /** Reads a list, and lets something happen behind its first page. */
  const walkAround = async (path: string, happens: () => void, query: Record<string, string> = {}) => {
    const rows: string[] = [];
    let cursor: unknown = null;
    for (let pages = 1; ; pages += 1) {
      const { data, pagination } = await page(path, {
        ...query,
        ...(typeof cursor === 'string' ? { cursor } : {}),
      });
      rows.push(...data.map(({ id }) => id));
      if (pages === 1) happens();
      cursor = pagination?.nextCursor;
      if (typeof cursor !== 'string') return rows;
    }
  };
  return { world, spoiled, ids, riskIds, page, walkAround, client };
}

describe('Cursors that are offsets', () => {
  it('hide as many rows as leave behind the position', async () => {
    const { world, riskIds, walkAround } = await tenOfEach();
    world.cursors = 'offsets';
    const read = await walkAround(risks, () => {
      for (const id of riskIds.slice(0, 2)) world.dropRisk(id);
    });
    expect(read).toEqual([...riskIds.slice(0, 3), ...riskIds.slice(5)]);
  });

  it('repeat as many rows as join before it', async () => {
    const { world, ids, riskIds, walkAround } = await tenOfEach();
    world.cursors = 'offsets';
    const read = await walkAround(risks, () => world.addRisk(ids[0] ?? '', { id: '1000000000000000000' }));
    expect(read).toEqual([...riskIds.slice(0, 3), ...riskIds.slice(2)]);
  });

  it('that are keys do neither', async () => {
    const { world, riskIds, walkAround } = await tenOfEach();
    expect(await walkAround(risks, () => world.dropRisk(riskIds[0] ?? ''))).toEqual(riskIds);
  });
});

describe('What the token sees', () => {
  it('lacks a revoked site in every list and count, and has it back unchanged', async () => {
    const { world, page, ids } = await tenOfEach();
    const [first, ...others] = world.sites;
    const before = await page(agents, { limit: '100' });
    world.revokeScope(first?.id ?? '');
    expect(world.sites).toEqual(others);
    expect(world.groups.every(({ siteId }) => siteId !== first?.id)).toBe(true);
    expect((await page(agents)).pagination?.totalItems).toBe(0);
    expect((await page(risks, { countOnly: 'true' })).pagination?.totalItems).toBe(0);
    expect((await page(agents, { ids: ids.join(',') })).data).toEqual([]);
    world.restoreScope(first?.id ?? '');
    expect(await page(agents, { limit: '100' })).toEqual(before);
  });

  it('lacks an endpoint that is left out of the list, while its risks are listed', async () => {
    const { world, ids, page } = await tenOfEach();
    world.setListed(ids[0] ?? '', false);
    expect((await page(agents)).pagination?.totalItems).toBe(9);
    expect((await page(risks)).pagination?.totalItems).toBe(10);
  });
});

it('An endpoint may be listed and counted twice, on two pages', async () => {
  const { world, ids, walkAround, page } = await tenOfEach();
  world.repeatAgent(ids[0] ?? '', { computerName: 'AGAIN' });
  expect((await page(agents)).pagination?.totalItems).toBe(11);
  expect(await walkAround(agents, () => undefined)).toEqual([...ids, ids[0]]);
  expect(await walkAround(agents, () => undefined, { sortBy: 'updatedAt' })).toHaveLength(11);
});

describe('Ends of lists', () => {
  it('come early, while the count stays true', async () => {
    const { page, walkAround, riskIds } = await tenOfEach(endsHere);
    expect(await walkAround(risks, () => undefined)).toEqual(riskIds.slice(0, 3));
    expect((await page(risks, { countOnly: 'true' })).pagination?.totalItems).toBe(10);
  });

  it('come with an empty second page', async () => {
    const { walkAround, riskIds } = await tenOfEach(behindFirstPage(emptyLastPage));
    expect(await walkAround(risks, () => undefined)).toEqual(riskIds.slice(0, 3));
  });

  it('do not come with an empty page that has a cursor', async () => {
    const { walkAround, page, riskIds } = await tenOfEach(emptyPagesBetween);
    const cursor = String((await page(risks)).pagination?.nextCursor);
    expect((await page(risks, { cursor })).data).toEqual([]);
    expect(await walkAround(risks, () => undefined)).toEqual(riskIds);
  });

  it.each([
    ['absent', undefined],
    ['null', null],
  ] as const)('are not said where pagination is %s', async (as, wanted) => {
    const { page } = await tenOfEach(paginationMissing(as));
    expect((await page(agents)).pagination).toBe(wanted);
  });

  it('are not said by a cursor that is no text', async () => {
    const { page } = await tenOfEach(cursorOfType(5));
    expect((await page(agents)).pagination?.nextCursor).toBe(5);
  });

  it('stay as they are beside errors', async () => {
    const { page } = await tenOfEach(errorsBesideData(5_030_010));
    const { data, errors } = await page(risks);
    expect(data).toHaveLength(3);
    expect(errors).toEqual([{ code: 5_030_010, title: expect.any(String), detail: null }]);
  });
});

describe('Hostile values', () => {
  it('are sent for the spoiled record only, until it is mended', async () => {
    const { spoiled, riskIds, page } = await tenOfEach();
    const [id = ''] = riskIds;
    const before = await page(risks);
    spoiled.spoil(id, (record) => ({ ...record, severity: 'Urgent' }));
    const [first, ...others] = (await page(risks)).data;
    expect(first).toEqual({ ...before.data[0], severity: 'Urgent' });
    expect(others).toEqual(before.data.slice(1));
    spoiled.mend(id);
    expect((await page(risks)).data).toEqual(before.data);
  });

  it.each(Object.entries(hostileValues))('%s: a record of either licence differs by it', (_, { spoil }) => {
    const world = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
    const risk = world.addRisk(world.addAgent().id);
    for (const row of [baseRiskRow, skuRiskRow]) {
      const record: Readonly<Record<string, unknown>> = row(risk, world.now());
      const changed = Object.entries(spoil(record)).filter(([field, value]) => record[field] !== value);
      expect(changed.length).toBeGreaterThan(0);
      expect(Object.keys(spoil(record))).toEqual(Object.keys(record));
    }
  });
});
