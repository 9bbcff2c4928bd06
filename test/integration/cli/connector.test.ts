import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '../../../main/demo/console-server.ts';
import { GeneratedWorld } from '../../../main/demo/generated-world.ts';
import { viewerToken } from '../../../main/demo/tokens.ts';
import { runCli } from '../../setup/run-cli.ts';

const good = 'good-token-0123456789';
const withoutRisks = 'without-risks-0123456789';
const withoutAssets = 'without-assets-0123456789';
const hostile = 'hostile-console-0123456789';

let tenant: RunningConsole;
let dataDir: string;

beforeAll(async () => {
  const world = new GeneratedWorld({ seed: 1, endpoints: 12, risksPerEndpoint: 3, base: Date.now() });
  const viewer = viewerToken(good, world.now());
  tenant = await startConsole({
    world,
    licence: 'vulnerability-management',
    tokens: [
      viewer,
      {
        ...viewer,
        token: withoutRisks,
        permissions: viewer.permissions.filter((name) => !name.startsWith('Applications')),
      },
      { ...viewer, token: withoutAssets, permissions: ['Users.view'] },
    ],
    clock: Date.now,
  });
});
afterAll(() => tenant.close());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cli-connector-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const run = (args: string[], options: Parameters<typeof runCli>[1] = {}) =>
  runCli(['--data-dir', dataDir, ...args], options);
const add = (token: string, ...more: string[]) =>
  run(['connector', 'add', '--url', tenant.url, '--token-stdin', ...more], { input: `${token}\n` });
const connectors = async () => JSON.parse((await run(['connector', 'list', '--json'])).stdout).connectors;

describe('connector add', () => {
  it('ends with what a scan needs first where there is no keychain, and not with the scan', async () => {
    const { stderr } = await add(good, '--no-verify');
    expect(stderr).toContain('The token was not kept: set SENTINELONE_API_TOKEN for each run.');
    expect(stderr).not.toContain('Start a scan');
  });

  it('verifies line by line and saves', async () => {
    const { exitCode, stdout } = await add(good, '--name', 'Production', '--description', 'all of it');
    expect(stdout.match(/^[✓!✗-] .*$/gm)?.map((line) => line.slice(0, 1))).toEqual(Array(6).fill('✓'));
    expect(stdout).toMatch(/12 endpoints/);
    expect(stdout).toMatch(/Saved the connector "Production"/);
    expect(exitCode).toBe(0);
    expect(await connectors()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}$/),
        name: 'Production',
        description: 'all of it',
        url: tenant.url,
        mode: 'scan',
        createdAt: expect.any(String),
        lastVerifiedAt: expect.any(String),
        tokenExpiresAt: expect.any(String),
      },
    ]);
  });

  it('prints exactly one document with --json', async () => {
    const { exitCode, stdout, stderr } = await add(good, '--json');
    expect(exitCode).toBe(0);
    const { connector, verification } = JSON.parse(stdout);
    expect(connector).toMatchObject({ name: 'SentinelOne', url: tenant.url });
    expect(verification.lines.map((line: { id: string }) => line.id)).toEqual([
      'address',
      'token',
      'expiry',
      'scope',
      'assets',
      'vulnerabilities',
    ]);
    expect(stderr).toContain('✓ Address and TLS');
  });

  it('does not save a token that the console rejects', async () => {
    const { exitCode, stdout } = await add('unknown-token-0123456789');
    expect(exitCode).toBe(4);
    expect(stdout).toMatch(/^✗ API token: /m);
    expect(await connectors()).toEqual([]);
  });

  it('does not save a token that may not read assets', async () => {
    const { exitCode, stdout } = await add(withoutAssets);
    expect(exitCode).toBe(4);
    expect(stdout).toMatch(/^✗ Permission to read assets: /m);
    expect(await connectors()).toEqual([]);
  });

  it('saves one that may only read assets, and says that this is part of it only', async () => {
    const { exitCode, stdout, stderr } = await add(withoutRisks);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/^✗ Permission to read vulnerabilities: /m);
    expect(stderr).toMatch(/warning: Assets can be ingested, vulnerabilities cannot/);
    expect(await connectors()).toHaveLength(1);
  });

  it('asks nothing about vulnerabilities in Asset Sync Mode', async () => {
    await run(['mode', 'asset-sync']);
    const { exitCode, stdout } = await add(withoutRisks);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^- Permission to read vulnerabilities: Not requested/m);
  });

  it('does not save an address where nobody answers', async () => {
    const url = `http://127.0.0.1:${await unusedPort()}`;
    const { exitCode } = await run(['connector', 'add', '--url', url, '--token-stdin'], { input: good });
    expect(exitCode).toBe(1);
    expect(await connectors()).toEqual([]);
  });

  it('refuses an address that is none before it asks for a token', async () => {
    const { exitCode, stdout } = await run(['connector', 'add', '--url', 'ftp://acme', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'address-invalid' } });
  });

  it('takes the token from the environment', async () => {
    const args = ['connector', 'add', '--url', tenant.url];
    expect((await run(args, { env: { SENTINELONE_API_TOKEN: `"ApiToken ${good}"` } })).exitCode).toBe(0);
  });

  it('without a token and without a terminal names the three ways to give it', async () => {
    const { exitCode, stderr } = await run(['connector', 'add', '--url', tenant.url]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/--token-stdin.*SENTINELONE_API_TOKEN.*terminal/);
  });

  it('refuses an empty token as a matter of credentials', async () => {
    expect((await add('')).exitCode).toBe(4);
  });

  it('saves without contact with --no-verify', async () => {
    const args = ['connector', 'add', '--url', 'usea1-acme', '--no-verify', '--token-stdin', '--json'];
    const { exitCode, stdout } = await run(args, { input: good });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      connector: { url: 'https://usea1-acme.sentinelone.net', lastVerifiedAt: null },
      verification: null,
    });
  });

  it('without a keychain saves the connector, no token, and says what to do', async () => {
    const { exitCode, stderr } = await add(good, '--no-verify');
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/warning: The keychain of this system .* set SENTINELONE_API_TOKEN for each run/);
    for (const path of readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )) {
      expect(readFileSync(join(path.parentPath, path.name), 'utf8')).not.toContain(good);
    }
  });

  it('is cancelled by Ctrl+C while it verifies, saves nothing and ends with 130', async () => {
    const silent = await startSilentConsole();
    const { port } = silent.address() as AddressInfo;
    const { exitCode, stdout } = await run(
      ['connector', 'add', '--url', `http://127.0.0.1:${port}`, '--token-stdin', '--json'],
      { input: good, onOutput: (text, send) => text.includes('Verifying') && send('SIGINT') },
    );
    silent.closeAllConnections();
    silent.close();
    expect(exitCode).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cancelled' } });
    expect(await connectors()).toEqual([]);
  });
});

