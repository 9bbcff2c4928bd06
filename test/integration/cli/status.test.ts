import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textAnswer } from '../../../main/demo/answers.ts';
import type { IngestRule } from '../../../main/settings/ingest-rule.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import { success } from '../../../preload/contract/result.ts';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { forbidden } from '../../tenant/answer-faults.ts';
import { Faults } from '../../tenant/faults.ts';
import { startTenant } from '../../tenant/started-tenant.ts';
import { filledWorld } from './filled-world.ts';

const wrongToken = { env: { SENTINELONE_API_TOKEN: 'a-token-that-was-revoked' } };
const noToken = { env: { SENTINELONE_API_TOKEN: '' } };

/** A tenant of nine endpoints in three sites, and a data folder with a connector to it. */
async function workplace() {
  const world = filledWorld(9);
  const faults = new Faults();
  const { server } = await startTenant(world, { intercept: faults.intercept });
  const [north, south] = world.sites;
  return {
    ...(await cliWorkplace(server)),
    world,
    server,
    faults,
    north: north?.id ?? '',
    south: south?.id ?? '',
  };
}

async function statusOf({ run }: Pick<CliWorkplace, 'run'>) {
  const { exitCode, stdout } = await run(['status', '--json']);
  const status = JSON.parse(stdout);
  return { exitCode, status, connector: status.connectors[0], text: (await run(['status'])).stdout };
}

describe('status after a scan that went well', () => {
  it('ends with 0 and tells the last attempt, the state of the data, and nothing that needs attention', async () => {
    const place = await workplace();
    await place.run(['sync', '--quiet']);
    const { exitCode, status, connector, text } = await statusOf(place);
    expect(exitCode).toBe(0);
    expect(status).toMatchObject({ data: { state: 'complete', gaps: [] }, attention: [] });
    expect(connector).toMatchObject({
      lastGoodScan: { id: 1, scopeName: 'All Endpoints' },
      lastAttempt: { id: 1, state: 'complete', scopeName: 'All Endpoints', issue: null },
      data: { state: 'complete' },
      scopes: [{ scopeName: 'All Endpoints', counts: true, rules: [] }],
      rules: [],
    });
    expect(text).toMatch(/ {2}Data {16}complete\n/);
    expect(text).toMatch(/Last attempt {8}\S+ \S+ UTC \(scan 1, All Endpoints\): complete/);
    expect(text).not.toContain('SCOPE');
  });

  it('of one site keeps the older times for the whole, and gives each scope its own', async () => {
    const place = await workplace();
    await place.run(['sync', '--quiet']);
    const before = (await statusOf(place)).connector;
    place.world.moveOn(60_000);
    await place.run(['sync', '--sites', place.north, '--full', '--quiet']);
    const { exitCode, connector, text } = await statusOf(place);
    expect(exitCode).toBe(0);
    expect(connector).toMatchObject({
      assets: before.assets,
      vulnerabilities: before.vulnerabilities,
      lastGoodScan: { id: 1, scopeName: 'All Endpoints' },
      lastAttempt: { id: 2, scopeName: 'site North' },
    });
    expect(connector.scopes).toMatchObject([
      { scopeName: 'All Endpoints', counts: true, lastGoodScan: { id: 1 } },
      { scopeName: 'site North', counts: false, lastGoodScan: { id: 2 }, lastAttempt: { id: 2 } },
    ]);
    expect(connector.scopes[1].assets.coveredUntil > before.assets.coveredUntil).toBe(true);
    expect(text).toMatch(/Last complete scan {2}.* \(scan 1, All Endpoints\)/);
    expect(text).toMatch(/site North \*/);
    expect(text).toContain('No rule covers this scope');
    const listed = (await place.run(['scans', 'list'])).stdout;
    expect(listed).toMatch(/SCOPE.*\n.*site North.*\n.*All Endpoints/);
    expect((await place.run(['scans', 'show', '2'])).stdout).toContain('full scan of site North');
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(200);
  });

  it('of one site alone does not make a connector whose rule covers more look complete', async () => {
    const place = await workplace();
    await place.run(['rule', 'add', '--every', '6h']);
    await place.run(['sync', '--sites', place.north, '--quiet']);
    const { status, connector } = await statusOf(place);
    expect(connector).toMatchObject({ assets: null, vulnerabilities: null, lastGoodScan: null });
    expect(status.data).toMatchObject({
      state: 'partial',
      gaps: [
        {
          reason: 'never-complete',
          text: 'There is no complete scan of All Endpoints of "SentinelOne" yet.',
        },
      ],
    });
  });
});

