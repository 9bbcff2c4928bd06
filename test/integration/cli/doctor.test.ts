import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoToken } from '../../../main/demo/demo-token.ts';
import { viewerToken } from '../../../main/demo/tokens.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { type CliRun, runCli } from '../../setup/run-cli.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { errorIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

const diagnosis = z.strictObject({
  checks: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().min(1),
      state: z.enum(['passed', 'warning', 'failed', 'skipped']),
      finding: z.string().min(1),
      advice: z.string(),
      code: z.string().nullable(),
    }),
  ),
});

const repairedDiagnosis = diagnosis.extend({ repaired: z.array(z.string()) });

/** The checks that `doctor --json` printed, by id; those of a connector without the connector's id. */
function checksIn({ stdout }: CliRun) {
  const { checks } = diagnosis.parse(JSON.parse(stdout));
  return new Map(checks.map((check) => [check.id.replace(/^connector\/[0-9a-f]+\//, ''), check]));
}

const statesIn = (run: CliRun) =>
  Object.fromEntries([...checksIn(run)].map(([id, { state }]) => [id, state]));

const withToken = { env: { SENTINELONE_API_TOKEN: tenantToken } };

describe('doctor', () => {
  it('finds everything in order where it is, connector included, and ends with 0', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run, dataDir } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    const ended = await run(['doctor', '--json']);
    expect(statesIn(ended)).toEqual({
      runtime: 'passed',
      'data-folder': 'passed',
      'disk-space': 'passed',
      settings: 'passed',
      keychain: 'passed',
      project: 'passed',
      log: 'passed',
      tray: 'skipped',
      autostart: 'passed',
      proxy: 'passed',
      'extra-ca': expect.stringMatching(/passed|skipped/),
      name: 'skipped',
      address: 'passed',
      tls: 'skipped',
      clock: 'passed',
      token: 'passed',
      expiry: 'passed',
      assets: 'passed',
      vulnerabilities: 'passed',
    });
    expect(ended.exitCode).toBe(0);
    expect(checksIn(ended).get('project')?.finding).toMatch(
      new RegExp(`^${dataDir}/project.sqlite is intact \\(version \\d+, \\d+ MB\\)\\.$`),
    );
    expect(ended.stdout + ended.stderr).not.toContain(tenantToken);
  });

  it('for people numbers the checks and concludes', async () => {
    const { server } = await startTenant(filledWorld(1));
    const { run } = await cliWorkplace(server);
    const { stdout } = await run(['doctor']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ 1 ✓ Program: SentinelOne Connector \d/);
    expect(stdout).toMatch(/^15 ✓ SentinelOne: Clock: This machine and the console agree/m);
    expect(lines.at(-1)).toBe('Everything is in order.');
  });

  it('works before anything was set up, and makes no file and no folder', async () => {
    const dataDir = join(temporaryFolder(), 'not-there');
    const ended = await runCli(['doctor', '--json', '--data-dir', dataDir]);
    expect(ended.exitCode).toBe(0);
    const checks = checksIn(ended);
    expect(checks.get('data-folder')).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('--data-dir'),
    });
    expect(checks.get('project')?.finding).toBe('There is no project yet; the first scan creates it.');
    expect(checks.get('connectors')).toMatchObject({
      state: 'skipped',
      advice: 'Add one with `connector add --url URL`.',
    });
    expect(existsSync(dataDir)).toBe(false);
  });

  it('ends with 1 when a check failed, and goes on with the others', async () => {
    const { server } = await startTenant(filledWorld(1));
    const { run, dataDir } = await cliWorkplace(server);
    await server.close();
    writeFileSync(
      join(dataDir, 'project.sqlite'),
      'not a database, but long enough to look like one'.repeat(50),
    );
    const ended = await run(['doctor', '--json']);
    expect(ended.exitCode).toBe(1);
    expect(statesIn(ended)).toMatchObject({
      project: 'failed',
      log: 'passed',
      address: 'failed',
      clock: 'skipped',
      token: 'skipped',
      vulnerabilities: 'skipped',
    });
    expect(checksIn(ended).get('project')?.advice).toContain('Restore the newest backup');
  });

  it('ends with 4 when only the token failed', async () => {
    const { server } = await startTenant(filledWorld(1));
    const { run } = await cliWorkplace(server, 'a-token-that-was-revoked');
    const rejected = await run(['doctor', '--json']);
    expect(rejected.exitCode).toBe(4);
    expect(statesIn(rejected)).toMatchObject({
      address: 'passed',
      clock: 'passed',
      token: 'failed',
      assets: 'skipped',
    });
    expect(rejected.stdout + rejected.stderr).not.toContain('a-token-that-was-revoked');
    const missing = await run(['doctor', '--json'], { env: { SENTINELONE_API_TOKEN: '' } });
    expect(missing.exitCode).toBe(4);
    expect(statesIn(missing)).toMatchObject({ keychain: 'warning', address: 'passed', token: 'failed' });
    const { '/user': asked } = server.requests();
    expect(asked).toBeUndefined();
  });

  it('compares the clock with the console’s', async () => {
    const world = filledWorld(1);
    world.moveOn(3 * 3_600_000);
    const { server } = await startTenant(world);
    const { run } = await cliWorkplace(server);
    const ended = await run(['doctor', '--json']);
    expect(ended.exitCode).toBe(0);
    expect(checksIn(ended).get('clock')).toMatchObject({
      state: 'warning',
      finding: "The clock of this machine is 3 hours behind the console's.",
    });
  });

  it('leaves the clock of the demo tenant alone, which has a calendar of its own', async () => {
    const world = filledWorld(1);
    world.moveOn(3 * 3_600_000);
    const { server } = await startTenant(world, { tokens: [viewerToken(demoToken, world.now())] });
    const { run } = await cliWorkplace(server, demoToken);
    expect(checksIn(await run(['doctor', '--json'])).get('clock')).toMatchObject({ state: 'skipped' });
  });

  it('can be limited to one connector, and then sends it the token of the environment', async () => {
    const first = await startTenant(filledWorld(1));
    const second = await startTenant(filledWorld(1));
    const { run } = await cliWorkplace(first.server);
    await run(['connector', 'add', '--url', second.server.url, '--name', 'Second', '--no-verify', '--quiet']);

    // The variable does not say which of the two consoles its token is for.
    const both = diagnosis.parse(JSON.parse((await run(['doctor', '--json'])).stdout)).checks;
    const tokens = both.filter(({ id }) => id.endsWith('/token'));
    expect(tokens.map(({ title, state }) => [title, state])).toEqual([
      ['SentinelOne: API token', 'skipped'],
      ['Second: API token', 'skipped'],
    ]);
    expect(first.server.requests()).toEqual({ '/system/status': 1 });

    const one = await run(['doctor', 'second', '--json']);
    expect(statesIn(one)).toMatchObject({ address: 'passed', token: 'passed' });
    expect(first.server.requests()).toEqual({ '/system/status': 1 });

    const none = await run(['doctor', 'third', '--json']);
    expect(none.exitCode).toBe(1);
    expect(errorIn(none)).toMatchObject({ code: 'connector-not-found' });
  });

  it('says what was damaged and restored', async () => {
    const { run, dataDir } = await cliWorkplace({ url: 'http://127.0.0.1:9' });
    writeFileSync(join(dataDir, 'settings.json'), '{"schema');
    const restored = checksIn(await run(['doctor', '--json'])).get('settings');
    expect(restored).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('the last good copy was restored'),
    });
    const later = checksIn(await run(['doctor', '--json'])).get('settings');
    expect(later).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('settings.json.broken-'),
    });
    for (const name of readdirSync(dataDir)) if (name.includes('.broken-')) rmSync(join(dataDir, name));
    expect(checksIn(await run(['doctor', '--json'])).get('settings')?.state).toBe('passed');
  });

  it('finds a folder that is open to others, and one that cannot be used at all', async () => {
    const dataDir = temporaryFolder();
    chmodSync(dataDir, 0o755);
    const open = await runCli(['doctor', '--json', '--data-dir', dataDir], withToken);
    expect(checksIn(open).get('data-folder')).toMatchObject({
      state: 'warning',
      finding: expect.stringContaining('its mode is 755'),
    });
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    const unusable = await runCli(['doctor', '--json', '--data-dir', join(file, 'data')], withToken);
    expect(unusable.exitCode).toBe(1);
    expect(statesIn(unusable)).toMatchObject({
      'data-folder': 'failed',
      settings: 'failed',
      connectors: 'skipped',
    });
  });

  it('checks proxy and certificate authorities, and shows no password of a proxy', async () => {
    const dataDir = temporaryFolder();
    const caFile = join(dataDir, 'ca.pem');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(caFile, 'not a certificate');
    const env = { https_proxy: 'http://ana:hush-hush@proxy.example.com:3128', NODE_EXTRA_CA_CERTS: caFile };
    const untold = await runCli(['doctor', '--json', '--data-dir', dataDir], { env });
    expect(checksIn(untold).get('extra-ca')).toMatchObject({
      state: 'skipped',
      finding: expect.stringContaining(`NODE_EXTRA_CA_CERTS names ${caFile}, which is not trusted.`),
      advice: expect.stringContaining('network --environment-ca on'),
    });
    await runCli(['network', '--environment-ca', 'on', '--data-dir', dataDir], { env });
    const ended = await runCli(['doctor', '--json', '--data-dir', dataDir], { env });
    const checks = checksIn(ended);
    expect(checks.get('proxy')?.finding).toBe(
      'Consoles are reached through the proxy proxy.example.com:3128, as set by the proxy variables.',
    );
    expect(checks.get('extra-ca')).toMatchObject({
      state: 'failed',
      finding: `${caFile} cannot be used: it contains no PEM certificate.`,
      advice: 'Correct NODE_EXTRA_CA_CERTS, or unset it.',
    });
    expect(ended.stdout + ended.stderr).not.toContain('hush');
  });

  it('names no home folder, so that it can be passed on', async () => {
    const home = temporaryFolder();
    const { stdout } = await runCli(['doctor', '--json'], { env: { HOME: home, XDG_CONFIG_HOME: '' } });
    expect(stdout).toContain('~/.config/SentinelOne Connector does not exist yet.');
    expect(stdout).not.toContain(home);
  });

  it('is cancelled by Ctrl+C with 130', async () => {
    const { server } = await startTenant(filledWorld(1), { latencyMs: 60_000 });
    const { start } = await cliWorkplace(server);
    const started = start(['doctor', '--json'], {
      onOutput: (text, send) => text.includes('Name resolution') && send('SIGINT'),
    });
    const ended = await started.ended;
    expect(ended.exitCode).toBe(130);
    expect(errorIn(ended).code).toBe('cancelled');
  });

  it('--repair closes a folder that is open to others, says so and looks again', async () => {
    const dataDir = temporaryFolder();
    chmodSync(dataDir, 0o755);
    const ended = await runCli(['doctor', '--repair', '--json', '--data-dir', dataDir], withToken);
    const { checks, repaired } = repairedDiagnosis.parse(JSON.parse(ended.stdout));
    expect(repaired).toEqual([`${dataDir} is now closed to other users.`]);
    expect(checks.find(({ id }) => id === 'data-folder')?.state).toBe('passed');
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });
});

