import { describe, expect, it } from 'vitest';
import {
  forbidden,
  forbiddenToSiteUsers,
  loginPage,
  notOnThisConsole,
  rateLimited,
  redirectTo,
  serverFault,
  slow,
  unauthorized,
} from '../../tenant/answer-faults.ts';
import { halfABody, resetBeforeAnswer, resetInBody, silence } from '../../tenant/connection-faults.ts';
import type { WireRow } from '../../tenant/console-client.ts';
import type { Fault, Occasion } from '../../tenant/faults.ts';
import { Faults } from '../../tenant/faults.ts';
import type { Malformation } from '../../tenant/list-faults.ts';
import {
  duplicatedRows,
  emptyList,
  emptyPageAtEnd,
  emptyTextAtEnd,
  malformedRecord,
  missingRows,
  noCursorAtEnd,
  noPaginationAtEnd,
  rejectedCursor,
  repeatedCursor,
  wrongTotal,
} from '../../tenant/list-faults.ts';
import { smallWorld, startTenant } from '../../tenant/started-tenant.ts';

const agents = '/agents';

interface ListBody {
  data: WireRow[];
  pagination?: { totalItems?: number; nextCursor?: string | null };
}

/** A tenant of 60 endpoints with one fault in force on the list of agents. */
async function startWith(fault: Fault, on: Occasion = 'always') {
  const faults = new Faults();
  const armed = faults.arm({ path: agents, on, fault });
  const tenant = await startTenant(smallWorld(), { intercept: faults.intercept });
  const page = async (query: Record<string, string | number> = {}): Promise<ListBody> =>
    (await tenant.client.get(agents, { limit: 20, ...query })).body as ListBody;
  return { ...tenant, faults, armed, page };
}

describe('A fault strikes', () => {
  const statuses = async (on: Occasion, times: number): Promise<number[]> => {
    const { client } = await startWith(unauthorized, on);
    const seen: number[] = [];
    for (let n = 0; n < times; n++) seen.push((await client.get(agents)).status);
    return seen;
  };

  it('on the n-th matching request', async () => {
    expect(await statuses({ nth: 2 }, 4)).toEqual([200, 401, 200, 200]);
    expect(await statuses({ nth: [1, 3] }, 4)).toEqual([401, 200, 401, 200]);
  });

  it('from the n-th matching request on', async () => {
    expect(await statuses({ from: 3 }, 4)).toEqual([200, 200, 401, 401]);
  });

  it('by chance, the same way for the same seed', async () => {
    const first = await statuses({ probability: 0.4 }, 30);
    expect(await statuses({ probability: 0.4 }, 30)).toEqual(first);
    expect(first.filter((status) => status === 401).length).toBeGreaterThan(5);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(5);
  });

  it('on its path only, until it is disarmed, and counts its strikes', async () => {
    const { client, armed } = await startWith(unauthorized);
    expect((await client.get(agents)).status).toBe(401);
    expect((await client.get('/sites')).status).toBe(200);
    expect(armed.strikes).toBe(1);
    armed.disarm();
    expect((await client.get(agents)).status).toBe(200);
  });
});

describe('A refusing console', () => {
  it.each([
    ['401', unauthorized, 401, /Authentication Failed/],
    ['403', forbidden, 403, /Insufficient permissions/],
    ['403 for site users', forbiddenToSiteUsers, 403, /Action is not allowed to site users/],
    ['404', notOnThisConsole, 404, /^404 page not found/],
    ['500', serverFault(500), 500, /Server could not process/],
    ['502', serverFault(502), 502, /Bad Gateway/],
    ['503', serverFault(503), 503, /5030010/],
    ['504', serverFault(504), 504, /nginx/],
    ['a login page', loginPage, 200, /^<!DOCTYPE html>/],
  ])('answers %s', async (_, fault, status, text) => {
    const { client } = await startWith(fault);
    const answer = await client.get(agents);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
  });

  it.each([
    ['in seconds', 7, '7'],
    ['as a date', new Date(Date.UTC(2026, 10, 1, 6, 0, 9)), 'Sun, 01 Nov 2026 06:00:09 GMT'],
    ['without a word when to come back', null, null],
  ])('answers 429 as a web page, Retry-After %s', async (_, retryAfter, header) => {
    const { client } = await startWith(rateLimited(retryAfter));
    const answer = await client.get(agents);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.headers.get('retry-after')).toBe(header);
    expect(answer.text).toContain('<hr><center>nginx</center>');
  });

  it('sends to another host', async () => {
    const { client } = await startWith(redirectTo('https://login.example/sso'));
    const answer = await client.get(agents);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://login.example/sso']);
  });

  it('takes its time and answers right', async () => {
    const { client } = await startWith(slow(100));
    const order: string[] = [];
    const late = client.walk(agents).then(({ rows }) => order.push(`late with ${rows.length}`));
    const prompt = client.get('/sites').then(() => order.push('prompt'));
    await Promise.all([late, prompt]);
    expect(order).toEqual(['prompt', 'late with 60']);
  });
});