describe('status after a scan that went wrong', () => {
  it('ends with 4 when the console refused the token, and says so', async () => {
    const place = await workplace();
    await place.run(['sync', '--quiet']);
    await place.run(['sync', '--quiet'], wrongToken);
    const { exitCode, status, connector, text } = await statusOf(place);
    expect(exitCode).toBe(4);
    expect(connector).toMatchObject({
      lastGoodScan: { id: 1 },
      lastAttempt: {
        id: 2,
        state: 'failed',
        scopeName: 'All Endpoints',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        issue: { code: 'token-rejected', message: expect.stringMatching(/token/) },
      },
      // What was read before is still what it was.
      data: { state: 'complete' },
    });
    expect(status.attention).toMatchObject([
      { id: expect.any(String), kind: 'token-refused', severity: 'bad', code: 'token-rejected' },
    ]);
    expect(text).toMatch(/Last attempt {8}.* \(scan 2, All Endpoints\): failed\n {4}token-rejected: /);
    expect(text).toContain(
      'Needs attention\n  ! The console does not accept the API token of "SentinelOne".',
    );
    await place.run(['sync', '--quiet']);
    expect(await statusOf(place)).toMatchObject({ exitCode: 0, status: { attention: [] } });
  });

  it('ends with 4 when there was no token, which left no scan, before and after the first one', async () => {
    const place = await workplace();
    expect((await place.run(['sync', '--sites', place.north], noToken)).exitCode).toBe(4);
    const first = await statusOf(place);
    expect(first.exitCode).toBe(4);
    expect(first.connector.lastAttempt).toMatchObject({
      id: null,
      state: 'failed',
      scope: { siteIds: [place.north] },
      issue: { code: 'keychain-unavailable', message: expect.stringMatching(/keychain/i) },
    });
    expect(first.status.attention).toMatchObject([{ kind: 'scan-failed', code: 'keychain-unavailable' }]);
    expect(first.text).toContain('not recorded as a scan');
    await place.run(['sync', '--quiet']);
    expect((await statusOf(place)).exitCode).toBe(0);
    await place.run(['sync', '--quiet'], noToken);
    expect(await statusOf(place)).toMatchObject({
      exitCode: 4,
      connector: { lastGoodScan: { id: 1 }, lastAttempt: { id: null } },
    });
  });

  it('shows the record of a scan that broke in the middle, and not that it could not begin', async () => {
    const place = await workplace();
    // Within every limit of an answer, and more than so little memory holds.
    const record = `{"a":["${'a'.repeat(3_800)}"]}`;
    const records = Array.from({ length: 8_000 }, () => record).join(',');
    const page = textAnswer(200, 'application/json', `{"data":[${records}],"pagination":{"totalItems":1}}`);
    const fault = place.faults.arm({ path: '/agents', on: 'always', fault: () => page });
    const memory = { env: { SENTINELONE_CONNECTOR_SCAN_MEMORY_MB: '40' } };
    const ended = await place.run(['sync', '--json'], memory);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: 'out-of-memory' } });
    const { exitCode, status, connector } = await statusOf(place);
    expect(exitCode).toBe(1);
    expect(connector.lastAttempt).toMatchObject({ id: 1, state: 'interrupted' });
    expect(JSON.stringify(status.attention)).not.toContain('could not start');
    fault.disarm();
    expect((await place.run(['sync', '--quiet'])).exitCode).toBe(0);
  });

  it('names the damage and the failed backup that another process found', async () => {
    const place = await workplace();
    await place.run(['sync', '--quiet']);
    const { dev, ino } = statSync(join(place.dataDir, 'project.sqlite'), { bigint: true });
    const found = { damage: { where: 'vulnerability', inode: `${dev}/${ino}` }, backupFailure: 'disk-full' };
    new SettingsStore(place.dataDir).update<never>((all) =>
      success({
        ...all,
        backups: { every: 'daily', keep: 3 },
        projects: all.projects.map((project) => ({ ...project, ...found })),
      }),
    );
    expect((await statusOf(place)).status.attention).toMatchObject([
      { code: 'project-damaged', text: expect.stringContaining('is damaged (vulnerability)') },
      { code: 'backup-failed', text: expect.stringContaining('The disk has no space left') },
    ]);
  });

  it('ends with 1 when the console cannot be reached', async () => {
    const place = await workplace();
    await place.server.close();
    expect((await place.run(['sync', '--quiet'])).exitCode).toBe(1);
    expect(await statusOf(place)).toMatchObject({
      exitCode: 1,
      connector: {
        lastGoodScan: null,
        lastAttempt: { state: 'failed', issue: { code: 'connection-refused' } },
      },
      status: { data: { state: 'partial', gaps: [{ reason: 'never-complete' }] } },
    });
  });

  it('ends with 3 when it was partial, and names what is not complete', async () => {
    const place = await workplace();
    place.faults.arm({ path: '/application-management/risks', on: 'always', fault: forbidden });
    expect((await place.run(['sync', '--quiet'])).exitCode).toBe(3);
    const { exitCode, status, connector } = await statusOf(place);
    expect(exitCode).toBe(3);
    expect(connector.lastAttempt).toMatchObject({ state: 'partial', issue: { code: 'permission-missing' } });
    expect(status.data.gaps).toMatchObject([{ reason: 'partly-complete', scanId: 1 }]);
  });

  it('ends with 3 while a scan is waiting for review, though later ones went well', async () => {
    const place = await workplace();
    await place.run(['sync', '--quiet']);
    for (const { id } of place.world.agentsAfter(null, 8, {}, { by: 'id', descending: false }).rows) {
      place.world.removeAgent(id);
    }
    expect((await place.run(['sync', '--full', '--quiet'])).exitCode).toBe(3);
    const { exitCode, status, connector } = await statusOf(place);
    expect(exitCode).toBe(3);
    expect(connector).toMatchObject({ needsReview: { id: 2 }, lastAttempt: { state: 'needs-review' } });
    expect(status.attention).toMatchObject([
      {
        id: 'needs-review-2',
        kind: 'needs-review',
        code: 'mass-change',
        text: expect.stringMatching(/needs your review before its changes are made\.$/),
        advice: expect.stringMatching(
          /^More than half of the .* Accept the scan if this is right, or reject it\.$/,
        ),
      },
    ]);
    expect(status.data.gaps).toMatchObject([{ reason: 'awaits-review', scanId: 2 }]);
  });

  it('tells of the rule of a site that fails, though another rule of the connector goes well', async () => {
    const place = await workplace();
    const bad = '1299999999999999999';
    for (const site of [bad, place.north]) {
      expect((await place.run(['rule', 'add', '--daily', '06:30', '--sites', site])).exitCode).toBe(0);
    }
    const { rules } = JSON.parse((await place.run(['rule', 'list', '--json'])).stdout);
    place.faults.arm({ path: '/agents', on: { nth: 1 }, fault: forbidden });
    const [first, second] = rules as { id: string }[];
    expect((await place.run(['rule', 'run', first?.id ?? '', '--quiet'])).exitCode).toBe(4);
    expect((await place.run(['rule', 'run', second?.id ?? '', '--quiet'])).exitCode).toBe(0);
    const { exitCode, status, connector, text } = await statusOf(place);
    expect(exitCode).toBe(4);
    expect(connector.lastAttempt).toMatchObject({ id: 2, state: 'complete', scopeName: 'site North' });
    expect(connector.scopes).toMatchObject([
      { scopeName: `site ${bad}`, lastAttempt: { id: 1, state: 'failed' }, assets: null },
      { scopeName: 'site North', lastAttempt: { id: 2, state: 'complete' } },
    ]);
    expect(connector.rules).toMatchObject([{ id: first?.id }, { id: second?.id, scopeName: 'site North' }]);
    expect(connector).toMatchObject({ assets: null, lastGoodScan: null });
    expect(status.attention).toMatchObject([
      { id: 'scan-failed-1', text: `The last scan of "SentinelOne" (site ${bad}) failed.` },
    ]);
    expect(text).toMatch(/failed \(scan 1\)/);
  });

  it('tells of a rule that was paused because its token is dead, by the run of watch', async () => {
    const place = await workplace();
    await place.run(['rule', 'add', '--every', '6h']);
    await place.run(['sync', '--quiet']);
    const due = (rule: IngestRule): IngestRule => ({ ...rule, nextDueAt: '2026-01-01T00:00:00.000Z' });
    new SettingsStore(place.dataDir).update((settings) =>
      success({ ...settings, rules: settings.rules.map(due) }),
    );
    const watched = await place.run(['watch'], {
      ...wrongToken,
      onOutput: (text, send) => {
        if (text.includes('is paused until')) send('SIGINT');
      },
    });
    expect(watched.exitCode).toBe(130);
    const { exitCode, status, connector, text } = await statusOf(place);
    expect(exitCode).toBe(4);
    expect(connector.lastAttempt).toMatchObject({
      id: 2,
      state: 'failed',
      issue: { code: 'token-rejected' },
    });
    expect(connector.rules).toMatchObject([{ paused: true, pausedBecause: expect.stringMatching(/token/i) }]);
    expect(status.attention).toMatchObject([{ kind: 'token-refused' }]);
    expect(text).toMatch(/Rule \w+ \(.*\) is paused: /);
  });
});