describe('doctor --bundle', () => {
  it('writes one text that tells how things are, and masks whose they are', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run, dataDir } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    const { assets } = JSON.parse((await run(['assets', 'list', '--json', '--limit', '1'])).stdout);
    const { hostName, lastUser } = assets[0];
    appendFileSync(
      join(dataDir, 'logs', 'main.log'),
      `looked at ${hostName} of ${lastUser} on 10.99.88.77 with ApiToken ${tenantToken} at acme.example.com\n`,
    );
    const file = join(dataDir, 'bundle.txt');
    const ended = await run(['doctor', '--bundle', file, '--json']);
    expect(JSON.parse(ended.stdout)).toMatchObject({ bundle: { file, bytes: statSync(file).size } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    for (const title of ['Checks', 'Settings', 'Project', 'End of the log']) {
      expect(text).toContain(`\n${title}\n---`);
    }
    expect(text).toMatch(/^ ?\d+ ok {6}Project: /m);
    expect(text).toContain('Mode: Scan Mode');
    expect(text).toMatch(/^Newest scans:\n {2}1 \S+ full scan complete, \d+ s: 3 assets/m);
    expect(text).toMatch(
      /looked at <host-\d+> of <user-\d+> on <address-\d+> with ApiToken \[redacted\]+ at <host-\d+>/,
    );
    for (const secret of [tenantToken, hostName, lastUser, '10.99.88.77', 'acme.example.com']) {
      expect(text).not.toContain(secret);
    }
  });

  it('that cannot be written says so and leaves nothing', async () => {
    const dataDir = temporaryFolder();
    const file = join(dataDir, 'nowhere', 'bundle.txt');
    const ended = await runCli(['doctor', '--bundle', file, '--json', '--data-dir', dataDir], withToken);
    expect(ended.exitCode).toBe(1);
    expect(errorIn(ended)).toMatchObject({ code: 'bundle-unwritable' });
    expect(readdirSync(dataDir).filter((name) => name.includes('bundle'))).toEqual([]);
  });
});
