import { describe, expect, it } from 'vitest';
import { walkAgents, walkRisks } from '../../../main/sentinelone/walk.ts';
import { all, cursorOf, serving } from './paged-list.ts';
import { sendError, TestConsole } from './test-console.ts';

const never = new AbortController().signal;

describe('what a walk asks for', () => {
  async function queriesOf(
    walk: (console: TestConsole) => AsyncIterable<unknown>,
  ): Promise<Record<string, string>[]> {
    await using console = await TestConsole.start(
      serving({ pages: [['a'], ['b']], ending: 'null', encoded: () => true }),
    );
    for await (const _ of walk(console));
    return console.received.map(({ query }) => Object.fromEntries(query));
  }

  it('is every endpoint, with those that are gone, in the order of their ids', async () => {
    const [first] = await queriesOf((console) => walkAgents(console.client(), {}, { signal: never }));
    expect(first).toEqual({
      limit: '1000',
      sortBy: 'id',
      sortOrder: 'asc',
      isDecommissioned: 'True,False',
      isUninstalled: 'True,False',
    });
  });

  it('is the same on every page but for the cursor', async () => {
    const filter = {
      siteIds: ['1', '2'],
      accountIds: ['3'],
      groupIds: ['4'],
      updatedAtGte: '2026-01-01T00:00:00Z',
    };
    const [first, second] = await queriesOf((console) =>
      walkAgents(console.client(), filter, { signal: never }),
    );
    expect(first).toMatchObject({
      siteIds: '1,2',
      accountIds: '3',
      groupIds: '4',
      sortBy: 'updatedAt',
      updatedAt__gte: '2026-01-01T00:00:00Z',
    });
    expect(second).toEqual({ ...first, cursor: cursorOf(1) });
  });

  it('is every vulnerability without a count, in the order of their ids', async () => {
    const [first] = await queriesOf((console) => walkRisks(console.client(), {}, { signal: never }));
    expect(first).toEqual({ limit: '1000', skipCount: 'true', sortBy: 'id', sortOrder: 'asc' });
  });

  it('is one scope at a time, and in a delta what has been removed too', async () => {
    const filter = {
      scope: { level: 'site', id: '42' },
      riskUpdatedDateGte: '2026-01-01T00:00:00Z',
    } as const;
    const [first] = await queriesOf((console) => walkRisks(console.client(), filter, { signal: never }));
    expect(first).toMatchObject({
      siteIds: '42',
      riskUpdatedDate__gte: '2026-01-01T00:00:00Z',
      includeRemovals: 'true',
    });
  });

  it('is never more than 500 ids at once', async () => {
    await using console = await TestConsole.start((_, response) => sendError(response, 500, 'x'));
    const siteIds = Array.from({ length: 501 }, (_, index) => String(index));
    expect(() => walkAgents(console.client(), { siteIds }, { signal: never })).toThrow('500');
  });

  it('has each cursor encoded exactly once', async () => {
    await using console = await TestConsole.start(
      serving({ pages: [['a'], ['b']], ending: 'null', encoded: () => true }),
    );
    await all(walkAgents(console.client(), {}, { signal: never }));
    expect(console.received[1]?.rawQuery).toContain(`cursor=${encodeURIComponent(cursorOf(1))}`);
  });
});
