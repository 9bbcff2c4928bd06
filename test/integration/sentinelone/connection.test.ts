import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ConsoleClient } from '../../../main/sentinelone/console-client.ts';
import { runCli } from '../../setup/run-cli.ts';
import { makeCertificate, type ServerCertificate } from './certificate.ts';
import { type Answerer, errorIn, sendJson, TestConsole, testToken, valueIn } from './test-console.ts';

const seven: Answerer = (_, response) => sendJson(response, { data: [], pagination: { totalItems: 7 } });

/** A forwarding proxy: it tunnels every CONNECT to one port of this machine, whatever host is asked for. */
class TestProxy {
  readonly asked: { target: string; authorization: string | undefined }[] = [];
  readonly #server = http.createServer((_, response) => response.writeHead(500).end());

  constructor(tunnelTo: number, refuseWith?: number) {
    this.#server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
      this.asked.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
      if (refuseWith !== undefined)
        return void socket.end(`HTTP/1.1 ${refuseWith} No\r\nX-From: proxy\r\n\r\n`);
      const upstream = net.connect(tunnelTo, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
  }

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  url(credentials = ''): string {
    return `http://${credentials}127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
  }
}

describe('a request', () => {
  it('says honestly who sends it, what it takes, and whose token it is', async () => {
    await using console = await TestConsole.start(seven);
    await console.client().countAgents({});
    expect(console.received[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^sentinelone-connector\/\d+\.\d+\.\d+/),
      accept: 'application/json',
      'accept-encoding': expect.stringContaining('gzip'),
      authorization: `ApiToken ${testToken}`,
    });
  });

  it('takes compressed answers, and counts their true size', async () => {
    let bytes = 0;
    await using console = await TestConsole.start((_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
        .end(gzipSync('{"data":[],"pagination":{"totalItems":7}}')),
    );
    const client = console.client({ onRequest: (event) => (bytes += event.bytes) });
    expect(valueIn(await client.countAgents({}))).toBe(7);
    expect(bytes).toBe(41);
  });

  it('uses the connection of the one before', async () => {
    const ports = new Set<number | undefined>();
    await using console = await TestConsole.start((request, response, index) => {
      ports.add(response.socket?.remotePort);
      seven(request, response, index);
    });
    const client = console.client();
    for (let request = 0; request < 5; request++) await client.countAgents({});
    expect(ports.size).toBe(1);
  });

  it('is cancelled on its way when nobody waits for it any more', async () => {
    const abort = new AbortController();
    let closed = 0;
    await using console = await TestConsole.start((_, response) => {
      response.on('close', () => (closed += 1));
      abort.abort();
    });
    expect(errorIn(await console.client().countAgents({}, abort.signal)).code).toBe('cancelled');
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  it('ends as cancelled when the client is closed', async () => {
    await using console = await TestConsole.start(() => client.close());
    const client = console.client();
    expect(errorIn(await client.countAgents({})).code).toBe('cancelled');
    expect(console.received).toHaveLength(1);
  });

  it('tells the clock of the console', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [] }, 200, { Date: 'Mon, 28 Aug 2023 10:07:53 GMT' }),
    );
    const client = console.client();
    expect(client.lastConsoleTime).toBeNull();
    await client.countAgents({});
    expect(client.lastConsoleTime).toBe(Date.UTC(2023, 7, 28, 10, 7, 53));
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'with status %i is never followed, so the token goes nowhere else',
    async (status) => {
      await using elsewhere = await TestConsole.start(seven);
      await using console = await TestConsole.start((_, response) =>
        response.writeHead(status, { Location: `${elsewhere.origin}/web/api/v2.1/agents` }).end(),
      );
      const error = errorIn(await console.client().countAgents({}));
      expect(error.code).toBe('not-a-console');
      expect(elsewhere.received).toEqual([]);
      expect(console.received).toHaveLength(1);
    },
  );

  it('is not followed on the same host either', async () => {
    await using console = await TestConsole.start((_, response) =>
      response.writeHead(302, { Location: '/login' }).end(),
    );
    expect(errorIn(await console.client().countAgents({})).message).toContain('redirects to another address');
    expect(console.received).toHaveLength(1);
  });
});

describe('plain http', () => {
  it('is refused anywhere but on this machine', () => {
    expect(() => new ConsoleClient({ origin: 'http://console.test', token: testToken })).toThrow('loopback');
  });
});

describe('TLS', () => {
  let folder: string;
  let certificate: ServerCertificate;
  let caFile: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'console-tls-'));
    certificate = makeCertificate({ names: ['console.test', '127.0.0.1'] });
    caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, `Corporate CA\n${certificate.cert}`);
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => void vi.unstubAllEnvs());

  it('trusts the authority of the extra file', async () => {
    await using console = await TestConsole.start(seven, certificate);
    expect(valueIn(await console.client({ extraCaFile: caFile }).countAgents({}))).toBe(7);
  });

  it('trusts the file of NODE_EXTRA_CA_CERTS only where a setting says so', async () => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', caFile);
    await using console = await TestConsole.start(seven, certificate);
    expect(errorIn(await console.client().countAgents({})).code).toBe('tls-failed');
    expect(console.received).toEqual([]);
    const client = console.client({ trustEnvironmentCa: true });
    expect(valueIn(await client.countAgents({}))).toBe(7);
    expect(client.trust?.authority).toEqual({ name: 'console.test', kind: 'environment' });
  });

  it('trusts no more when the program was started with variables that name authorities', async () => {
    await using console = await TestConsole.start(seven, certificate);
    const dataDir = await mkdtemp(join(folder, 'data-'));
    const add = ['connector', 'add', '--url', console.origin, '--json', '--data-dir', dataDir];
    const variables = { NODE_EXTRA_CA_CERTS: caFile, SSL_CERT_FILE: caFile, SSL_CERT_DIR: folder };
    const env = { SENTINELONE_API_TOKEN: testToken, ...variables };
    const verified = await runCli(add, { env });
    expect(JSON.parse(verified.stdout).verification.lines[0]).toMatchObject({ code: 'tls-failed' });
    expect(console.received).toEqual([]);
  });

  it('says what it trusts and who vouched for the console', async () => {
    await using console = await TestConsole.start(seven, certificate);
    const client = console.client({ extraCaFile: caFile });
    await client.countAgents({});
    expect(client.trust).toEqual({
      authority: { name: 'console.test', kind: 'settings' },
      sources: expect.arrayContaining([
        { kind: 'built-in', file: null, count: expect.any(Number) },
        { kind: 'settings', file: caFile, count: 1 },
      ]),
    });
    await using plain = await TestConsole.start(seven);
    expect(plain.client().trust).toBeNull();
  });

  it('trusts nothing else, and sends nothing before it trusts', async () => {
    await using console = await TestConsole.start(seven, makeCertificate({ names: ['127.0.0.1'] }));
    const error = errorIn(await console.client({ extraCaFile: caFile }).countAgents({}));
    expect(error.code).toBe('tls-failed');
    expect(console.received).toEqual([]);
  });

  it.each([
    ['for another name', { names: ['other.test'] }, 'for another name'],
    ['that has expired', { names: ['127.0.0.1'], notAfter: new Date(Date.now() - 3_600_000) }, 'has expired'],
    [
      'from the future',
      { names: ['127.0.0.1'], notBefore: new Date(Date.now() + 3_600_000) },
      'not valid yet',
    ],
  ])('refuses a certificate %s', async (name, facts, reason) => {
    const odd = makeCertificate(facts);
    const oddFile = join(folder, `${name.replaceAll(' ', '-')}.pem`);
    writeFileSync(oddFile, odd.cert);
    await using console = await TestConsole.start(seven, odd);
    const error = errorIn(await console.client({ extraCaFile: oddFile }).countAgents({}));
    expect(error.code).toBe('tls-failed');
    expect(error.message).toContain(reason);
    expect(console.received).toEqual([]);
  });

  it.each(['directly', 'through a proxy'])(
    'is verified also where NODE_TLS_REJECT_UNAUTHORIZED would have it off, %s',
    async (way) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      await using console = await TestConsole.start(seven, makeCertificate({ names: ['console.test'] }));
      await using proxy = await new TestProxy(console.port).listen();
      const client = console.client(
        way === 'directly'
          ? { extraCaFile: caFile }
          : { origin: 'https://console.test', proxyUrl: proxy.url(), extraCaFile: caFile },
      );
      expect(errorIn(await client.countAgents({})).code).toBe('tls-failed');
      expect(console.received).toEqual([]);
    },
  );

  it('is not to be had from a server that speaks plain HTTP', async () => {
    await using console = await TestConsole.start(seven);
    const client = new ConsoleClient({
      ...console.options(),
      origin: console.origin.replace('http:', 'https:'),
    });
    expect(errorIn(await client.countAgents({})).code).toBe('tls-failed');
    client.close();
  });

  it.each([
    ['does not exist', () => join(folder, 'missing.pem')],
    ['holds no certificate', () => join(folder, 'empty.pem')],
    ['holds a broken certificate', () => join(folder, 'broken.pem')],
  ])('says so when the extra file %s', async (_, file) => {
    writeFileSync(join(folder, 'empty.pem'), 'nothing');
    writeFileSync(
      join(folder, 'broken.pem'),
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    );
    await using console = await TestConsole.start(seven, certificate);
    const error = errorIn(await console.client({ extraCaFile: file() }).countAgents({}));
    expect(error.code).toBe('tls-failed');
    expect(error.message).toContain(file());
    expect(console.received).toEqual([]);
  });

  describe('through a proxy', () => {
    it('stays between this machine and the console', async () => {
      await using console = await TestConsole.start(seven, certificate);
      await using proxy = await new TestProxy(console.port).listen();
      const client = throughProxy(console, proxy.url('me:p%40ss@'));
      expect(valueIn(await client.countAgents({}))).toBe(7);
      expect(valueIn(await client.countAgents({}))).toBe(7);
      // The second request goes through the tunnel of the first.
      expect(proxy.asked).toEqual([
        { target: 'console.test:443', authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
      ]);
      expect(console.received[0]?.headers['proxy-authorization']).toBeUndefined();
    });

    it('takes the proxy of the system variables when none is set', async () => {
      await using console = await TestConsole.start(seven, certificate);
      await using proxy = await new TestProxy(console.port).listen();
      vi.stubEnv('https_proxy', proxy.url());
      vi.stubEnv('no_proxy', 'other.test');
      expect(valueIn(await throughProxy(console, null).countAgents({}))).toBe(7);
      expect(proxy.asked).toHaveLength(1);
    });

    it('takes one without a scheme for http, and a bare domain in NO_PROXY for all below it', async () => {
      await using console = await TestConsole.start(seven, certificate);
      await using proxy = await new TestProxy(console.port).listen();
      vi.stubEnv('https_proxy', new URL(proxy.url()).host);
      expect(valueIn(await throughProxy(console, null).countAgents({}))).toBe(7);
      expect(proxy.asked).toHaveLength(1);
      vi.stubEnv('no_proxy', 'test');
      expect(errorIn(await throughProxy(console, null).countAgents({})).code).toBe('name-not-found');
      expect(proxy.asked).toHaveLength(1);
    });

    it('heeds NO_PROXY', async () => {
      await using console = await TestConsole.start(seven, certificate);
      await using proxy = await new TestProxy(console.port).listen();
      vi.stubEnv('https_proxy', proxy.url());
      vi.stubEnv('no_proxy', '.test');
      expect(errorIn(await throughProxy(console, null).countAgents({})).code).toBe('name-not-found');
      expect(proxy.asked).toEqual([]);
    });

    it('never goes there for a console on this machine', async () => {
      await using console = await TestConsole.start(seven, certificate);
      await using proxy = await new TestProxy(console.port).listen();
      const client = console.client({ proxyUrl: proxy.url(), extraCaFile: caFile });
      expect(valueIn(await client.countAgents({}))).toBe(7);
      expect(proxy.asked).toEqual([]);
    });

    it.each([407, 403, 502])(
      'takes the proxy\u2019s refusal (%i) for what it is, and not for the console\u2019s',
      async (status) => {
        await using console = await TestConsole.start(seven, certificate);
        await using proxy = await new TestProxy(console.port, status).listen();
        const error = errorIn(await throughProxy(console, proxy.url()).countAgents({}));
        expect(error.code).toBe('proxy-failed');
        expect(error.reason).toContain(String(status));
        expect(console.received).toEqual([]);
      },
    );

    it('gives up on a proxy that does not answer', async () => {
      const silent = net.createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const client = new ConsoleClient({
        origin: 'https://console.test',
        token: testToken,
        proxyUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
        timeouts: { connectMs: 50 },
        pacing: [],
      });
      const error = errorIn(await client.countAgents({}));
      expect(error.code).toBe('proxy-failed');
      expect(error.reason).toContain('did not answer in time');
      client.close();
      silent.close();
    });

    it.each([
      ['a header without end', 'X-Long: '.padEnd(8_000_000, 'x')],
      ['headers without end', 'X-Header: x\r\n'.repeat(500_000)],
    ])('takes no more than 16 KiB of its answer: %s', async (_, headers) => {
      let sent = 0;
      const flood = net
        .createServer((socket) => {
          socket.on('error', () => {});
          socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\n${headers}`));
          socket.once('close', () => {
            sent = socket.bytesWritten - socket.writableLength;
          });
        })
        .listen(0, '127.0.0.1');
      await once(flood, 'listening');
      const client = new ConsoleClient({
        origin: 'https://console.test',
        token: testToken,
        proxyUrl: `http://127.0.0.1:${(flood.address() as AddressInfo).port}`,
        pacing: [],
      });
      const error = errorIn(await client.countAgents({}));
      expect(error.code).toBe('proxy-failed');
      expect(error.reason).toContain('Header overflow');
      client.close();
      await vi.waitFor(() => expect(sent).toBeGreaterThan(0));
      flood.close();
    });

    it.each(['socks5://127.0.0.1:1080', 'proxy.example', 'not a url'])(
      'says so when the proxy address is %j',
      async (proxyUrl) => {
        const client = new ConsoleClient({ origin: 'https://console.test', token: testToken, proxyUrl });
        expect(errorIn(await client.countAgents({})).code).toBe('proxy-failed');
        client.close();
      },
    );

    function throughProxy(console: TestConsole, proxyUrl: string | null): ConsoleClient {
      return console.client({ origin: 'https://console.test', proxyUrl, extraCaFile: caFile });
    }
  });
});
