import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NetError } from '../../../main/net/net-error.ts';
import { secretMark } from '../../../main/outside/secret-mask.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { makeCertificate } from './certificate.ts';
import { type Answerer, errorIn, TestServer, valueIn } from './test-server.ts';

const secret = 'webhook-secret-0123456789-abcdef';
const credentials = () => ({ headers: { 'X-Key': secret }, secret });
const fine: Answerer = (_, response) => response.end('fine');
const busy: Answerer = (_, response) => response.writeHead(503).end();

describe('what a client sends', () => {
  it('goes below its base path, with a query, its own headers and those of the request', async () => {
    await using server = await TestServer.start(fine);
    const client = server.asker({ basePath: '/api', headers: { Accept: 'text/plain' } });
    await client.text({ path: '/jobs', query: { name: 'a b&c' }, headers: { 'X-Part': '2' } });
    expect(server.received[0]).toMatchObject({ method: 'GET', path: '/api/jobs', rawQuery: '?name=a+b%26c' });
    expect(server.received[0]?.headers).toMatchObject({
      accept: 'text/plain',
      'x-part': '2',
      'user-agent': expect.stringMatching(/^[a-z-]+\/\d+\.\d+\.\d+/),
    });
  });

  it.each([
    ['an object as JSON', { job: 1 }, /^application\/json/, '{"job":1}'],
    ['bytes as they are', Buffer.from('bytes'), /./, 'bytes'],
  ])('is %s', async (_, body, type, text) => {
    await using server = await TestServer.start(fine);
    expect(valueIn(await server.asker().text({ method: 'POST', body }))).toBe('fine');
    expect(server.received[0]).toMatchObject({ method: 'POST', body: text });
    expect(server.received[0]?.headers['content-type']).toMatch(type);
  });

  it('is a form with files as multipart', async () => {
    await using server = await TestServer.start(fine);
    const body = new FormData();
    body.set('file', new Blob(['a,b']), 'findings.csv');
    await server.asker().text({ method: 'POST', body });
    expect(server.received[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(server.received[0]?.body).toContain('filename="findings.csv"');
  });
});

describe('a secret', () => {
  it('is sent with every request but those that go without, and asked for anew each time', async () => {
    await using server = await TestServer.start(fine);
    const keys = ['key-1', 'key-2', 'key-3'];
    const renewed = () => ({ headers: { 'X-Key': keys.shift() ?? '' }, secret: 'x' });
    const client = server.asker({ credentials: renewed });
    await client.text();
    await client.text({ withoutCredentials: true });
    await client.text();
    expect(server.received.map(({ headers }) => headers['x-key'])).toEqual(['key-1', undefined, 'key-3']);
  });

  it('is taken out of every answer, of one that is no success too', async () => {
    await using server = await TestServer.start((_, response, index) =>
      response.writeHead(index === 0 ? 200 : 418).end(`you said ${secret}`),
    );
    const client = server.asker({ credentials });
    expect(valueIn(await client.text())).toBe(`you said ${secretMark}`);
    const refused = await client.send(
      { path: '/list', maxBytes: 1000 },
      ({ body, mask }) => ({ ok: true, value: mask.mask(body.toString()) }),
      new AbortController().signal,
    );
    expect(valueIn(refused)).toBe(`you said ${secretMark}`);
  });

  it('is taken out of what an error quotes of the other side', async () => {
    const certificate = makeCertificate({ names: [`${secret}.test`] });
    const extraCaFile = join(temporaryFolder(), 'ca.pem');
    writeFileSync(extraCaFile, certificate.cert);
    await using server = await TestServer.start(fine, certificate);
    const origin = `https://localhost:${server.port}`;
    const quoted = errorIn(await server.asker({ origin, extraCaFile }).text());
    expect(quoted).toMatchObject({ code: 'tls-failed', reason: expect.stringContaining(secret) });
    const masked = errorIn(await server.asker({ origin, extraCaFile, credentials }).text());
    expect(masked.reason).toContain(secretMark);
    expect(masked.reason).not.toContain(secret);
  });
});

describe('what fails', () => {
  it('is tried again where it may pass, but what may not arrive twice is tried once', async () => {
    await using server = await TestServer.start(busy);
    const client = server.asker({ retry: { attempts: 3 } });
    await client.text();
    await client.text({ method: 'PUT' });
    expect(server.received).toHaveLength(6);
    await client.text({ method: 'POST', body: {} });
    expect(server.received).toHaveLength(7);
    await client.text({ method: 'POST', body: {}, repeatable: true });
    expect(server.received).toHaveLength(10);
  });

  it('is not tried again after a connection that was lost, where it may not arrive twice', async () => {
    await using server = await TestServer.start((_, response) => response.destroy());
    const error = errorIn(await server.asker().text({ method: 'POST', body: {} }));
    expect(error).toMatchObject({ code: 'connection-lost', transient: true });
    expect(server.received).toHaveLength(1);
  });

  it('is said in words that fit any server', async () => {
    await using server = await TestServer.start((_, response) => response.end('x'.repeat(100)));
    const { host } = new URL(server.origin);
    expect(errorIn(await server.asker().text({ maxBytes: 10 }))).toMatchObject({
      code: 'protocol-fault',
      message: `The response from ${host}/list is larger than is accepted.`,
      topic: 'answer',
    });
    expect(server.received).toHaveLength(1);
  });
});

describe('requests of one client', () => {
  it('are all refused with what the asker refuses them with, and none is sent', async () => {
    await using server = await TestServer.start(fine);
    const refusal = new NetError('protocol-fault', [], []);
    expect(errorIn(await server.asker({ refusal }).text())).toBe(refusal);
    expect(server.received).toEqual([]);
  });

  it('are counted, with what came and whether they were repeated', async () => {
    await using server = await TestServer.start((request, response, index) =>
      (index === 0 ? busy : fine)(request, response, index),
    );
    const events: unknown[] = [];
    await server.asker({ onRequest: (event) => events.push(event) }).text();
    expect(events).toMatchObject([
      { path: '/list', status: 503, bytes: 0, retried: false },
      { path: '/list', status: 200, bytes: 4, retried: true },
    ]);
  });

  it('end as cancelled: on their way, in the pause before the next try, and when the client is closed', async () => {
    const abort = new AbortController();
    await using server = await TestServer.start(busy);
    const pausing = server.asker({
      retry: {
        wait: async () => {
          abort.abort();
          throw new Error('nobody waits');
        },
      },
    });
    expect(errorIn(await pausing.text({}, abort.signal)).code).toBe('cancelled');
    const closed = server.asker();
    closed.close();
    expect(errorIn(await closed.text()).code).toBe('cancelled');
    expect(server.received).toHaveLength(1);
  });
});
