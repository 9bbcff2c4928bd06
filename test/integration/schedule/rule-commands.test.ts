import { describe, expect, it } from 'vitest';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

const site = '1286405255257023125';
const nowhere = { url: 'https://usea1-acme.sentinelone.net' };

async function added(cli: CliWorkplace, ...args: string[]) {
  const { exitCode, stdout } = await cli.run(['rule', 'add', ...args, '--json']);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout).rule;
}
const listed = async (cli: CliWorkplace) =>
  JSON.parse((await cli.run(['rule', 'list', '--json'])).stdout).rules;

describe('rule add', () => {
  it('saves what to import and when, and says the next five runs in words', async () => {
    const cli = await cliWorkplace(nowhere);
    const { exitCode, stdout } = await cli.run(['rule', 'add', '--sites', site, '--weekly', 'thu,mon@6:30'], {
      env: { TZ: 'Europe/Berlin' },
    });
    expect(exitCode).toBe(0);
    const [saved, next, ...runs] = stdout.trimEnd().split('\n');
    expect(saved).toMatch(
      /^Saved the rule [0-9a-f]{8}: site 1286405255257023125 of SentinelOne, weekly on Monday and Thursday at 06:30\.$/,
    );
    expect(next).toBe('Next runs, while `watch` or the application runs:');
    expect(runs).toHaveLength(5);
    for (const run of runs) expect(run).toMatch(/^ {2}(Mon|Thu) \d+ \w{3} \d{4}, 06:30 GMT\+[12]$/);
  });

  it('gives the rule in one JSON document, as list does', async () => {
    const cli = await cliWorkplace(nowhere);
    const rule = await added(cli, '--daily', '06:30');
    expect(rule).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      connectorId: expect.any(String),
      connector: 'SentinelOne',
      scope: { accountIds: [], siteIds: [], groupIds: [] },
      schedule: { kind: 'daily', time: '06:30' },
      paused: false,
      pausedBecause: null,
      nextDueAt: rule.nextRuns[0],
      lastStartedAt: null,
      failures: 0,
      retryAt: null,
      nextRuns: Array(5).fill(expect.any(String)),
    });
    expect(await listed(cli)).toEqual([rule]);
  });

  it('refuses a schedule that is none as a matter of usage, and saves nothing', async () => {
    const cli = await cliWorkplace(nowhere);
    for (const args of [[], ['--every', '4m'], ['--cron', '* * * * *']]) {
      const { exitCode, stderr } = await cli.run(['rule', 'add', ...args]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^error: .*\.\n {2}.*\n(?: {2}Cause and remedy: .*\n)?$/);
    }
    expect(await listed(cli)).toEqual([]);
  });

  it('wants a connector', async () => {
    const cli = await cliWorkplace(nowhere);
    expect((await cli.run(['rule', 'add', 'Elsewhere', '--manual'])).exitCode).toBe(1);
  });
});

describe('rule edit', () => {
  it('changes the schedule or what is imported, and leaves the other', async () => {
    const cli = await cliWorkplace(nowhere);
    const { id } = await added(cli, '--sites', site, '--daily', '06:30');
    const edit = async (...args: string[]) =>
      JSON.parse((await cli.run(['rule', 'edit', id, ...args, '--json'])).stdout).rule;
    expect(await edit('--every', '1h')).toMatchObject({
      schedule: { kind: 'every', minutes: 60 },
      scope: { siteIds: [site] },
    });
    expect(await edit('--all-endpoints')).toMatchObject({
      schedule: { kind: 'every', minutes: 60 },
      scope: { siteIds: [] },
    });
    expect((await cli.run(['rule', 'edit', id])).exitCode).toBe(2);
    expect((await cli.run(['rule', 'edit', id, '--all-endpoints', '--sites', site])).exitCode).toBe(2);
  });
});

describe('rule pause, resume and remove', () => {
  it('take the only rule there is, or the one that is named', async () => {
    const cli = await cliWorkplace(nowhere);
    const { id } = await added(cli, '--daily', '06:30');
    expect((await cli.run(['rule', 'pause'])).stdout).toMatch(/^Paused the rule/);
    expect(await listed(cli)).toMatchObject([{ paused: true, pausedBecause: null, nextRuns: [] }]);
    expect((await cli.run(['rule', 'resume', id])).stdout).toMatch(/^Resumed the rule .*\nNext runs/);
    expect(await listed(cli)).toMatchObject([{ paused: false }]);
    await added(cli, '--manual');
    expect((await cli.run(['rule', 'pause'])).exitCode).toBe(1);
    expect((await cli.run(['rule', 'remove', id])).exitCode).toBe(2);
    expect((await cli.run(['rule', 'remove', id, '--yes'])).exitCode).toBe(0);
    expect(await listed(cli)).toMatchObject([{ schedule: { kind: 'manual' } }]);
  });
});

describe('rule run', () => {
  it('scans what the rule covers, as sync does, and leaves its schedule', async () => {
    const world = new ListedWorld({ now: Date.now() });
    const [north, south] = world.sites;
    for (const { id } of [north, south].filter((each) => each !== undefined)) world.addAgent({ siteId: id });
    const { server } = await startTenant(world);
    const cli = await cliWorkplace(server);
    const before = await added(cli, '--sites', north?.id ?? '', '--daily', '06:30');
    const { exitCode, stdout } = await cli.run(['rule', 'run', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).scan).toMatchObject({
      state: 'complete',
      scope: { siteIds: [north?.id] },
      assets: { seen: 1 },
    });
    const [after] = await listed(cli);
    expect(after).toEqual({ ...before, lastStartedAt: expect.any(String) });
  });

  it('without a token ends with 4', async () => {
    const cli = await cliWorkplace(nowhere);
    await added(cli, '--manual');
    expect((await cli.run(['rule', 'run'], { env: { SENTINELONE_API_TOKEN: '' } })).exitCode).toBe(4);
  });
});

describe('connector remove', () => {
  it('takes the rules of the connector with it', async () => {
    const cli = await cliWorkplace(nowhere);
    await added(cli, '--daily', '06:30');
    const { exitCode, stdout } = await cli.run(['connector', 'remove', '--yes']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Removed the connector "SentinelOne" with 1 ingest rule\./);
    expect(await listed(cli)).toEqual([]);
  });
});
