import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { RunningConsole } from '../../../main/demo/console-server.ts';
import type { ScanOrder } from '../../../main/ingest/scan-run.ts';
import { type RunningScan, ScanService } from '../../../main/ingest/scan-service.ts';
import type { ScanReport } from '../../../preload/contract/scan-report.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { type CliWorkplace, cliWorkplace } from '../../builders/cli-workplace.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { agentsPath } from '../../builders/scanned-tenant.ts';
import { smallPages } from '../../builders/small-pages.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import type { CliRun, StartedCli } from '../../setup/run-cli.ts';
import { type Fault, Faults } from '../../tenant/faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant, tenantToken } from '../../tenant/started-tenant.ts';

const order: ScanOrder = {
  connectorId: 'c0ffee01',
  connectorName: 'Test tenant',
  mode: 'scan',
  scope: allEndpoints,
  full: false,
  reconciliationHours: 24,
  walksAtOnce: 4,
};

function accessTo(server: RunningConsole) {
  return { origin: server.url, token: tenantToken, proxyUrl: null, extraCaFile: null, allowedConsoles: null };
}

/** A tenant of six endpoints that, once asked for the second page of them, answers no more until it is let go on. */
async function heldTenant() {
  const world = new ListedWorld({ now: Date.now() });
  for (let index = 0; index < 6; index += 1) world.addRisk(world.addAgent().id);
  const faults = new Faults();
  const { server } = await startTenant(world, { intercept: smallPages(2, faults.intercept) });
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const hold: Fault = async (_, answer) => {
    reached.resolve();
    await goOn.promise;
    return answer();
  };
  faults.arm({ path: agentsPath, on: { nth: 2 }, fault: hold });
  return { world, server, reached: reached.promise, goOn: () => goOn.resolve() };
}

async function outcomeOf(scan: RunningScan) {
  const ended = await scan.finished;
  if (!ended.ok) throw new Error(ended.error.message);
  return ended.value;
}

