import { describe, expect, it } from 'vitest';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { Faults } from '../../tenant/faults.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { errorIn, scanIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

describe('sync', () => {
  it('ends with 0 after a complete scan, and tells it in one JSON document', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    const ended = await run(['sync', '--json']);
    expect(ended.exitCode).toBe(0);
    expect(scanIn(ended)).toMatchObject({
      id: 1,
      connector: 'SentinelOne',
      mode: 'scan',
      kind: 'full',
      state: 'complete',
      scope: { accountIds: [], siteIds: [], groupIds: [] },
      assets: { seen: 3, new: 3, updated: 0, unchanged: 0, deactivated: 0, returned: 0 },
      findings: { seen: 6, new: 6, updated: 0, unchanged: 0, mitigated: 0, reopened: 0 },
      quarantined: 0,
      retries: 0,
      issues: [],
    });
  });

  it('reads only what changed the second time, and everything with --full', async () => {
    const world = filledWorld(3);
    const { server } = await startTenant(world);
    const { run } = await cliWorkplace(server);
    await run(['sync']);
    world.moveOn(60_000);
    world.addRisk(world.addAgent().id);
    const delta = scanIn(await run(['sync', '--json']));
    expect(delta).toMatchObject({
      kind: 'delta',
      assets: { seen: 1, new: 1 },
      findings: { seen: 1, new: 1 },
    });
    const full = scanIn(await run(['sync', '--full', '--json']));
    expect(full).toMatchObject({
      kind: 'full',
      assets: { seen: 4, unchanged: 4 },
      findings: { unchanged: 7 },
    });
  });

  it('ends with 3 when vulnerabilities are not licensed: the assets landed, and the issue says why', async () => {
    const { server } = await startTenant(filledWorld(3), { licence: 'none-forbidden' });
    const { run } = await cliWorkplace(server);
    const ended = await run(['sync', '--json']);
    expect(ended.exitCode).toBe(3);
    expect(scanIn(ended)).toMatchObject({
      state: 'partial',
      assets: { new: 3 },
      findings: { seen: 0 },
      issues: [{ message: expect.stringMatching(/^Reading vulnerabilities/) }],
    });
  });

  it('ends with 3 when the change needs a review, and says how to decide', async () => {
    const world = filledWorld(12);
    const { server } = await startTenant(world);
    const { run } = await cliWorkplace(server);
    await run(['sync']);
    for (const { id } of world.agentsAfter(null, 9, {}, { by: 'id', descending: false }).rows) {
      world.removeAgent(id);
    }
    const ended = await run(['sync', '--full', '--json']);
    expect(ended.exitCode).toBe(3);
    expect(scanIn(ended)).toMatchObject({ id: 2, state: 'needs-review', findings: { mitigated: 0 } });
    expect(ended.stderr).toContain('scans review 2 --accept, or --reject');
  });

  it('ends with 4 when the console rejects the token', async () => {
    const { server } = await startTenant(filledWorld(1));
    const { run } = await cliWorkplace(server, 'a-token-that-was-revoked');
    const ended = await run(['sync', '--json']);
    expect(ended.exitCode).toBe(4);
    expect(scanIn(ended)).toMatchObject({ state: 'failed', issues: [{ code: 'token-rejected' }] });
  });

  it('ends with 4 when there is no token, without asking the console anything', async () => {
    const { server } = await startTenant(filledWorld(1));
    const { run } = await cliWorkplace(server);
    const ended = await run(['sync', '--json'], { env: { SENTINELONE_API_TOKEN: '' } });
    expect(ended.exitCode).toBe(4);
    expect(errorIn(ended).advice).toContain('SENTINELONE_API_TOKEN');
    expect(server.requests()).toEqual({});
  });

  it('ends with 1 when the console cannot be reached, and continues when it can', async () => {
    const { server } = await startTenant(filledWorld(1));
    const { run } = await cliWorkplace(server);
    await server.close();
    const ended = await run(['sync', '--json']);
    expect(ended.exitCode).toBe(1);
    expect(scanIn(ended)).toMatchObject({ state: 'failed', issues: [{ code: 'connection-refused' }] });
    const port = Number(new URL(server.url).port);
    await startTenant(filledWorld(1), { port });
    expect(scanIn(await run(['sync', '--json']))).toMatchObject({ id: 1, state: 'complete' });
  });

  it('ends with 130 on Ctrl+C, and the next one continues where it stopped', async () => {
    const world = filledWorld(9);
    const faults = new Faults();
    const { server } = await startTenant(world, { intercept: smallPages(2, faults.intercept) });
    const { run, start } = await cliWorkplace(server);
    const interrupted = start(['sync', '--json']);
    faults.arm({
      path: '/application-management/risks',
      on: { nth: 4 },
      fault: () => {
        interrupted.send('SIGINT');
        return null;
      },
    });
    const cancelled = await interrupted.ended;
    expect(cancelled.exitCode).toBe(130);
    expect(cancelled.stderr).toContain('Cancelling; press Ctrl+C again to stop at once.');
    expect(scanIn(cancelled)).toMatchObject({ id: 1, state: 'cancelled', issues: [] });
    const agentPages = server.requests()['/agents'];

    const ended = await run(['sync', '--json']);
    expect(ended.exitCode).toBe(0);
    expect(scanIn(ended)).toMatchObject({
      id: 1,
      kind: 'full',
      state: 'complete',
      assets: { seen: 9, new: 9 },
      findings: { seen: 18, new: 18 },
    });
    // The list of endpoints, which is short, is read again, with what changed meanwhile.
    expect(server.requests()['/agents']).toBe(2 * (agentPages ?? 0));
  });

  it.each([
    [['--site', '12'], "Unknown option '--site'. (Did you mean --sites?)"],
    [['one', 'two'], "Too many arguments for 'sync'. Expected 1 argument but got 2: one, two."],
  ])('ends with 2 for `sync %s`', async (options, message) => {
    const ended = await runCli(['sync', ...options, '--json', '--data-dir', temporaryFolder()]);
    expect(ended.exitCode).toBe(2);
    expect(errorIn(ended)).toMatchObject({ code: 'usage', message });
  });

  it('with --quiet prints nothing when all went well', async () => {
    const { server } = await startTenant(filledWorld(2));
    const { run } = await cliWorkplace(server);
    expect(await run(['sync', '--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('with --quiet --json prints the document and nothing else', async () => {
    const { server } = await startTenant(filledWorld(2));
    const { run } = await cliWorkplace(server);
    const ended = await run(['sync', '--quiet', '--json']);
    expect(scanIn(ended).state).toBe('complete');
    expect(ended.stderr).toBe('');
  });

  it('with --quiet still says in one line what went wrong', async () => {
    const { server } = await startTenant(filledWorld(2));
    const { run } = await cliWorkplace(server, 'a-token-that-was-revoked');
    const { exitCode, stdout, stderr } = await run(['sync', '--quiet']);
    expect(exitCode).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^warning: Reading assets \(All Endpoints\) stopped: .*\n$/);
  });

  it('for people ends with a summary of what came, what is open and what changed', async () => {
    const { server } = await startTenant(filledWorld(3));
    const { run } = await cliWorkplace(server);
    const { stdout } = await run(['sync']);
    expect(stdout).toMatch(
      /^\nScan 1 of SentinelOne \(Scan Mode, full, All Endpoints\): complete in [\d.]+ s\n/,
    );
    expect(stdout).toContain('Assets    3 seen · 3 new');
    expect(stdout).toContain('Open findings  6 high');
  });
});
