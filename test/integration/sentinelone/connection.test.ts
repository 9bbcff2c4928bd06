import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../setup/run-cli.ts';
import { makeCertificate } from '../net/certificate.ts';
import { type Answerer, sendJson } from '../net/test-server.ts';
import { TestConsole, testToken } from './test-console.ts';

const seven: Answerer = (_, response) => sendJson(response, { data: [], pagination: { totalItems: 7 } });

describe('a request to a console', () => {
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

  it('tells the clock of the console', async () => {
    await using console = await TestConsole.start((_, response) =>
      sendJson(response, { data: [] }, 200, { Date: 'Mon, 28 Aug 2023 10:07:53 GMT' }),
    );
    const client = console.client();
    expect(client.lastConsoleTime).toBeNull();
    await client.countAgents({});
    expect(client.lastConsoleTime).toBe(Date.UTC(2023, 7, 28, 10, 7, 53));
  });

  it('trusts no more authorities when the program was started with variables that name authorities', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'console-tls-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const certificate = makeCertificate({ names: ['console.test', '127.0.0.1'] });
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, certificate.cert);
    await using console = await TestConsole.start(seven, certificate);
    const dataDir = await mkdtemp(join(folder, 'data-'));
    const add = ['connector', 'add', '--url', console.origin, '--json', '--data-dir', dataDir];
    const variables = { NODE_EXTRA_CA_CERTS: caFile, SSL_CERT_FILE: caFile, SSL_CERT_DIR: folder };
    const env = { SENTINELONE_API_TOKEN: testToken, ...variables };
    const verified = await runCli(add, { env });
    expect(JSON.parse(verified.stdout).verification.lines[0]).toMatchObject({ code: 'tls-failed' });
    expect(console.received).toEqual([]);
  });
});
