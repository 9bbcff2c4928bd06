import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { walkAgents, walkRisks } from '../../../main/sentinelone/walk.ts';
import { type Answerer, sendJson } from '../net/test-server.ts';
import { all, type Ending, idsOf, serving } from './paged-list.ts';
import { sendError, TestConsole } from './test-console.ts';

const never = new AbortController().signal;

/** Pages in the middle may be empty: only the cursor says that a list ends. */
const idsOnPage = fc.array(fc.integer({ min: 1, max: 30 }).map(String), { maxLength: 5 });
const list = fc.record({
  pages: fc.array(idsOnPage, { minLength: 1, maxLength: 8 }),
  ending: fc.constantFrom<Ending>('null', 'absent', 'empty text', 'empty page'),
  encoded: fc.func(fc.boolean()),
});

describe('a walk', () => {
  it('gives every row once per time it was sent, in order, and ends by itself, however the list ends', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (served) => {
        await using console = await TestConsole.start(serving(served));
        const pages = await all(walkAgents(console.client(), {}, { signal: never }));
        expect(idsOf(pages)).toEqual(served.pages.flat());
        expect(pages.at(-1)).toMatchObject({ ok: true, value: { nextCursor: null } });
        expect(pages.slice(0, -1).every((page) => page.ok && page.value.nextCursor !== null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from any page\u2019s cursor to the very same end', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.nat(), async (served, at) => {
        await using console = await TestConsole.start(serving(served));
        const client = console.client();
        const pages = await all(walkRisks(client, {}, { signal: never }));
        const resumed = pages[at % pages.length];
        const cursor = resumed?.ok ? resumed.value.nextCursor : null;
        if (cursor === null) return;
        const rest = await all(walkRisks(client, {}, { cursor, signal: never }));
        expect(idsOf(rest)).toEqual(idsOf(pages.slice((at % pages.length) + 1)));
      }),
      { numRuns: 40 },
    );
  });

  it.each([0, 1, 4])('stops with protocol-fault when the cursor of page %i comes again', async (repeated) => {
    await using console = await TestConsole.start((request, response) => {
      const page = Number(request.query.get('cursor') ?? 0);
      sendJson(response, {
        data: [{ id: String(page) }],
        pagination: { nextCursor: String(page === 5 ? repeated + 1 : page + 1) },
      });
    });
    const pages = await all(walkAgents(console.client(), {}, { signal: never }));
    expect(idsOf(pages)).toEqual(['0', '1', '2', '3', '4', 'protocol-fault']);
    expect(console.received).toHaveLength(6);
  });

  it('stops with protocol-fault when a page names itself as the next one', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [{ id: 'a' }], pagination: { nextCursor: 'here' } }),
    );
    const pages = await all(walkAgents(console.client(), {}, { cursor: 'here', signal: never }));
    expect(idsOf(pages)).toEqual(['protocol-fault']);
  });

  it('stops with protocol-fault when the list is longer than any list can be', async () => {
    await using console = await TestConsole.start((request, response) => {
      const page = Number(request.query.get('cursor') ?? 0);
      sendJson(response, { data: [{ id: String(page) }], pagination: { nextCursor: String(page + 1) } });
    });
    const pages = await all(walkAgents(console.client(), {}, { maxPages: 3, signal: never }));
    expect(idsOf(pages)).toEqual(['0', '1', 'protocol-fault']);
  });

  it('reads a list of exactly as many pages as are allowed', async () => {
    const pages = [['a'], ['b'], ['c']];
    await using console = await TestConsole.start(serving({ pages, ending: 'null', encoded: () => false }));
    expect(idsOf(await all(walkAgents(console.client(), {}, { maxPages: 3, signal: never })))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it.each([
    ['no pagination', {}],
    ['a pagination of null', { pagination: null }],
    ['a pagination that is text', { pagination: 'end' }],
    ['a pagination that is a list', { pagination: [] }],
    ['a cursor that is a number', { pagination: { nextCursor: 7 } }],
    ['a cursor that is an object', { pagination: { nextCursor: { at: 7 } } }],
    ['a cursor that is false', { pagination: { nextCursor: false } }],
    ['a negative total', { pagination: { nextCursor: null, totalItems: -1 } }],
    ['a broken total', { pagination: { nextCursor: null, totalItems: 1.5 } }],
    ['a total in words', { pagination: { nextCursor: null, totalItems: 'many' } }],
    ['a total that is a flag', { pagination: { nextCursor: null, totalItems: true } }],
  ])('never takes a page for the last one that has %s', async (_, ending) => {
    const row = (id: string) => ({ id, endpointId: id, cveId: 'CVE-2025-1' });
    await using console = await TestConsole.start((request, response) =>
      request.query.has('cursor')
        ? sendJson(response, { data: [row('b')], ...ending })
        : sendJson(response, { data: [row('a')], pagination: { nextCursor: 'next' } }),
    );
    expect(idsOf(await all(walkAgents(console.client(), {}, { signal: never })))).toEqual([
      'a',
      'protocol-fault',
    ]);
    expect(idsOf(await all(walkRisks(console.client(), {}, { signal: never })))).toEqual([
      'a',
      'protocol-fault',
    ]);
  });

  it('is told the total as a number or by its digits', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [{ id: 'a' }], pagination: { totalItems: '2095' } }),
    );
    expect(await all(walkAgents(console.client(), {}, { signal: never }))).toMatchObject([
      { value: { totalItems: 2095 } },
    ]);
  });

  it('follows a cursor over empty pages, but not for ever', async () => {
    const emptyPages =
      (count: number): Answerer =>
      (request, response) => {
        const page = Number(request.query.get('cursor') ?? 0);
        const data = page < count ? [] : [{ id: 'last' }];
        sendJson(response, { data, pagination: { nextCursor: page < count ? String(page + 1) : null } });
      };
    await using some = await TestConsole.start(emptyPages(19));
    expect(idsOf(await all(walkAgents(some.client(), {}, { signal: never })))).toEqual(['last']);
    await using endless = await TestConsole.start(emptyPages(1_000_000));
    expect(idsOf(await all(walkAgents(endless.client(), {}, { signal: never })))).toEqual(['protocol-fault']);
    expect(endless.received).toHaveLength(20);
  });

  it('gives a failure once, after the pages before it, and ends', async () => {
    await using console = await TestConsole.start((request, response) =>
      request.query.has('cursor')
        ? sendError(response, 403, 'Insufficient permissions')
        : sendJson(response, { data: [{ id: 'a' }], pagination: { nextCursor: 'b' } }),
    );
    expect(idsOf(await all(walkAgents(console.client(), {}, { signal: never })))).toEqual([
      'a',
      'permission-missing',
    ]);
  });

  it('says when the place to go on from is no longer known', async () => {
    await using console = await TestConsole.start(
      serving({ pages: [['a']], ending: 'null', encoded: () => false }),
    );
    expect(idsOf(await all(walkAgents(console.client(), {}, { cursor: 'stale', signal: never })))).toEqual([
      'cursor-rejected',
    ]);
  });

  it('is a protocol-fault when the page is no list', async () => {
    await using console = await TestConsole.start((_, response) => sendJson(response, { data: { id: 'a' } }));
    expect(idsOf(await all(walkAgents(console.client(), {}, { signal: never })))).toEqual(['protocol-fault']);
  });

  it('tells of each page its size, its rows and the clock of the console', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [{ id: 'a' }, { name: 'no key' }], pagination: { totalItems: 2 } }, 200, {
        Date: 'Mon, 28 Aug 2023 10:07:53 GMT',
      }),
    );
    const [page] = await all(walkAgents(console.client(), {}, { signal: never }));
    expect(page).toMatchObject({
      value: {
        rows: 2,
        totalItems: 2,
        bytes: 69,
        consoleTime: Date.UTC(2023, 7, 28, 10, 7, 53),
        malformed: [{ agentId: null }],
      },
    });
  });

  it('takes a total of zero beside rows for no total at all', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [{ id: 'a' }], pagination: { totalItems: 0 } }),
    );
    expect(await all(walkAgents(console.client(), {}, { signal: never }))).toMatchObject([
      { value: { totalItems: null } },
    ]);
  });
});

