import { describe, expect, test } from 'vitest';
import { scopeRecords } from '../../../main/project/sqlite/queries/scope-records.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { assetStates, findingStates } from '../../builders/project-contents.ts';
import { risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

const day = 86_400_000;

/** Three endpoints with a risk each, known to the project by a scan in Scan Mode. */
async function known() {
  const tenant = await scannedTenant();
  const { world } = tenant;
  const risks = [world.addAgent(), world.addAgent(), world.addAgent()].map(({ id }) => world.addRisk(id));
  expect((await tenant.scan()).report.state).toBe('complete');
  return { tenant, world, risks };
}

/** How often the console was asked for anything about findings. */
function findingRequests({ server }: ScannedTenant): number {
  const asked = Object.entries(server.requests()).filter(([path]) => path.includes('application-management'));
  return asked.reduce((sum, [, count]) => sum + count, 0);
}

/** Everything the project holds of findings, every column. */
function allFindings({ project }: ScannedTenant) {
  return project.read.selectFrom('finding').selectAll().orderBy('asset_id').execute();
}

async function freshness({ project }: ScannedTenant) {
  const told = (await scopeRecords(project)).watermarks;
  return {
    assets: told.find(({ resource }) => resource === 'assets'),
    findings: told.find(({ resource }) => resource === 'findings'),
  };
}

describe('behaviour 6: mode switch', () => {
  test.each([
    ['a full scan', true],
    ['a delta', false],
  ])('in Asset Sync Mode %s asks for no finding at all', async (_, full) => {
    const { tenant, world } = await known();
    const before = findingRequests(tenant);
    expect(before).toBeGreaterThan(0);
    world.addAgent();
    const { report } = await tenant.scan({ mode: 'asset-sync', full });
    expect(report).toMatchObject({
      mode: 'asset-sync',
      kind: full ? 'full' : 'delta',
      state: 'complete',
      assets: { new: 1 },
      findings: { seen: 0, new: 0, updated: 0, unchanged: 0, mitigated: 0, reopened: 0 },
      issues: [],
    });
    expect(findingRequests(tenant)).toBe(before);
  });

  test('findings stay exactly as they were, also those of endpoints that are gone', async () => {
    const { tenant, world, risks } = await known();
    const before = await allFindings(tenant);
    for (const { id } of risks) world.removeRisk(id);
    world.removeAgent(risks[0]?.endpointId ?? '');
    world.decommission(risks[1]?.endpointId ?? '');
    await tenant.scan({ mode: 'asset-sync' });
    expect([...(await assetStates(tenant.project)).values()].sort()).toEqual([
      'active',
      'decommissioned',
      'inactive',
    ]);
    expect(await allFindings(tenant)).toEqual(before);
  });

  test('assets become current, findings do not: they are known as not updated since', async () => {
    const { tenant, world } = await known();
    const before = await freshness(tenant);
    world.moveOn(day);
    await tenant.scan({ mode: 'asset-sync' });
    const after = await freshness(tenant);
    expect(after.assets?.coveredUntil).toBe(world.now());
    expect(after.findings).toEqual(before.findings);
  });

  test('back in Scan Mode, a delta brings what happened meanwhile', async () => {
    const { tenant, world, risks } = await known();
    world.moveOn(3_600_000);
    world.removeRisk(risks[0]?.id ?? '');
    world.addRisk(risks[1]?.endpointId ?? '');
    await tenant.scan({ mode: 'asset-sync', full: false });
    const { report } = await tenant.scan({ full: false });
    expect(report).toMatchObject({ kind: 'delta', state: 'complete', findings: { new: 1, mitigated: 1 } });
    expect([...(await findingStates(tenant.project)).values()].sort()).toEqual([
      'active',
      'active',
      'active',
      'mitigated',
    ]);
  });

  test('back in Scan Mode after a day, a full scan also finds what vanished without a trace', async () => {
    const { tenant, world, risks } = await known();
    world.dropRisk(risks[0]?.id ?? '');
    world.moveOn(day);
    await tenant.scan({ mode: 'asset-sync', full: false });
    const { report } = await tenant.scan({ full: false });
    expect(report).toMatchObject({ kind: 'full', state: 'complete', findings: { seen: 2, mitigated: 1 } });
  });

  test('a scan that was cut short in one mode is not continued in the other', async () => {
    const { tenant } = await known();
    const cancelling = new AbortController();
    tenant.faults.arm({
      path: risksPath,
      on: { nth: 2 },
      fault: (_, answer) => {
        cancelling.abort();
        return answer();
      },
    });
    const cut = await tenant.scan({ signal: cancelling.signal });
    expect(cut.report.state).toBe('cancelled');
    const before = findingRequests(tenant);
    const { report } = await tenant.scan({ mode: 'asset-sync' });
    expect(report).toMatchObject({ state: 'complete', mode: 'asset-sync' });
    expect(report.id).not.toBe(cut.report.id);
    expect(findingRequests(tenant)).toBe(before);
  });

  test('the mode is one setting of the organization, and the command line says what it means for findings', async () => {
    const world = new ListedWorld({ now: Date.now() });
    world.addRisk(world.addAgent().id);
    const { server } = await startTenant(world);
    const cli = await cliWorkplace(server);
    await cli.run(['sync', '--quiet']);
    const asked = server.requests()[risksPath];
    const switched = await cli.run(['mode', 'asset-sync']);
    expect(switched.exitCode).toBe(0);
    const { stdout } = await cli.run(['sync', '--json']);
    expect(JSON.parse(stdout).scan).toMatchObject({ mode: 'asset-sync', state: 'complete' });
    expect(server.requests()[risksPath]).toBe(asked);
    expect((await cli.run(['status'])).stdout).toMatch(/Findings\s+not updated since .* \(Asset Sync Mode\)/);
  });
});
