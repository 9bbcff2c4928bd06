import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeCertificate, type ServerCertificate } from './certificate.ts';
import { type Answerer, Asker, errorIn, TestServer, valueIn } from './test-server.ts';

const seven: Answerer = (_, response) => response.end('seven');

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
  it('takes compressed answers, and counts their true size', async () => {
    let bytes = 0;
    await using server = await TestServer.start((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('seven')),
    );
    const client = server.asker({ onRequest: (event) => (bytes += event.bytes) });
    expect(valueIn(await client.text())).toBe('seven');
    expect(bytes).toBe(5);
  });

  it('uses the connection of the one before', async () => {
    const ports = new Set<number | undefined>();
    await using server = await TestServer.start((request, response, index) => {
      ports.add(response.socket?.remotePort);
      seven(request, response, index);
    });
    const client = server.asker();
    for (let request = 0; request < 5; request++) await client.text();
    expect(ports.size).toBe(1);
  });

  it('is cancelled on its way when nobody waits for it any more', async () => {
    const abort = new AbortController();
    let closed = 0;
    await using server = await TestServer.start((_, response) => {
      response.on('close', () => (closed += 1));
      abort.abort();
    });
    expect(errorIn(await server.asker().text({}, abort.signal)).code).toBe('cancelled');
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  it('ends as cancelled when the client is closed', async () => {
    await using server = await TestServer.start(() => client.close());
    const client = server.asker();
    expect(errorIn(await client.text()).code).toBe('cancelled');
    expect(server.received).toHaveLength(1);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'with status %i is never followed, so that no secret goes elsewhere',
    async (status) => {
      await using elsewhere = await TestServer.start(seven);
      await using server = await TestServer.start((_, response) =>
        response.writeHead(status, { Location: `${elsewhere.origin}/list` }).end(),
      );
      const error = errorIn(await server.asker().text());
      expect(error.message).toContain(String(status));
      expect(elsewhere.received).toEqual([]);
      expect(server.received).toHaveLength(1);
    },
  );

  it('is not followed on the same host either', async () => {
    await using server = await TestServer.start((_, response) =>
      response.writeHead(302, { Location: '/login' }).end(),
    );
    expect(errorIn(await server.asker().text()).message).toContain('302');
    expect(server.received).toHaveLength(1);
  });
});

describe('plain http', () => {
  it('is refused anywhere but on this machine', () => {
    expect(() => new Asker({ origin: 'http://server.test' })).toThrow('loopback');
  });
});

describe('TLS', () => {
  let folder: string;
  let certificate: ServerCertificate;
  let caFile: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'net-tls-'));
    certificate = makeCertificate({ names: ['server.test', '127.0.0.1'] });
    caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, `Corporate CA\n${certificate.cert}`);
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => void vi.unstubAllEnvs());

  it('trusts the authority of the extra file', async () => {
    await using server = await TestServer.start(seven, certificate);
    expect(valueIn(await server.asker({ extraCaFile: caFile }).text())).toBe('seven');
  });

  it('trusts the file of NODE_EXTRA_CA_CERTS only where a setting says so', async () => {
    vi.stubEnv('NODE_EXTRA_CA_CERTS', caFile);
    await using server = await TestServer.start(seven, certificate);
    expect(errorIn(await server.asker().text()).code).toBe('tls-failed');
    expect(server.received).toEqual([]);
    const client = server.asker({ trustEnvironmentCa: true });
    expect(valueIn(await client.text())).toBe('seven');
    expect(client.trust?.authority).toEqual({ name: 'server.test', kind: 'environment' });
  });

  it('says what it trusts and who vouched for the server', async () => {
    await using server = await TestServer.start(seven, certificate);
    const client = server.asker({ extraCaFile: caFile });
    await client.text();
    expect(client.trust).toEqual({
      authority: { name: 'server.test', kind: 'settings' },
      sources: expect.arrayContaining([
        { kind: 'built-in', file: null, count: expect.any(Number) },
        { kind: 'settings', file: caFile, count: 1 },
      ]),
    });
    await using plain = await TestServer.start(seven);
    expect(plain.asker().trust).toBeNull();
  });

  it('trusts nothing else, and sends nothing before it trusts', async () => {
    await using server = await TestServer.start(seven, makeCertificate({ names: ['127.0.0.1'] }));
    const error = errorIn(await server.asker({ extraCaFile: caFile }).text());
    expect(error.code).toBe('tls-failed');
    expect(server.received).toEqual([]);
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
    await using server = await TestServer.start(seven, odd);
    const error = errorIn(await server.asker({ extraCaFile: oddFile }).text());
    expect(error.code).toBe('tls-failed');
    expect(error.message).toContain(reason);
    expect(server.received).toEqual([]);
  });

  it.each(['directly', 'through a proxy'])(
    'is verified also where NODE_TLS_REJECT_UNAUTHORIZED would have it off, %s',
    async (way) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      await using server = await TestServer.start(seven, makeCertificate({ names: ['server.test'] }));
      await using proxy = await new TestProxy(server.port).listen();
      const client = server.asker(
        way === 'directly'
          ? { extraCaFile: caFile }
          : { origin: 'https://server.test', proxyUrl: proxy.url(), extraCaFile: caFile },
      );
      expect(errorIn(await client.text()).code).toBe('tls-failed');
      expect(server.received).toEqual([]);
    },
  );

  it('is not to be had from a server that speaks plain HTTP', async () => {
    await using server = await TestServer.start(seven);
    const client = new Asker({ origin: server.origin.replace('http:', 'https:') });
    expect(errorIn(await client.text()).code).toBe('tls-failed');
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
    await using server = await TestServer.start(seven, certificate);
    const error = errorIn(await server.asker({ extraCaFile: file() }).text());
    expect(error.code).toBe('tls-failed');
    expect(error.message).toContain(file());
    expect(server.received).toEqual([]);
  });

  describe('through a proxy', () => {
    it('stays between the two ends', async () => {
      await using server = await TestServer.start(seven, certificate);
      await using proxy = await new TestProxy(server.port).listen();
      const client = throughProxy(server, proxy.url('me:p%40ss@'));
      expect(valueIn(await client.text())).toBe('seven');
      expect(valueIn(await client.text())).toBe('seven');
      // The second request goes through the tunnel of the first.
      expect(proxy.asked).toEqual([
        { target: 'server.test:443', authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
      ]);
      expect(server.received[0]?.headers['proxy-authorization']).toBeUndefined();
    });

    it('takes the proxy of the system variables when none is set', async () => {
      await using server = await TestServer.start(seven, certificate);
      await using proxy = await new TestProxy(server.port).listen();
      vi.stubEnv('https_proxy', proxy.url());
      vi.stubEnv('no_proxy', 'other.test');
      expect(valueIn(await throughProxy(server, null).text())).toBe('seven');
      expect(proxy.asked).toHaveLength(1);
    });

    it('takes one without a scheme for http, and a bare domain in NO_PROXY for all below it', async () => {
      await using server = await TestServer.start(seven, certificate);
      await using proxy = await new TestProxy(server.port).listen();
      vi.stubEnv('https_proxy', new URL(proxy.url()).host);
      expect(valueIn(await throughProxy(server, null).text())).toBe('seven');
      expect(proxy.asked).toHaveLength(1);
      vi.stubEnv('no_proxy', 'test');
      expect(errorIn(await throughProxy(server, null).text()).code).toBe('name-not-found');
      expect(proxy.asked).toHaveLength(1);
    });

    it('heeds NO_PROXY', async () => {
      await using server = await TestServer.start(seven, certificate);
      await using proxy = await new TestProxy(server.port).listen();
      vi.stubEnv('https_proxy', proxy.url());
      vi.stubEnv('no_proxy', '.test');
      expect(errorIn(await throughProxy(server, null).text()).code).toBe('name-not-found');
      expect(proxy.asked).toEqual([]);
    });

    it('never goes there for a server on this machine', async () => {
      await using server = await TestServer.start(seven, certificate);
      await using proxy = await new TestProxy(server.port).listen();
      const client = server.asker({ proxyUrl: proxy.url(), extraCaFile: caFile });
      expect(valueIn(await client.text())).toBe('seven');
      expect(proxy.asked).toEqual([]);
    });

    it.each([407, 403, 502])(
      'takes the proxy\u2019s refusal (%i) for what it is, and not for the server\u2019s',
      async (status) => {
        await using server = await TestServer.start(seven, certificate);
        await using proxy = await new TestProxy(server.port, status).listen();
        const error = errorIn(await throughProxy(server, proxy.url()).text());
        expect(error.code).toBe('proxy-failed');
        expect(error.reason).toContain(String(status));
        expect(server.received).toEqual([]);
      },
    );

    it('gives up on a proxy that does not answer', async () => {
      const silent = net.createServer().listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const client = new Asker({
        origin: 'https://server.test',
        proxyUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
        timeouts: { connectMs: 50 },
      });
      const error = errorIn(await client.text());
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
      const client = new Asker({
        origin: 'https://server.test',
        proxyUrl: `http://127.0.0.1:${(flood.address() as AddressInfo).port}`,
      });
      const error = errorIn(await client.text());
      expect(error.code).toBe('proxy-failed');
      expect(error.reason).toContain('Header overflow');
      client.close();
      await vi.waitFor(() => expect(sent).toBeGreaterThan(0));
      flood.close();
    });

    it.each(['socks5://127.0.0.1:1080', 'proxy.example', 'not a url'])(
      'says so when the proxy address is %j',
      async (proxyUrl) => {
        const client = new Asker({ origin: 'https://server.test', proxyUrl });
        expect(errorIn(await client.text()).code).toBe('proxy-failed');
        client.close();
      },
    );

    function throughProxy(server: TestServer, proxyUrl: string | null): Asker {
      return server.asker({ origin: 'https://server.test', proxyUrl, extraCaFile: caFile });
    }
  });
});