describe('A bad line', () => {
  it.each([
    ['is reset before the answer', resetBeforeAnswer],
    ['is reset in the middle of the body', resetInBody],
    ['ends in the middle of the announced body', halfABody(true)],
  ])('%s: no answer arrives', async (_, fault) => {
    const { client } = await startWith(fault, { nth: 1 });
    await expect(client.get(agents)).rejects.toThrow();
    expect((await client.get(agents)).status).toBe(200);
  });

  it('cuts the body off and announces only what it sends: what arrives is no whole JSON', async () => {
    const { server } = await startWith(halfABody(false));
    const response = await fetch(`${server.url}/web/api/v2.1/agents?limit=20`, {
      headers: { Authorization: 'ApiToken test-tenant-token-0123456789', 'Accept-Encoding': 'identity' },
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toMatch(/^\{"data":\[/);
    expect(() => JSON.parse(text)).toThrow();
  });

  it('stays silent', async () => {
    const { server } = await startWith(silence);
    const signal = AbortSignal.timeout(100);
    await expect(fetch(`${server.url}/web/api/v2.1/agents`, { signal })).rejects.toThrow();
  });
});

describe('A list with faults', () => {
  it('hands the same cursor out again', async () => {
    const { page } = await startWith(repeatedCursor);
    const cursor = String((await page()).pagination?.nextCursor);
    expect((await page({ cursor })).pagination?.nextCursor).toBe(cursor);
  });

  it('refuses a good cursor', async () => {
    const { client, page } = await startWith(rejectedCursor);
    const cursor = String((await page()).pagination?.nextCursor);
    const answer = await client.get(agents, { limit: 20, cursor });
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining('Invalid cursor value received'),
    ]);
  });

  it('ends with an empty text, without a cursor, or without pagination', async () => {
    const lastPage = async (fault: Fault): Promise<ListBody> => (await startWith(fault)).page({ limit: 60 });
    expect((await lastPage(emptyTextAtEnd)).pagination).toEqual({ totalItems: 60, nextCursor: '' });
    expect((await lastPage(noCursorAtEnd)).pagination).toEqual({ totalItems: 60 });
    const bare = await lastPage(noPaginationAtEnd);
    expect([bare.data.length, bare.pagination]).toEqual([60, undefined]);
  });

  it('ends with a page that has no rows', async () => {
    const { client } = await startWith(emptyPageAtEnd);
    const walk = await client.walk(agents, { limit: 20 });
    expect([walk.rows.length, walk.pages]).toEqual([60, 4]);
  });

  it('repeats rows across pages', async () => {
    const { client } = await startWith(duplicatedRows(3));
    const ids = (await client.walk(agents, { limit: 20 })).rows.map((row) => row.id);
    expect([ids.length, new Set(ids).size]).toEqual([66, 60]);
    expect(ids.slice(17, 20)).toEqual(ids.slice(20, 23));
  });

  it('leaves rows out', async () => {
    const { client } = await startWith(missingRows(4), { nth: 2 });
    const walk = await client.walk(agents, { limit: 20 });
    expect([walk.rows.length, walk.total]).toEqual([56, 60]);
  });

  it('is suddenly empty', async () => {
    const { client } = await startWith(emptyList);
    expect(await client.walk(agents)).toEqual({ rows: [], pages: 1, total: 0 });
  });

  it.each([
    ['half', 30],
    ['double', 120],
    ['zero', 0],
    ['absent', undefined],
  ] as const)('tells a wrong total: %s', async (kind, total) => {
    const { page } = await startWith(wrongTotal(kind));
    expect((await page()).pagination?.totalItems).toBe(total);
  });

  it.each<[Malformation, (row: Record<string, unknown> | null, good: WireRow) => void]>([
    ['key-missing', (row) => expect(row).not.toHaveProperty('id')],
    ['key-a-number', (row, good) => expect(row?.['id']).toBe(Number(good.id))],
    [
      'wrong-types',
      (row, good) => expect(row).toMatchObject({ id: good.id, computerName: [good['computerName']] }),
    ],
    ['null-record', (row) => expect(row).toBeNull()],
    ['huge-field', (row) => expect(String(row?.['computerName']).length).toBe(5_000_000)],
  ])('spoils one record: %s', async (kind, check) => {
    const { page, armed } = await startWith(malformedRecord(kind, 2));
    const spoiled = await page();
    armed.disarm();
    const good = await page();
    check(spoiled.data[2] ?? null, good.data[2] as WireRow);
    expect(spoiled.data.toSpliced(2, 1)).toEqual(good.data.toSpliced(2, 1));
  });

  it('sends a key that no JavaScript number can hold', async () => {
    const { client, armed } = await startWith(malformedRecord('key-a-number', 0));
    const { text } = await client.get(agents, { limit: 1 });
    armed.disarm();
    const { rows } = await client.walk(agents);
    expect(text).toContain(`"id":${rows[0]?.id}`);
    expect(String(Number(rows[0]?.id))).not.toBe(rows[0]?.id);
  });
});
