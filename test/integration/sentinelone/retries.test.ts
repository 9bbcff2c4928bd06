import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../main/net/http-request.ts';
import { type Answerer, errorIn, sendJson, valueIn } from '../net/test-server.ts';
import { sendError, TestConsole } from './test-console.ts';

/** Fails the first `times` requests in one way, then answers. */
function failing(times: number, fail: Answerer): Answerer {
  return (request, response, index) =>
    index < times
      ? fail(request, response, index)
      : sendJson(response, { data: [], pagination: { totalItems: 7 } });
}

describe('what may pass is tried again', () => {
  it.each([
    ['429', (_, response) => response.writeHead(429, { 'Content-Type': 'text/html' }).end('<html></html>')],
    ['500', (_, response) => sendError(response, 500, 'x')],
    ['502', (_, response) => response.writeHead(502).end('Bad Gateway')],
    ['503', (_, response) => sendError(response, 503, 'x')],
    ['504', (_, response) => response.writeHead(504).end()],
    ['425', (_, response) => response.writeHead(425).end()],
    ['520', (_, response) => response.writeHead(520).end('error code: 520')],
    ['527', (_, response) => response.writeHead(527).end('<html></html>')],
    ['an empty 200', (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end()],
    ['an empty object', (_, response) => sendJson(response, {})],
    ['null', (_, response) => sendJson(response, null)],
    ['data that is null', (_, response) => sendJson(response, { data: null })],
    ['202', (_, response) => sendJson(response, { data: [], pagination: { totalItems: 0 } }, 202)],
    ['204', (_, response) => response.writeHead(204).end()],
    ['206', (_, response) => sendJson(response, { data: [], pagination: { totalItems: 0 } }, 206)],
    [
      'an error beside data that says so by its code',
      (_, response) => sendJson(response, { data: [], pagination: {}, errors: [{ code: 4290010 }] }),
    ],
    ['a reset connection', (_, response) => response.destroy()],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '99' });
        response.write('{"data":', () => response.destroy());
      },
    ],
    [
      'an answer cut off without a trace',
      (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":[{"id"'),
    ],
  ] satisfies [string, Answerer][])('%s', async (_, fail) => {
    await using console = await TestConsole.start(failing(4, fail));
    expect(valueIn(await console.client().countAgents({}))).toBe(7);
    expect(console.received).toHaveLength(5);
  });

  it('but not more than five times in all', async () => {
    await using console = await TestConsole.start((_, response) => sendError(response, 503, 'x'));
    expect(errorIn(await console.client().countAgents({})).code).toBe('server-fault');
    expect(console.received).toHaveLength(5);
  });

  it.each([400, 403, 404, 422, 501])('%i is not: it would only be refused again', async (status) => {
    await using console = await TestConsole.start((_, response) => sendError(response, status, 'x'));
    await console.client().countAgents({});
    expect(console.received).toHaveLength(1);
  });

  it.each([200, 202, 204, 425, 521])('%i without data is transient in the end', async (status) => {
    await using console = await TestConsole.start((_, response) => response.writeHead(status).end());
    const error = errorIn(await console.client().countAgents({}));
    expect(error).toMatchObject({ code: 'server-fault', transient: true, status });
    expect(console.received).toHaveLength(5);
  });

  it.each([null, {}, { data: null }])('%j with 200 is transient in the end', async (body) => {
    await using console = await TestConsole.start((_, response) => sendJson(response, body));
    const error = errorIn(await console.client().countAgents({}));
    expect(error).toMatchObject({ code: 'server-fault', transient: true, status: 200 });
    expect(console.received).toHaveLength(5);
  });

  it('401 is not: the console is asked about the token once, and that is all', async () => {
    await using console = await TestConsole.start((_, response) => sendError(response, 401, 'x'));
    await console.client().countAgents({});
    expect(console.received.map(({ path }) => path)).toEqual(['/agents', '/system/info']);
  });

  it('401 is asked once more where the console accepts the token', async () => {
    const refusing = (times: number): Answerer => {
      let refused = 0;
      return (request, response) => {
        if (request.path === '/system/info') return sendJson(response, { data: { version: 'S-25' } });
        if (refused === times) return sendJson(response, { data: [], pagination: { totalItems: 7 } });
        refused += 1;
        sendError(response, 401, 'x');
      };
    };
    await using once = await TestConsole.start(refusing(1));
    expect(valueIn(await once.client().countAgents({}))).toBe(7);
    await using always = await TestConsole.start(refusing(99));
    const events: RequestEvent[] = [];
    const client = always.client({ onRequest: (event) => events.push(event) });
    expect(errorIn(await client.countAgents({})).code).toBe('permission-missing');
    expect(events.map(({ path, retried }) => [path, retried])).toEqual([
      ['/agents', false],
      ['/system/info', false],
      ['/agents', true],
    ]);
  });

  it('403 is asked once more where the same call worked before, and only there', async () => {
    const forbidden = new Set<number>();
    await using console = await TestConsole.start((_, response, index) =>
      forbidden.has(index)
        ? sendError(response, 403, 'x')
        : sendJson(response, { data: [], pagination: { totalItems: 7 } }),
    );
    forbidden.add(0).add(2).add(4).add(5);
    const client = console.client();
    const count = async () => {
      const counted = await client.countAgents({});
      return counted.ok ? counted.value : counted.error.code;
    };
    expect(await count()).toBe('permission-missing');
    expect(await count()).toBe(7);
    expect(await count()).toBe(7);
    expect(await count()).toBe('permission-missing');
    expect(console.received).toHaveLength(6);
  });
});

