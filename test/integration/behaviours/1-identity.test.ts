import { describe, expect, test } from 'vitest';
import type { Agent } from '../../../main/demo/world.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { cliWorkplace } from '../../builders/cli-workplace.ts';
import { assetStates, findingIdentity, findingStates } from '../../builders/project-contents.ts';
import { runTestScan } from '../../builders/run-test-scan.ts';
import { agentsPath, scannedTenant } from '../../builders/scanned-tenant.ts';
import { malformedRecord } from '../../tenant/list-faults.ts';
import { ListedWorld } from '../../tenant/listed-world.ts';
import { startTenant } from '../../tenant/started-tenant.ts';

/** One apart, and all three the same JavaScript number. */
const neighbours = ['1286405255257023125', '1286405255257023126', '1286405255257023127'] as const;

async function riskIds({ read }: OpenSqliteProject): Promise<(string | null)[]> {
  const rows = await read.selectFrom('finding').select('risk_id').orderBy('risk_id').execute();
  return rows.map((row) => row.risk_id);
}

function lines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('behaviour 1: identity', () => {
  test('ids of nineteen digits that differ by one stay apart, from the console to every output', async () => {
    expect(new Set(neighbours.map(Number)).size).toBe(1);
    const world = new ListedWorld({ now: Date.now() });
    for (const id of neighbours) {
      world.addAgent({ id });
      world.addRisk(id, { id: `9${id.slice(1)}` });
    }
    const { server } = await startTenant(world);
    const cli = await cliWorkplace(server);
    expect((await cli.run(['sync', '--quiet'])).exitCode).toBe(0);
    const outputs = await Promise.all([
      cli.run(['export', 'assets', '--format', 'jsonl']),
      cli.run(['export', 'findings', '--format', 'jsonl']),
      cli.run(['assets', 'list', '--json']),
    ]);
    for (const { stdout } of outputs) {
      for (const id of neighbours) expect(stdout).toContain(id);
      // In JSON an id always stands in quotes.
      expect(stdout).not.toMatch(/[:[]\s*\d{16,}/);
    }
    const [assets, findings] = outputs;
    expect(lines(assets.stdout).map((row) => row['assetId'])).toEqual([...neighbours]);
    expect(lines(findings.stdout).map((row) => [row['assetId'], row['riskId']])).toEqual(
      neighbours.map((id) => [id, `9${id.slice(1)}`]),
    );
  });

  test('an id that the console sends as a number is taken with all of its digits, of which none may be lost', async () => {
    const { world, faults, project, scan } = await scannedTenant();
    world.addAgent({ id: neighbours[0] });
    world.addAgent({ id: neighbours[1] });
    faults.arm({ path: agentsPath, on: 'always', fault: malformedRecord('key-a-number', 0) });
    const { report } = await scan();
    expect(report).toMatchObject({ state: 'complete', quarantined: 0 });
    expect([...(await assetStates(project)).keys()]).toEqual([neighbours[0], neighbours[1]]);
  });

  test('an asset is one agent of one connector', async () => {
    const { world, server, project, scan } = await scannedTenant();
    const { id } = world.addAgent();
    await scan();
    await runTestScan({ project, server, connectorId: 'c0ffee02', connectorName: 'Another' });
    const assets = await project.read.selectFrom('asset').select(['connector_id', 'agent_id']).execute();
    expect(assets).toEqual([
      { connector_id: 'c0ffee01', agent_id: id },
      { connector_id: 'c0ffee02', agent_id: id },
    ]);
  });

  test('a machine whose agent was installed anew is another asset; nothing of the old one is closed with it', async () => {
    const { world, project, scan } = await scannedTenant();
    const old = world.addAgent();
    const risk = world.addRisk(old.id);
    await scan();
    world.removeAgent(old.id);
    const { computerName, uuid, serialNumber, networkInterfaces }: Agent = old;
    const anew = world.addAgent({ computerName, uuid, serialNumber, networkInterfaces });
    const { id: _, endpointId: __, ...facts } = risk;
    world.addRisk(anew.id, facts);
    const { report } = await scan();
    expect(report).toMatchObject({ state: 'complete', assets: { new: 1, returned: 0, deactivated: 1 } });
    expect(await assetStates(project)).toEqual(
      new Map([
        [old.id, 'inactive'],
        [anew.id, 'active'],
      ]),
    );
    const identityOn = (agentId: string) =>
      findingIdentity(agentId, risk.cve.id, 'Igor Pavlov', '7-Zip', '19.00');
    expect(await findingStates(project)).toEqual(
      new Map([
        [identityOn(old.id), 'active'],
        [identityOn(anew.id), 'active'],
      ]),
    );
  });

  test('a finding is a CVE in one version of one application of one vendor on one asset', async () => {
    const { world, project, scan } = await scannedTenant();
    const [one, other] = [world.addAgent(), world.addAgent()];
    const { cve } = world.addRisk(one.id);
    world.addRisk(one.id, { cve, applicationVersion: '21.07' });
    world.addRisk(one.id, { cve, applicationName: '7-Zip Extra' });
    world.addRisk(one.id, { cve, applicationVendor: 'Somebody Else' });
    world.addRisk(one.id);
    world.addRisk(other.id, { cve });
    const { report } = await scan();
    expect(report.findings).toMatchObject({ seen: 6, new: 6 });
    expect((await findingStates(project)).size).toBe(6);
  });

  test('two risk ids of one identity are one finding', async () => {
    const { world, project, scan } = await scannedTenant();
    const agent = world.addAgent();
    const { cve } = world.addRisk(agent.id);
    world.addRisk(agent.id, { cve });
    const { report } = await scan();
    expect(report).toMatchObject({ state: 'complete', findings: { seen: 1, new: 1 } });
    expect((await findingStates(project)).size).toBe(1);
  });

  test.each([true, false])(
    'a risk id that changes between scans is no change, and the new one is kept (full scan: %s)',
    async (full) => {
      const { world, project, scan } = await scannedTenant();
      const agent = world.addAgent();
      const risk = world.addRisk(agent.id);
      await scan();
      const { id, ...facts } = risk;
      world.dropRisk(id);
      world.moveOn(1000);
      const again = world.addRisk(agent.id, { ...facts, updatedAt: world.now() });
      expect(again.id).not.toBe(id);
      const { report } = await scan({ full });
      expect(report).toMatchObject({
        state: 'complete',
        kind: full ? 'full' : 'delta',
        findings: { seen: 1, new: 0, updated: 0, unchanged: 1, mitigated: 0, reopened: 0 },
      });
      expect(await riskIds(project)).toEqual([again.id]);
      expect((await findingStates(project)).size).toBe(1);
    },
  );
});