describe('connector verify', () => {
  it('uses the only connector and the token of the environment', async () => {
    await add(good, '--no-verify');
    const { exitCode, stdout } = await run(['connector', 'verify', '--json'], {
      env: { SENTINELONE_API_TOKEN: good },
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).connector.lastVerifiedAt).not.toBeNull();
    expect((await connectors())[0].lastVerifiedAt).not.toBeNull();
  });

  it('does not write down a verification that failed', async () => {
    await add(good, '--no-verify');
    const { exitCode } = await run(['connector', 'verify'], {
      env: { SENTINELONE_API_TOKEN: 'unknown-token-0123456789' },
    });
    expect(exitCode).toBe(4);
    expect((await connectors())[0].lastVerifiedAt).toBeNull();
  });

  it('without keychain and variable ends with 4', async () => {
    await add(good, '--no-verify');
    const { exitCode, stderr } = await run(['connector', 'verify']);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/SENTINELONE_API_TOKEN/);
  });
});

describe('connector edit', () => {
  it('changes the name and the description', async () => {
    await add(good, '--no-verify');
    const { exitCode, stdout } = await run([
      'connector',
      'edit',
      '--name',
      'Servers',
      '--description',
      'x',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).connector).toMatchObject({ name: 'Servers', description: 'x' });
  });

  it('wants the token again for another origin', async () => {
    await add(good, '--no-verify');
    expect((await run(['connector', 'edit', '--url', 'https://other.sentinelone.net'])).exitCode).toBe(2);
    const args = ['connector', 'edit', '--url', 'https://other.sentinelone.net', '--token-stdin'];
    expect((await run(args, { input: 'another-token' })).exitCode).toBe(0);
    expect((await connectors())[0].url).toBe('https://other.sentinelone.net');
  });

  it('takes the token of the environment to another origin only when asked to', async () => {
    await add(good, '--no-verify');
    const move = ['connector', 'edit', '--url', 'https://other.sentinelone.net'];
    const env = { SENTINELONE_API_TOKEN: good };
    const refused = await run(move, { env });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--replace-token');
    expect((await connectors())[0].url).toBe(tenant.url);
    expect((await run([...move, '--replace-token'], { env })).exitCode).toBe(0);
    expect((await connectors())[0].url).toBe('https://other.sentinelone.net');
  });

  it('with nothing to change is a usage error', async () => {
    await add(good, '--no-verify');
    expect((await run(['connector', 'edit'])).exitCode).toBe(2);
  });
});

describe('connector remove', () => {
  it('wants to be confirmed', async () => {
    await add(good, '--no-verify');
    expect((await run(['connector', 'remove'])).exitCode).toBe(2);
    expect(await connectors()).toHaveLength(1);
    expect((await run(['connector', 'remove', 'sentinelone', '--yes'])).exitCode).toBe(0);
    expect(await connectors()).toEqual([]);
  });

  it('of one that is not there says which there are', async () => {
    await add(good, '--no-verify');
    const { exitCode, stderr } = await run(['connector', 'remove', 'Test', '--yes']);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/There is no connector called "Test"\.\n {2}There are: SentinelOne\./);
  });
});

describe('what a console says', () => {
  it('cannot give orders to the terminal that shows it', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { health: '\u001b]0;owned\u0007 \u001b[2J' } }));
    });
    const port = await listen(server);
    const args = ['connector', 'add', '--url', `http://127.0.0.1:${port}`, '--token-stdin'];
    const { stdout, stderr } = await run(args, { input: hostile });
    server.closeAllConnections();
    server.close();
    expect(stdout).toContain('owned');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});

function startSilentConsole(): Promise<Server> {
  const server = createServer(() => undefined);
  return listen(server).then(() => server);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function unusedPort(): Promise<number> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
