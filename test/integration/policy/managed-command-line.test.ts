import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { policyFileVariable } from '../../../main/policy/policy-location.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { policyFile, policyFileOf } from '../../builders/policy-file.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { errorIn } from '../cli/documents.ts';
import { filledWorld } from '../cli/filled-world.ts';

const under = (file: string) => ({ [policyFileVariable]: file });

describe('the command line under a policy', () => {
  it('connects to no console that is not allowed, and sends it nothing', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    const env = under(policyFile({ allowedConsoles: ['*.sentinelone.net'] }));
    const { host } = new URL(server.url);
    const refused = `The policy of this machine does not allow the console ${host}.`;

    const sync = await run(['sync', '--json'], { env });
    expect(sync.exitCode).toBe(1);
    expect(sync.stderr + sync.stdout).toContain(refused);
    const verify = await run(['connector', 'verify'], { env });
    expect(verify.exitCode).toBe(1);
    expect(verify.stdout).toContain(refused);
    const doctor = await run(['doctor'], { env });
    expect(doctor.stdout).toContain(refused);
    const added = await run(['connector', 'add', '--url', server.url, '--name', 'Again', '--json'], { env });
    expect(errorIn(added)).toMatchObject({ code: 'console-not-allowed', message: refused });
    expect(server.requests()).toEqual({});
  });

  it('scans a console that is allowed', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    const env = under(policyFile({ allowedConsoles: [new URL(server.url).host] }));
    expect((await run(['sync', '--quiet'], { env })).exitCode).toBe(0);
  });

  it('shows what is fixed, scans by it, and refuses to change it', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run, dataDir } = await cliWorkplace(server);
    const env = under(policyFile({ ingestMode: 'asset-sync', proxy: 'http://proxy.acme.example:3128' }));
    expect((await run(['mode'], { env })).stdout).toContain('Set by the policy of this machine.');
    expect(errorIn(await run(['mode', 'scan', '--json'], { env })).code).toBe('setting-managed');
    expect((await run(['network'], { env })).stdout).toContain(
      'Proxy: http://proxy.acme.example:3128 (set by the policy of this machine)',
    );
    expect(errorIn(await run(['network', '--proxy', 'system', '--json'], { env })).code).toBe(
      'setting-managed',
    );
    // The proxy is not for this machine's own address.
    const sync = await run(['sync', '--json'], { env });
    expect(JSON.parse(sync.stdout)).toMatchObject({ scan: { mode: 'asset-sync', state: 'complete' } });
    expect(JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))).toMatchObject({
      mode: 'scan',
      network: { proxyUrl: null },
    });
  });

  it('keeps the data where the policy has it, and nowhere else', async () => {
    const folder = join(temporaryFolder(), 'managed');
    const env = under(policyFile({ dataFolder: folder }));
    expect((await runCli(['mode', 'asset-sync', '--json'], { env })).exitCode).toBe(0);
    expect(existsSync(join(folder, 'settings.json'))).toBe(true);

    const other = join(temporaryFolder(), 'other');
    for (const asked of [
      { args: ['--data-dir', other], env },
      { args: [], env: { ...env, SENTINELONE_CONNECTOR_DATA_DIR: other } },
    ]) {
      const refused = await runCli([...asked.args, 'mode', '--json'], { env: asked.env });
      expect(errorIn(refused)).toMatchObject({
        code: 'data-dir-managed',
        message: `The policy of this machine requires the data to be in ${folder}, so ${other} cannot be used.`,
      });
      expect(existsSync(other)).toBe(false);
    }
    expect((await runCli(['--data-dir', folder, 'mode', '--json'], { env })).exitCode).toBe(0);
  });

  it('keeps the data in the home folder of whoever runs it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'home-'));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const env = { ...under(policyFile({ dataFolder: '~/S1' })), HOME: home };
    expect((await runCli(['mode', 'asset-sync'], { env })).exitCode).toBe(0);
    expect(existsSync(join(home, 'S1', 'settings.json'))).toBe(true);
    expect(homedir()).not.toBe(home);
  });

  it('takes the token of a run from the environment where none may be kept', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    const env = under(policyFile({ sessionOnlyTokens: true }));
    expect((await run(['sync', '--quiet'], { env })).exitCode).toBe(0);
    const without = await run(['sync', '--json'], { env: { ...env, SENTINELONE_API_TOKEN: '' } });
    expect(without.exitCode).toBe(4);
    expect(errorIn(without)).toMatchObject({
      code: 'keychain-barred',
      advice: 'Set SENTINELONE_API_TOKEN for each run.',
    });
    const doctor = await run(['doctor', '--json'], { env: { ...env, SENTINELONE_API_TOKEN: '' } });
    expect(JSON.parse(doctor.stdout).checks).toContainEqual(
      expect.objectContaining({ id: 'keychain', state: 'skipped' }),
    );
  });

  it('scans the demo tenant whatever the policy allows', async () => {
    const env = under(policyFile({ allowedConsoles: [], ingestMode: 'asset-sync' }));
    const demo = await runCli(['--data-dir', temporaryFolder(), 'demo', '--json'], { env });
    expect(demo.stderr).not.toContain('does not allow');
    expect(demo.exitCode).toBe(0);
  });
});

describe('`policy`', () => {
  it('says that there is none', async () => {
    const run = await runCli(['policy', '--json']);
    expect(JSON.parse(run.stdout)).toEqual({ policy: null });
    expect(run.exitCode).toBe(0);
  });

  it('shows what the policy fixes', async () => {
    const file = policyFile({ ingestMode: 'asset-sync', updateFeed: 'none' });
    const { stdout, exitCode } = await runCli(['policy', '--json'], { env: under(file) });
    expect(JSON.parse(stdout)).toEqual({
      policy: {
        file,
        trouble: null,
        settings: [
          { name: 'ingestMode', state: 'fixed', words: 'Asset Sync Mode' },
          { name: 'updateFeed', state: 'fixed', words: 'no updates' },
        ],
      },
    });
    expect(exitCode).toBe(0);
  });
});

describe('the command line under a policy that is broken', () => {
  it('says so at each command, reaches no console, and still shows what is there', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    await run(['sync', '--quiet']);
    const before = { ...server.requests() };
    const env = under(policyFile({ proxy: 'proxy.acme.example:3128' }));
    const listed = await run(['assets', 'list', '--json'], { env });
    expect(listed.exitCode).toBe(0);
    expect(listed.stderr).toContain('cannot be applied: "proxy" must be');
    expect((await run(['sync', '--quiet'], { env })).exitCode).toBe(1);
    expect(server.requests()).toEqual(before);
    expect(before).not.toEqual({});

    const doctor = await run(['doctor', '--json'], { env });
    expect(JSON.parse(doctor.stdout).checks).toContainEqual(
      expect.objectContaining({ id: 'policy', state: 'failed' }),
    );
    expect((await run(['policy'], { env })).exitCode).toBe(1);
  });

  it('runs nothing when nothing is known of it, and touches no data folder', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const env = under(policyFileOf('{'));
    for (const command of [['mode'], ['sync'], ['doctor'], ['policy'], ['demo']]) {
      const run = await runCli(['--data-dir', dataDir, ...command, '--json'], {
        env: { ...env, SENTINELONE_API_TOKEN: tenantToken },
      });
      expect(run.exitCode).toBe(1);
      expect(errorIn(run)).toMatchObject({
        code: 'policy-broken',
        message: expect.stringMatching(/^The policy file \S+ is not a JSON object\.$/),
      });
    }
    expect(existsSync(dataDir)).toBe(false);
    expect((await runCli(['--help'], { env })).exitCode).toBe(0);
  });
});