describe('the pause before the next try', () => {
  /** The pauses, in milliseconds, that a client makes before its tries. */
  async function pausesAgainst(fail: Answerer, jitter = 0, maxDelayMs = 30_000): Promise<number[]> {
    const pauses: number[] = [];
    await using console = await TestConsole.start(fail);
    const wait = async (ms: number) => void pauses.push(ms);
    const retry = { baseDelayMs: 2000, maxDelayMs, jitter: () => jitter, wait };
    await console.client({ retry }).countAgents({});
    return pauses;
  }

  it('doubles from try to try', async () => {
    expect(await pausesAgainst((_, response) => sendError(response, 503, 'x'))).toEqual([
      2000, 4000, 8000, 16_000,
    ]);
  });

  it('is lengthened by chance, so that many clients do not come back at once, but never over its longest', async () => {
    const pauses = await pausesAgainst((_, response) => sendError(response, 503, 'x'), 1);
    expect(pauses).toEqual([2500, 5000, 10_000, 20_000]);
    expect(await pausesAgainst((_, response) => sendError(response, 503, 'x'), 1, 9000)).toEqual([
      2500, 5000, 9000, 9000,
    ]);
  });

  it('is what Retry-After says in seconds', async () => {
    const fail: Answerer = (_, response) => response.writeHead(429, { 'Retry-After': '7' }).end();
    expect(await pausesAgainst(failing(2, fail))).toEqual([7000, 7000]);
  });

  it('is never shorter than the back-off, whatever Retry-After says', async () => {
    for (const retryAfter of ['0', '1', 'Sun, 06 Nov 1994 08:49:37 GMT', 'soon', '-5']) {
      for (const status of [429, 500, 503, 522]) {
        const fail: Answerer = (_, response) =>
          response.writeHead(status, { 'Retry-After': retryAfter }).end();
        expect(await pausesAgainst(failing(3, fail))).toEqual([2000, 4000, 8000]);
      }
    }
  });

  it.each([
    ['two days ahead', 2],
    ['right', 0],
    ['two days behind', -2],
  ])('is what Retry-After says as a date, by the clock of the answer, which is %s', async (_, days) => {
    const answeredAt = Date.now() + days * 86_400_000;
    const headers = {
      Date: new Date(answeredAt).toUTCString(),
      'Retry-After': new Date(answeredAt + 30_000).toUTCString(),
    };
    const fail: Answerer = (_, response) => response.writeHead(503, headers).end();
    expect(await pausesAgainst(failing(1, fail))).toEqual([30_000]);
  });

  it('is at most five minutes', async () => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    const fail: Answerer = (_, response) => response.writeHead(503, { 'Retry-After': inAnHour }).end();
    expect(await pausesAgainst(failing(1, fail))).toEqual([300_000]);
  });

  it('is left at once when the request is cancelled', async () => {
    const abort = new AbortController();
    await using console = await TestConsole.start((_, response) => {
      sendError(response, 503, 'x');
      response.on('close', () => setTimeout(() => abort.abort(), 20));
    });
    const anHour = { baseDelayMs: 3_600_000, maxDelayMs: 3_600_000 };
    expect(errorIn(await console.client({ retry: anHour }).countAgents({}, abort.signal)).code).toBe(
      'cancelled',
    );
    expect(console.received).toHaveLength(1);
  });
});

describe('each attempt is told to whoever counts requests', () => {
  it('with its status, size and whether it is a repetition', async () => {
    const events: RequestEvent[] = [];
    await using console = await TestConsole.start(failing(1, (_, response) => sendError(response, 503, 'x')));
    await console.client({ onRequest: (event) => events.push(event) }).countAgents({});
    expect(events).toMatchObject([
      { path: '/agents', status: 503, retried: false },
      { path: '/agents', status: 200, retried: true, bytes: 41 },
    ]);
  });

  it('also when no answer came', async () => {
    const events: RequestEvent[] = [];
    await using console = await TestConsole.start((_, response) => response.destroy());
    await console
      .client({ retry: { attempts: 1 }, onRequest: (event) => events.push(event) })
      .countAgents({});
    expect(events).toMatchObject([{ status: null, bytes: 0 }]);
  });
});