describe('behaviour 7: one scan per connector at a time', () => {
  describe('within a process', () => {
    async function service() {
      const tenant = await heldTenant();
      const project = await openTestProject();
      return { ...tenant, project, scans: new ScanService(project, temporaryFolder()) };
    }

    function started(scan: RunningScan | null): RunningScan {
      if (!scan) throw new Error('the scan was not started');
      return scan;
    }

    test('a second press of Sync attaches to the running scan', async () => {
      const { server, reached, goOn, project, scans } = await service();
      const first = started(scans.start(order, accessTo(server)));
      await reached;
      const second = started(scans.start({ ...order, full: true }, accessTo(server)));
      expect([first.attached, second.attached]).toEqual([false, true]);
      const phases = new Set<string>();
      second.onProgress(({ phase }) => phases.add(phase));
      goOn();
      expect(await outcomeOf(second)).toEqual(await outcomeOf(first));
      expect(phases).toContain('findings');
      expect(await project.read.selectFrom('scan').select(['id', 'state']).execute()).toEqual([
        { id: 1, state: 'complete' },
      ]);
    });

    test('whoever is attached can cancel it; the next start is a scan of its own again', async () => {
      const { server, reached, goOn, scans } = await service();
      const first = started(scans.start(order, accessTo(server)));
      await reached;
      started(scans.start(order, accessTo(server))).cancel();
      expect(await outcomeOf(first)).toMatchObject({ scanId: 1, state: 'cancelled' });
      goOn();
      const next = started(scans.start(order, accessTo(server)));
      expect(next.attached).toBe(false);
      expect(await outcomeOf(next)).toMatchObject({ scanId: 1, state: 'complete' });
    });

    test('another connector is scanned at the same time', async () => {
      const { server, reached, goOn, project, scans } = await service();
      const first = started(scans.start(order, accessTo(server)));
      await reached;
      const other = started(scans.start({ ...order, connectorId: 'c0ffee02' }, accessTo(server)));
      expect(other.attached).toBe(false);
      expect(await outcomeOf(other)).toMatchObject({ state: 'complete' });
      goOn();
      expect(await outcomeOf(first)).toMatchObject({ state: 'complete' });
      const { assets } = await project.read
        .selectFrom('asset')
        .select(({ fn }) => fn.countAll<number>().as('assets'))
        .executeTakeFirstOrThrow();
      expect(assets).toBe(12);
    });
  });

  describe('across processes', () => {
    /** Starts a sync, or what else scans, and waits until it says that it follows the one that runs. */
    async function startFollower(cli: CliWorkplace, args = ['sync', '--json']): Promise<StartedCli> {
      const following = Promise.withResolvers<void>();
      const follower = cli.start(args, {
        onOutput: (text) => {
          if (text.includes('following it')) following.resolve();
        },
      });
      await following.promise;
      // It says so before it looks which scan that is.
      await wait(2000);
      return follower;
    }

    function scanOf({ stdout }: CliRun): ScanReport {
      return (JSON.parse(stdout) as { scan: ScanReport }).scan;
    }

    test('a second sync follows the first: one scan, both end well with its number', async () => {
      const { server, reached, goOn } = await heldTenant();
      const cli = await cliWorkplace(server);
      const first = cli.start(['sync', '--json']);
      await reached;
      const second = await startFollower(cli);
      goOn();
      const ended = await Promise.all([first.ended, second.ended]);
      expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      expect(scanOf(ended[1])).toEqual(scanOf(ended[0]));
      expect(JSON.parse((await cli.run(['scans', 'list', '--json'])).stdout)).toMatchObject({ total: 1 });
    });

    /** A sync of the one site, held, with six of the tenant's seven endpoints. */
    async function heldSiteSync() {
      const tenant = await heldTenant();
      const [site, otherSite] = tenant.world.sites;
      tenant.world.addAgent({ siteId: otherSite?.id ?? '' });
      const cli = await cliWorkplace(tenant.server);
      expect((await cli.run(['rule', 'add', '--daily', '06:30', '--quiet'])).exitCode).toBe(0);
      const first = cli.start(['sync', '--sites', site?.id ?? '', '--json']);
      await tenant.reached;
      return { cli, first, goOn: tenant.goOn };
    }

    test.each([['sync'], ['rule run']])(
      '`%s` of everything, started while one site is synced, scans everything afterwards',
      async (command) => {
        const { cli, first, goOn } = await heldSiteSync();
        const second = await startFollower(cli, [...command.split(' '), '--json']);
        goOn();
        expect(scanOf(await first.ended)).toMatchObject({ id: 1, state: 'complete', assets: { seen: 6 } });
        const ended = await second.ended;
        expect(ended.exitCode).toBe(0);
        expect(scanOf(ended)).toMatchObject({
          id: 2,
          state: 'complete',
          scope: allEndpoints,
          assets: { seen: 7 },
        });
      },
    );

    test('a sync that waited for another begins in the mode that holds by then', async () => {
      const { cli, first, goOn } = await heldSiteSync();
      const second = await startFollower(cli);
      expect((await cli.run(['mode', 'asset-sync', '--quiet'])).exitCode).toBe(0);
      goOn();
      expect(scanOf(await first.ended)).toMatchObject({ id: 1, mode: 'scan', state: 'complete' });
      expect(scanOf(await second.ended)).toMatchObject({ id: 2, mode: 'asset-sync', state: 'complete' });
    });

    test('when the first is killed, the second takes its scan over', async () => {
      const { server, reached, goOn } = await heldTenant();
      const cli = await cliWorkplace(server);
      const first = cli.start(['sync', '--json']);
      await reached;
      const second = await startFollower(cli);
      first.send('SIGKILL');
      goOn();
      const { exitCode, ...ended } = await second.ended;
      expect(exitCode).toBe(0);
      expect(scanOf({ exitCode, ...ended })).toMatchObject({ id: 1, state: 'complete', assets: { new: 6 } });
    });

    test('whoever follows can stop following, and the scan goes on', async () => {
      const { server, reached, goOn } = await heldTenant();
      const cli = await cliWorkplace(server);
      const first = cli.start(['sync', '--json']);
      await reached;
      const second = await startFollower(cli);
      second.send('SIGINT');
      expect((await second.ended).exitCode).toBe(130);
      goOn();
      expect(scanOf(await first.ended)).toMatchObject({ id: 1, state: 'complete' });
    });

    test('a review cannot be decided while a scan runs', async () => {
      const { server, reached, goOn } = await heldTenant();
      const cli = await cliWorkplace(server);
      const first = cli.start(['sync', '--json']);
      await reached;
      const review = await cli.run(['scans', 'review', '1', '--accept', '--json']);
      expect(review.exitCode).toBe(1);
      expect(JSON.parse(review.stdout).error.code).toBe('scan-running');
      goOn();
      expect((await first.ended).exitCode).toBe(0);
    });
  });
});
