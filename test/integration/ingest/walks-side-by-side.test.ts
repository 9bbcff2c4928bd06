import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { findingStates } from '../../builders/project-contents.ts';
import { runTestScan } from '../../builders/run-test-scan.ts';
import { risksPath } from '../../builders/scanned-tenant.ts';
import { rateLimited } from '../../tenant/answer-faults.ts';
import { Faults } from '../../tenant/faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

const siteCount = 12;

/** A world of twelve sites with an endpoint and two risks each, whose console takes its time, and what it was asked. */
async function manySites() {
  const accounts = [{ id: '1000000000000000001', name: 'Example' }];
  const template = new ListedWorld({ now: Date.UTC(2026, 10, 1) });
  const sites = Array.from({ length: siteCount }, (_, at) => ({
    ...siteOf(template),
    id: `20000000000000000${10 + at}`,
    name: `Site ${at}`,
    accountId: accounts[0]?.id ?? '',
  }));
  const groups = sites.map((site, at) => ({
    ...groupOf(template),
    id: `30000000000000000${10 + at}`,
    siteId: site.id,
  }));
  const account = { ...accountOf(template), ...accounts[0] };
  const world = new ListedWorld({ now: Date.UTC(2026, 10, 1), accounts: [account], sites, groups });
  for (const site of sites) {
    const agent = world.addAgent({ siteId: site.id });
    world.addRisk(agent.id);
    world.addRisk(agent.id);
  }
  world.moveOn(60_000);
  const faults = new Faults();
  const asked = { now: 0, most: 0 };
  const { server } = await startTenant(world, {
    async intercept(request, answer, response) {
      if (request.path !== risksPath) return faults.intercept(request, answer, response);
      asked.now += 1;
      asked.most = Math.max(asked.most, asked.now);
      await wait(20);
      asked.now -= 1;
      return faults.intercept(request, answer, response);
    },
  });
  const project = await openTestProject();
  const scan = (scope: ScanScope, walksAtOnce: number) =>
    runTestScan({ project, server, now: () => world.now(), full: true, scope, walksAtOnce });
  return { world, project, faults, asked, scan, siteIds: sites.map(({ id }) => id) };
}

function first<T>(values: readonly T[]): T {
  const [value] = values;
  if (value === undefined) throw new Error('the world has no place');
  return value;
}
const siteOf = (world: ListedWorld) => first(world.sites);
const groupOf = (world: ListedWorld) => first(world.groups);
const accountOf = (world: ListedWorld) => first(world.accounts);

describe('walks of one scan', () => {
  it('run side by side, never more than may, and read everything once', async () => {
    const { asked, scan, siteIds } = await manySites();
    const { report } = await scan({ ...allEndpoints, siteIds }, 3);
    expect(report).toMatchObject({
      state: 'complete',
      assets: { seen: siteCount, new: siteCount },
      findings: { seen: 2 * siteCount, new: 2 * siteCount },
    });
    expect(asked.most).toBe(3);
  });

  it('run one behind the other where that is the setting', async () => {
    const { asked, scan, siteIds } = await manySites();
    expect((await scan({ ...allEndpoints, siteIds }, 1)).report.state).toBe('complete');
    expect(asked.most).toBe(1);
  });

  it('that overlap count each finding once, and take none for gone', async () => {
    const { world, project, scan, siteIds } = await manySites();
    const everywhere: ScanScope = {
      accountIds: world.accounts.map(({ id }) => id),
      siteIds,
      groupIds: world.groups.map(({ id }) => id),
    };
    const once = await scan(everywhere, 4);
    expect(once.report).toMatchObject({ state: 'complete', findings: { seen: 2 * siteCount, mitigated: 0 } });
    const again = await scan(everywhere, 4);
    expect(again.report).toMatchObject({
      state: 'complete',
      findings: { seen: 2 * siteCount, new: 0, unchanged: 2 * siteCount, mitigated: 0 },
    });
    expect(new Set((await findingStates(project)).values())).toEqual(new Set(['active']));
  });

  it('become fewer when the console says that it is asked too much, and still read everything', async () => {
    const { faults, scan, siteIds } = await manySites();
    faults.arm({ path: risksPath, on: { nth: 8 }, fault: rateLimited(0) });
    const { report } = await scan({ ...allEndpoints, siteIds }, 4);
    expect(report).toMatchObject({ state: 'complete', findings: { seen: 2 * siteCount } });
    expect(report.retries).toBe(1);
  });

  it('end together when one of them ends the scan, and are continued', async () => {
    const { faults, scan, siteIds } = await manySites();
    const refuse = { path: risksPath, on: 'always', fault: rateLimited(0) } as const;
    faults.arm(refuse);
    const broken = await scan({ ...allEndpoints, siteIds }, 4);
    expect(broken.report).toMatchObject({ state: 'failed', findings: { seen: 0, mitigated: 0 } });
    faults.clear();
    const continued = await scan({ ...allEndpoints, siteIds }, 4);
    expect(continued.report).toMatchObject({
      id: broken.report.id,
      state: 'complete',
      findings: { seen: 2 * siteCount },
    });
  });
});