describe('the pages of a walk', () => {
  const endless: Answerer = (request, response) => {
    const page = Number(request.query.get('cursor') ?? 0);
    sendJson(response, { data: [{ id: String(page) }], pagination: { nextCursor: String(page + 1) } });
  };

  it('are fetched while earlier ones are used, but no more than a few ahead', async () => {
    await using console = await TestConsole.start(endless);
    const walk = walkAgents(console.client(), {}, { signal: never });
    await walk.next();
    await vi.waitFor(() => expect(console.received.length).toBeGreaterThanOrEqual(3));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(console.received.length).toBeLessThanOrEqual(8);
    await walk.return(undefined);
  });

  it('are no longer fetched when the consumer stops, and the request on its way is ended', async () => {
    let closed = 0;
    await using console = await TestConsole.start((request, response, index) => {
      if (index < 2) return endless(request, response, index);
      response.on('close', () => (closed += 1));
    });
    for await (const page of walkAgents(console.client(), {}, { signal: never })) {
      await vi.waitFor(() => expect(console.received).toHaveLength(3));
      expect(page.ok).toBe(true);
      break;
    }
    await vi.waitFor(() => expect(closed).toBe(1));
    expect(console.received).toHaveLength(3);
  });

  it('are no longer handed out after the walk was cancelled', async () => {
    const abort = new AbortController();
    await using console = await TestConsole.start(endless);
    const seen: unknown[] = [];
    for await (const page of walkAgents(console.client(), {}, { signal: abort.signal })) {
      seen.push(page.ok ? page.value.records[0]?.id : page.error.code);
      if (seen.length === 2) abort.abort();
    }
    expect(seen).toEqual(['0', '1', 'cancelled']);
  });

  it('do not come at all when it was cancelled before it began', async () => {
    await using console = await TestConsole.start(endless);
    expect(idsOf(await all(walkAgents(console.client(), {}, { signal: AbortSignal.abort() })))).toEqual([
      'cancelled',
    ]);
    expect(console.received).toEqual([]);
  });
});
