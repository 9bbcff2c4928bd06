import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConsoleRequest } from '../../../main/demo/console-server.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { runCli } from '../../setup/run-cli.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';
import { errorIn, scanIn } from './documents.ts';
import { filledWorld } from './filled-world.ts';

/** A tenant of nine endpoints in three sites that writes down what it was asked for. */
async function askedTenant() {
  const world = filledWorld(9);
  const asked: ConsoleRequest[] = [];
  const { server } = await startTenant(world, {
    intercept: (request, answer) => {
      asked.push(request);
      return answer();
    },
  });
  /** The values of one parameter over all requests for rows of a list. */
  const askedFor = (path: string, parameter: string) =>
    asked
      .filter((request) => request.path === path && request.query.get('countOnly') !== 'true')
      .map(({ query }) => query.get(parameter));
  return { world, server, asked, askedFor };
}

const risks = '/application-management/risks';

describe('the scope of a sync', () => {
  it('of chosen sites reaches the console, and only their assets land', async () => {
    const { world, server, askedFor } = await askedTenant();
    const [north, south] = world.sites;
    const { run } = await cliWorkplace(server);
    const sites = `${north?.id},${south?.id}`;
    const scan = scanIn(await run(['sync', '--sites', sites, '--json']));
    expect(scan).toMatchObject({ state: 'complete', assets: { new: 6 }, findings: { new: 12 } });
    expect(scan.scope).toEqual({ accountIds: [], siteIds: [north?.id, south?.id], groupIds: [] });
    expect(new Set(askedFor('/agents', 'siteIds'))).toEqual(new Set([sites]));
    // Of risks the console takes one id in each request.
    expect(new Set(askedFor(risks, 'siteIds'))).toEqual(new Set([north?.id, south?.id]));
    const listed = JSON.parse((await run(['assets', 'list', '--json'])).stdout);
    expect(new Set(listed.assets.map((asset: { siteName: string }) => asset.siteName))).toEqual(
      new Set(['North', 'South']),
    );
  });

  it.each([
    ['--accounts', 'accountIds', '1100000000000000002', 3],
    ['--groups', 'groupIds', '1300000000000000011', 3],
  ])('by %s asks with %s', async (option, parameter, id, assets) => {
    const { server, askedFor } = await askedTenant();
    const { run } = await cliWorkplace(server);
    expect(scanIn(await run(['sync', option, id, '--json']))).toMatchObject({ assets: { new: assets } });
    expect(new Set([...askedFor('/agents', parameter), ...askedFor(risks, parameter)])).toEqual(
      new Set([id]),
    );
  });

  it('has its own history: a delta of one scope is a full scan of another', async () => {
    const { world, server } = await askedTenant();
    const { run } = await cliWorkplace(server);
    const site = world.sites[0]?.id ?? '';
    await run(['sync']);
    expect(scanIn(await run(['sync', '--json'])).kind).toBe('delta');
    expect(scanIn(await run(['sync', '--sites', site, '--json']))).toMatchObject({
      kind: 'full',
      assets: { new: 0, unchanged: 3 },
    });
  });
});

describe('the connector of a sync', () => {
  it('has to be named when there are several, by name or id', async () => {
    const { server } = await askedTenant();
    const { run } = await cliWorkplace(server);
    const added = await run(
      ['connector', 'add', '--url', server.url, '--name', 'Second', '--no-verify', '--json'],
      {},
    );
    const { connector } = JSON.parse(added.stdout);
    const unnamed = await run(['sync', '--json']);
    expect(unnamed.exitCode).toBe(1);
    expect(errorIn(unnamed)).toMatchObject({
      code: 'connector-ambiguous',
      message: 'There are 2 connectors: SentinelOne, Second.',
    });
    expect(scanIn(await run(['sync', 'second', '--json'])).connector).toBe('Second');
    expect(scanIn(await run(['sync', connector.id, '--json'])).connector).toBe('Second');
    const missing = await run(['sync', 'Third', '--json']);
    expect(missing.exitCode).toBe(1);
    expect(errorIn(missing).code).toBe('connector-not-found');
  });
});

describe('the ingest mode', () => {
  it('asset-sync asks nothing about vulnerabilities and leaves findings as they were', async () => {
    const { world, server, asked } = await askedTenant();
    const { run } = await cliWorkplace(server);
    await run(['sync']);
    const before = asked.filter(({ path }) => path === risks).length;
    await run(['mode', 'asset-sync']);
    for (const { id } of world.risksAfter(null, 18, {}, { descending: false }).rows) world.removeRisk(id);
    const scan = scanIn(await run(['sync', '--full', '--json']));
    expect(scan).toMatchObject({
      mode: 'asset-sync',
      state: 'complete',
      findings: { seen: 0, mitigated: 0 },
    });
    expect(asked.filter(({ path }) => path === risks)).toHaveLength(before);
    const status = JSON.parse((await run(['status', '--json'])).stdout);
    expect(status).toMatchObject({ mode: 'asset-sync', openFindings: { high: 18 } });
    expect(status.connectors[0].findingsNotUpdatedSince).not.toBeNull();
  });
});

describe('the data folder', () => {
  it('may be named by the variable, and the option wins over it', async () => {
    const { server } = await askedTenant();
    const byVariable = temporaryFolder();
    const byOption = temporaryFolder();
    const env = { SENTINELONE_CONNECTOR_DATA_DIR: byVariable, SENTINELONE_API_TOKEN: tenantToken };
    await runCli(['connector', 'add', '--url', server.url, '--no-verify'], { env });
    expect((await runCli(['sync', '--quiet'], { env })).exitCode).toBe(0);
    expect(existsSync(join(byVariable, 'project.sqlite'))).toBe(true);
    const elsewhere = await runCli(['connector', 'list', '--json', '--data-dir', byOption], { env });
    expect(JSON.parse(elsewhere.stdout)).toEqual({ connectors: [] });
    expect(existsSync(join(byOption, 'project.sqlite'))).toBe(false);
  });
});
