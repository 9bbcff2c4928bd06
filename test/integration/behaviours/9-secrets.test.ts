import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { viewerToken } from '../../../main/demo/tokens.ts';
import { agentsPath, risksPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { type CliOptions, type CliRun, runCli, type StartedCli, startCli } from '../../setup/run-cli.ts';
import { redirectTo } from '../../tenant/answer-faults.ts';
import { type Fault, Faults } from '../../tenant/faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { makeCertificate } from '../net/certificate.ts';
import { sendJson } from '../net/test-server.ts';
import { TestConsole } from '../sentinelone/test-console.ts';
import { commandLines, filesHolding, formsWithin } from './written-forms.ts';

/** Every character that a token may have. */
const token = 'tok+en/with=every.kind-of_character+0123456789/AbCdEfGh';

/** A place of its own for all that the command line could write: data, home and temporary files. */
class SecretLife {
  readonly folder = temporaryFolder();
  readonly dataDir = join(this.folder, 'data');
  readonly #env = { HOME: join(this.folder, 'home'), TMPDIR: join(this.folder, 'tmp') };

  constructor() {
    mkdirSync(this.#env.HOME);
    mkdirSync(this.#env.TMPDIR);
  }

  start(args: readonly string[], { env, ...options }: CliOptions = {}): StartedCli {
    const withToken = { ...this.#env, SENTINELONE_API_TOKEN: token, ...env };
    return startCli(['--data-dir', this.dataDir, ...args], { ...options, env: withToken });
  }

  /** Runs a command as people do and as scripts do; neither may show the token, nor leave it anywhere. */
  async runBothWays(args: readonly string[], options?: CliOptions): Promise<[CliRun, CliRun]> {
    const runs: [CliRun, CliRun] = [
      await this.start(args, options).ended,
      await this.start([...args, '--json'], options).ended,
    ];
    for (const run of runs) this.expectKept(args.join(' '), run);
    return runs;
  }

  expectKept(step: string, { stdout, stderr }: CliRun): void {
    expect([step, ...formsWithin(token, stdout + stderr)]).toEqual([step]);
    expect([step, ...filesHolding(token, this.folder)]).toEqual([step]);
  }
}

/** Refuses, and says back what it was sent in the ways of web servers, as a proxy does that helps with debugging. */
const echo: Fault = (request) => {
  const sent = request.token ?? '';
  const escaped = sent.replaceAll('/', '\\/').replaceAll('+', '\\u002b');
  const title = `Not allowed: ${escaped} ${sent} ${encodeURIComponent(sent)}`;
  const body = `{"errors":[{"code":4030010,"title":"${title}","detail":"Authorization: ApiToken ${escaped}"}]}`;
  return { status: 403, headers: { 'Content-Type': 'application/json' }, body };
};

async function tenantOfToken() {
  const world = new ListedWorld({ now: Date.now() });
  for (let index = 0; index < 6; index += 1) world.addRisk(world.addAgent().id);
  const faults = new Faults();
  const exposed: string[] = [];
  const { server } = await startTenant(world, {
    tokens: [viewerToken(token, world.now())],
    intercept: smallPages(2, (request, answer, response) => {
      exposed.push(...formsWithin(token, commandLines()));
      return faults.intercept(request, answer, response);
    }),
  });
  return { world, faults, server, exposed };
}

describe('behaviour 9: secrets', () => {
  test('after a full life on the command line the token is in no file, no output and no command line', async () => {
    const { faults, server, exposed } = await tenantOfToken();
    const life = new SecretLife();
    const exitCodes = async (args: readonly string[], options?: CliOptions) =>
      (await life.runBothWays(args, options)).map(({ exitCode }) => exitCode);

    const pasted = { env: { SENTINELONE_API_TOKEN: '' }, input: `  "ApiToken ${token}"\n` };
    const added = await life.start(
      ['connector', 'add', '--url', server.url, '--name', 'One', '--token-stdin'],
      pasted,
    ).ended;
    expect(added.exitCode).toBe(0);
    life.expectKept('connector add', added);
    expect(await exitCodes(['connector', 'verify'])).toEqual([0, 0]);
    expect(await exitCodes(['sync', '--full'])).toEqual([0, 0]);

    // A console that sends back what it got.
    const echoing = faults.arm({ path: risksPath, on: 'always', fault: echo });
    expect(await exitCodes(['sync', '--full'])).toEqual([3, 3]);
    expect(await exitCodes(['scans', 'show', '3'])).toEqual([0, 0]);
    expect(await exitCodes(['connector', 'verify'])).toEqual([3, 3]);
    echoing.disarm();

    // A crash, with whatever it leaves lying about.
    const reached = Promise.withResolvers<void>();
    const hold = faults.arm({
      path: risksPath,
      on: { nth: 2 },
      fault: () => {
        reached.resolve();
        return null;
      },
    });
    const killed = life.start(['sync', '--full']);
    await reached.promise;
    killed.send('SIGKILL');
    life.expectKept('kill -9', await killed.ended);
    expect(readdirSync(life.dataDir).some((name) => name.endsWith('-wal'))).toBe(true);
    hold.disarm();
    expect(await exitCodes(['status'])).toEqual([1, 1]);

    // The token is rejected.
    server.revoke(token);
    expect(await exitCodes(['sync', '--full'])).toEqual([4, 4]);
    expect(await exitCodes(['connector', 'verify'])).toEqual([4, 4]);
    const { stdout: help } = await runCli(['--help']);
    if (/^ {2}doctor\b/m.test(help)) await life.runBothWays(['doctor']);
    await life.runBothWays(['connector', 'remove', 'One', '--yes']);
    expect(exposed).toEqual([]);
  }, 120_000);

  test('the token is sent to the address of its connector only: whoever is redirected to gets nothing', async () => {
    const elsewhere = await startTenant(new ListedWorld({ now: Date.now() }));
    const there = (path: string) => redirectTo(`${elsewhere.server.url}/web/api/v2.1${path}`);
    for (const path of ['/system/status', '/system/info', agentsPath, risksPath]) {
      const tenant = await scannedTenant();
      tenant.world.addRisk(tenant.world.addAgent().id);
      tenant.faults.arm({ path, on: 'always', fault: there(path) });
      const life = new SecretLife();
      const add = ['connector', 'add', '--url', tenant.server.url];
      if (path.startsWith('/system')) expect((await life.start(add).ended).exitCode).not.toBe(0);
      else expect((await tenant.scan()).report.issues[0]).toMatchObject({ code: 'not-a-console' });
    }
    expect(elsewhere.server.requests()).toEqual({});
  });

  test('TLS is verified whatever the environment says, before anything is sent', async () => {
    await using console = await TestConsole.start(
      (_, response) => sendJson(response, { data: [] }),
      makeCertificate({ names: ['127.0.0.1'] }),
    );
    const life = new SecretLife();
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const verified = await life.start(['connector', 'add', '--url', console.origin, '--json'], { env }).ended;
    expect(verified.exitCode).toBe(1);
    expect(JSON.parse(verified.stdout).verification.lines[0]).toMatchObject({
      state: 'failed',
      code: 'tls-failed',
    });
    await life.start(['connector', 'add', '--url', console.origin, '--no-verify'], { env }).ended;
    const synced = await life.start(['sync', '--json'], { env }).ended;
    expect(JSON.parse(synced.stdout).scan).toMatchObject({
      state: 'failed',
      issues: [{ code: 'tls-failed' }],
    });
    expect(console.received).toEqual([]);
  });
});
