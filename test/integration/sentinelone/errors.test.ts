import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { parseConsoleAddress } from '../../../main/sentinelone/console-address.ts';
import { ConsoleClient } from '../../../main/sentinelone/console-client.ts';
import type { ConsoleError } from '../../../main/sentinelone/console-error.ts';
import { walkAgents } from '../../../main/sentinelone/walk.ts';
import { type ConsoleErrorCode, consoleErrorCodes } from '../../../preload/contract/error-codes.ts';
import { makeCertificate } from '../net/certificate.ts';
import { HandClock } from '../net/hand-clock.ts';
import { type Answerer, errorIn, sendJson, valueIn } from '../net/test-server.ts';
import { all, idsOf } from './paged-list.ts';
import { sendError, TestConsole, testToken } from './test-console.ts';

const reached = new Set<ConsoleErrorCode>();

/** Notes that a code was reached, and that its error is fit to be shown. */
function reachedBy(error: ConsoleError): ConsoleErrorCode {
  reached.add(error.code);
  const shown = [error.message, error.advice, JSON.stringify(error.reported), error.reason, error.stack].join(
    '\n',
  );
  expect(shown).not.toContain(testToken);
  expect(error.message).toMatch(/^[A-Z0-9].*[."]$/s);
  expect(error.advice === '').toBe(error.code === 'cancelled');
  return error.code;
}

async function codeFor(answer: Answerer): Promise<ConsoleErrorCode> {
  await using console = await TestConsole.start(answer);
  return reachedBy(errorIn(await console.client().countAgents({})));
}

/** Answers `/system/info` as for a good token, and everything else as told. */
function goodTokenBut(answer: Answerer): Answerer {
  return (request, response, index) =>
    request.path === '/system/info'
      ? sendJson(response, { data: { version: 'S-25.1.1' } })
      : answer(request, response, index);
}

describe('a failed call has one of the stable codes', () => {
  afterAll(() => {
    expect([...consoleErrorCodes].filter((code) => !reached.has(code))).toEqual([]);
  });

  it('address-invalid: what was typed is no address', () => {
    const address = parseConsoleAddress('ftp://console');
    expect(reachedBy(errorIn(address))).toBe('address-invalid');
  });

  it('console-not-allowed: the policy of the machine names other consoles', async () => {
    await using console = await TestConsole.start((_, response) => sendJson(response, { data: [] }));
    const client = console.client({ allowedConsoles: ['https://usea1.example.net'] });
    expect(reachedBy(errorIn(await client.countAgents({})))).toBe('console-not-allowed');
    expect(console.received).toHaveLength(0);
  });

  it('token-rejected: the console refuses the token everywhere', async () => {
    expect(await codeFor((_, response) => sendError(response, 401, 'Authentication Failed'))).toBe(
      'token-rejected',
    );
  });

  it('permission-missing: 403', async () => {
    expect(await codeFor((_, response) => sendError(response, 403, 'Insufficient permissions'))).toBe(
      'permission-missing',
    );
  });

  it('permission-missing: a 401 of one endpoint alone does not make the token bad', async () => {
    const answer = goodTokenBut((_, response) => sendError(response, 401, 'Authentication Failed'));
    expect(await codeFor(answer)).toBe('permission-missing');
  });

  it('permission-missing: a 401 in plain text alone does not either', async () => {
    const answer = goodTokenBut((_, response) =>
      response.writeHead(401, { 'Content-Type': 'text/plain' }).end('An error occurred.'),
    );
    expect(await codeFor(answer)).toBe('permission-missing');
  });

  it('says of a user of single sites what the 403 is about', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendError(response, 403, 'Insufficient permissions', 'Action is not allowed to site users'),
    );
    const error = errorIn(await console.client().accounts());
    expect(error.code).toBe('permission-missing');
    expect(error.message).toContain('"Insufficient permissions"');
    expect(error.advice).toContain('user of single sites');
  });

  it('leaves the judgement on a 401 open when the console cannot be asked again', async () => {
    const answer: Answerer = (request, response) =>
      request.path === '/system/info'
        ? sendError(response, 503, 'Busy')
        : sendError(response, 401, 'Authentication Failed');
    expect(await codeFor(answer)).toBe('server-fault');
  });

  it.each([
    [
      'a 404 in JSON',
      404,
      '{"errors":[{"code":4040010,"detail":"","title":"Requested resource was not found"}]}',
    ],
    ['a 404 in plain text', 404, '404 page not found'],
    ['a 501', 501, '{"errors":[{"code":5010010,"detail":null,"title":"Not supported"}]}'],
    [
      'a 403 about a feature',
      403,
      '{"errors":[{"code":4030010,"detail":null,"title":"Feature x is not available for the scope"}]}',
    ],
  ])('not-available: %s', async (_, status, body) => {
    expect(await codeFor((_request, response) => response.writeHead(status).end(body))).toBe('not-available');
  });

  it('cursor-rejected: a 400 about the cursor', async () => {
    const answer: Answerer = (_, response) =>
      sendError(response, 400, 'Validation Error', 'Invalid cursor value received');
    expect(await codeFor(answer)).toBe('cursor-rejected');
  });

  it('request-rejected: any other 400', async () => {
    const answer: Answerer = (_, response) =>
      sendError(response, 400, 'Validation Error', 'siteIds: Not a valid Identifier.');
    expect(await codeFor(answer)).toBe('request-rejected');
  });

  it('rate-limited: 429, which is a web page', async () => {
    const page = '<html>\r\n<head><title>429 Too Many Requests</title></head></html>';
    const answer: Answerer = (_, response) =>
      response.writeHead(429, { 'Content-Type': 'text/html' }).end(page);
    expect(await codeFor(answer)).toBe('rate-limited');
  });

  it.each([500, 502, 503, 504, 520])('server-fault: %i', async (status) => {
    expect(await codeFor((_, response) => response.writeHead(status).end('Bad Gateway'))).toBe(
      'server-fault',
    );
  });

  it('not-a-console: a web page in place of data', async () => {
    const answer: Answerer = (_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    expect(await codeFor(answer)).toBe('not-a-console');
  });

  it('not-a-console: plain text in place of data', async () => {
    expect(await codeFor((_, response) => response.end('hello'))).toBe('not-a-console');
  });

  it.each([301, 302, 303, 307, 308])('not-a-console: a redirect (%i)', async (status) => {
    const answer: Answerer = (_, response) => response.writeHead(status, { Location: '/login' }).end();
    expect(await codeFor(answer)).toBe('not-a-console');
  });

  it.each([
    ['JSON that is broken', '{"data":[{]}'],
    ['JSON that is not an object', '[]'],
    ['no data', '{"pagination":{}}'],
    ['errors that name no status', '{"errors":[{"title":"odd"}]}'],
    ['null data beside such errors', '{"data":null,"pagination":null,"errors":[{"title":"odd"}]}'],
  ])('protocol-fault: %s', async (_, body) => {
    const answer: Answerer = (_request, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
    expect(await codeFor(answer)).toBe('protocol-fault');
  });

  it('protocol-fault: what is no HTTP at all', async () => {
    const server = net.createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(reachedBy(errorIn(await client.countAgents({})))).toBe('protocol-fault');
    client.close();
    server.close();
  });

  it('protocol-fault: an answer larger than is accepted can be', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    await using console = await TestConsole.start((_, response) =>
      response.writeHead(200, headers).end(bomb),
    );
    const error = errorIn(await console.client().countAgents({}));
    expect(reachedBy(error)).toBe('protocol-fault');
    expect(error.message).toContain('larger than is accepted');
    expect(console.received).toHaveLength(1);
  });

  it('protocol-fault: a page that unpacks to far more than any does', async () => {
    const head = '{"pagination":{"nextCursor":null},"data":[{"id":"1","note":"';
    const bomb = gzipSync(`${head}${'A'.repeat(20 * 1024 * 1024)}"}]}`);
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    await using console = await TestConsole.start((_, response) =>
      response.writeHead(200, headers).end(bomb),
    );
    const error = errorIn(await console.client().agentsPage({}, new AbortController().signal));
    expect(reachedBy(error)).toBe('protocol-fault');
    expect(error.message).toContain('unpacks to far more');
    expect(console.received).toHaveLength(1);
  });

  it.each([
    ['more values than any page', `{"data":[${'{},'.repeat(150_000)}{}]}`, 'more values'],
    ['a nest without end', `{"data":${'['.repeat(200)}${']'.repeat(200)}}`, 'nested'],
    [
      'brackets in a text, which are none',
      `{"data":["${'['.repeat(200)}\\""],"pagination":{"totalItems":7}}`,
      null,
    ],
  ])('protocol-fault before it is parsed: %s', async (_, body, said) => {
    await using console = await TestConsole.start((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body),
    );
    const counted = await console.client().countAgents({});
    if (said === null) return void expect(valueIn(counted)).toBe(7);
    expect(reachedBy(errorIn(counted))).toBe('protocol-fault');
    expect(errorIn(counted).message).toContain(said);
    expect(console.received).toHaveLength(1);
  });

  it.each([
    [4030010, 'permission-missing'],
    [4000010, 'request-rejected'],
    [5000010, 'server-fault'],
    [404, 'not-available'],
  ] as const)('an error body with status 200 is understood by its own number %i', async (code, expected) => {
    expect(
      await codeFor((_, response) =>
        sendJson(response, { errors: [{ code, title: 'x', detail: null }], data: null }),
      ),
    ).toBe(expected);
  });

  it.each([
    ['of the API', { errors: [{ code: 4030010, title: 'No' }] }, 'permission-missing'],
    [
      'of which only the second names a status',
      { errors: [{ title: 'No' }, { code: 4000010 }] },
      'request-rejected',
    ],
    ['whose code is text', { errors: [{ code: '5000010' }] }, 'server-fault'],
    ['that is no list', { errors: { code: 404, title: 'Gone' } }, 'not-available'],
    ['that is a text', { errors: 'Only some shards answered' }, 'protocol-fault'],
    ['without a code', { errors: [{ title: 'Only some shards answered' }] }, 'protocol-fault'],
    ['that are texts', { errors: ['Only some shards answered'] }, 'protocol-fault'],
    ['under another name', { error: 'Only some shards answered' }, 'protocol-fault'],
  ] as const)(
    'an error beside data is that error, whatever its shape: one %s',
    async (_, errors, expected) => {
      const rows = [{ id: 'a' }];
      await using console = await TestConsole.start((request, response) =>
        sendJson(response, {
          data: request.path === '/sites' ? { sites: rows } : rows,
          pagination: {},
          ...errors,
        }),
      );
      const client = console.client();
      for (const failed of [await client.countRisks({}), await client.sites(), await client.systemInfo()]) {
        const error = errorIn(failed);
        expect(reachedBy(error)).toBe(expected);
        if (expected === 'protocol-fault') expect(error.message).toContain('"Only some shards answered"');
      }
    },
  );

  it('an error before or behind a long list of records is that error too', async () => {
    const data = Array.from({ length: 3000 }, (_, index) => ({ id: String(index), note: 'x'.repeat(100) }));
    const errors = [{ code: 4000010, title: 'Only some shards answered' }];
    for (const body of [
      { errors, data, pagination: {} },
      { data, pagination: {}, errors },
    ]) {
      await using console = await TestConsole.start((_, response) => sendJson(response, body));
      const pages = await all(walkAgents(console.client(), {}, { signal: new AbortController().signal }));
      expect(idsOf(pages)).toEqual(['request-rejected']);
    }
  });

  it.each([[[]], [null], [''], [{}]])('%j beside data is no error', async (errors) => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [], pagination: { totalItems: 7 }, errors }),
    );
    expect(valueIn(await console.client().countAgents({}))).toBe(7);
  });

  it('connection-lost: the connection is reset', async () => {
    expect(await codeFor((_, response) => response.destroy())).toBe('connection-lost');
  });

  it('connection-lost: half an answer', async () => {
    const answer: Answerer = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
      response.write('{"data":[', () => response.destroy());
    };
    expect(await codeFor(answer)).toBe('connection-lost');
  });

  it('timed-out: no answer', async () => {
    await using console = await TestConsole.start(() => {});
    const error = errorIn(await console.client({ timeouts: { readMs: 50 } }).countAgents({}));
    expect(reachedBy(error)).toBe('timed-out');
    expect(error.transient).toBe(true);
    expect(console.received).toHaveLength(5);
  });

  it('timed-out: an answer that stops in the middle', async () => {
    await using console = await TestConsole.start((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"data":[');
    });
    const client = console.client({ timeouts: { readMs: 50 }, retry: { attempts: 1 } });
    expect(reachedBy(errorIn(await client.countAgents({})))).toBe('timed-out');
  });

  it('answer-too-slow: a byte now and then', async () => {
    const clock = new HandClock();
    await using console = await TestConsole.start((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      clock.onEach(() => void response.write(' '));
    });
    const client = console.client({ after: clock.after, retry: { attempts: 2 } });
    const error = errorIn(await clock.runUntil(client.countAgents({}), 1000));
    expect(reachedBy(error)).toBe('answer-too-slow');
    expect(error.transient).toBe(true);
    expect(console.received).toHaveLength(2);
    // A minute for each of them, and what passes between them.
    expect(clock.now).toBeLessThan(300_000);
  });

  it('deadline-passed: an answer that is not over in ten minutes, however fast it comes', async () => {
    const clock = new HandClock();
    await using console = await TestConsole.start((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      clock.onEach(() => void response.write(' '.repeat(2048)));
    });
    const client = console.client({ after: clock.after, retry: { attempts: 1 } });
    const error = errorIn(await clock.runUntil(client.agentsPage({}, new AbortController().signal), 1000));
    expect(reachedBy(error)).toBe('deadline-passed');
    expect(clock.now).toBe(600_000);
  });

  it('timed-out: a server that takes the connection and says nothing', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = clientOf(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      timeouts: { connectMs: 50 },
    });
    const error = errorIn(await client.countAgents({}));
    expect(reachedBy(error)).toBe('timed-out');
    expect(error.message).toContain('did not accept a connection');
    client.close();
    server.close();
  });

  it('connection-refused: nobody listens', async () => {
    const client = clientOf('http://127.0.0.1:1');
    const error = errorIn(await client.countAgents({}));
    expect(reachedBy(error)).toBe('connection-refused');
    expect(error.transient).toBe(true);
    client.close();
  });

  it('name-not-found: the host does not exist', async () => {
    const client = clientOf('https://no-such-console.invalid', { proxyUrl: '' });
    expect(reachedBy(errorIn(await client.countAgents({})))).toBe('name-not-found');
    client.close();
  });

  it('tls-failed: a certificate that nobody vouches for', async () => {
    await using console = await TestConsole.start(() => {}, makeCertificate({ names: ['127.0.0.1'] }));
    const error = errorIn(await console.client().countAgents({}));
    expect(reachedBy(error)).toBe('tls-failed');
    expect(error.message).toContain('an authority that is not trusted here');
    expect(error.advice).toContain('extra CA file');
    expect(console.received).toEqual([]);
  });

  it('proxy-failed: nobody listens at the proxy', async () => {
    const client = clientOf('https://console.test', { proxyUrl: 'http://127.0.0.1:1' });
    expect(reachedBy(errorIn(await client.countAgents({})))).toBe('proxy-failed');
    client.close();
  });

  it('cancelled: nobody waits for the answer any more', async () => {
    const abort = new AbortController();
    await using console = await TestConsole.start(() => abort.abort());
    expect(reachedBy(errorIn(await console.client().countAgents({}, abort.signal)))).toBe('cancelled');
    expect(reachedBy(errorIn(await console.client().countAgents({}, abort.signal)))).toBe('cancelled');
    expect(console.received).toHaveLength(1);
  });
});

function clientOf(
  origin: string,
  options: Partial<ConstructorParameters<typeof ConsoleClient>[0]> = {},
): ConsoleClient {
  return new ConsoleClient({
    origin,
    token: testToken,
    pacing: [],
    retry: { attempts: 2, baseDelayMs: 1 },
    ...options,
  });
}
