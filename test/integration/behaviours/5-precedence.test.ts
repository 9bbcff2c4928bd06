import { describe, expect, test } from 'vitest';
import type { Risk } from '../../../main/demo/world.ts';
import type { FindingIdentity } from '../../../main/project/project-triage.ts';
import { severityLevel } from '../../../main/project/severity.ts';
import { findingHistory } from '../../../main/project/sqlite/queries/finding-history.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import type { SetStatus } from '../../../preload/contract/finding-status.ts';
import type { ListedFinding } from '../../../preload/contract/listed-rows.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { namedFinding } from '../../builders/named-finding.ts';
import { type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';

interface KnownFinding {
  readonly tenant: ScannedTenant;
  readonly risk: Risk;
  readonly finding: FindingIdentity;
  /** The finding as lists show it. */
  shown(): Promise<ListedFinding>;
  /** What happened to it, oldest first, with the numbers of the scans. */
  history(): Promise<(readonly [event: string, detail: string | null, scanId: number | null])[]>;
}

/** One finding, brought by scan 1, among others. */
async function knownFinding(): Promise<KnownFinding> {
  const tenant = await scannedTenant();
  const { world, project } = tenant;
  const agent = world.addAgent();
  const risk = world.addRisk(agent.id);
  for (let index = 0; index < 3; index += 1) world.addRisk(agent.id);
  await tenant.scan();
  const shown = async () => {
    const listed = await listFindings(project, {
      filter: filterOf(`cve=${risk.cve.id}`),
      sort: [],
      limit: 2,
    });
    if (!listed.ok) throw listed.error;
    const [row, more] = listed.value.rows;
    if (!row || more) throw new Error('not one finding');
    return row;
  };
  const finding = await namedFinding(project, (await shown()).findingId);
  return {
    tenant,
    risk,
    finding,
    shown,
    history: async () =>
      (await findingHistory(project, finding)).map(({ event, detail, scanId }) => [event, detail, scanId]),
  };
}

describe('behaviour 5: precedence', () => {
  test.each<SetStatus>(['false-positive', 'accepted-risk', 'in-progress', 'exception-granted'])(
    'a finding that a person set to %s stays so when it is seen, goes and returns',
    async (status) => {
      const { tenant, risk, finding, shown } = await knownFinding();
      const { world, project } = tenant;
      await project.write.setFindingStatus(finding, status, world.now());
      await tenant.scan();
      expect(await shown()).toMatchObject({ status });
      world.removeRisk(risk.id);
      expect((await tenant.scan()).report.findings.mitigated).toBe(1);
      expect(await shown()).toMatchObject({ status, open: false });
      world.returnRisk(risk.id);
      expect((await tenant.scan()).report.findings.reopened).toBe(1);
      expect(await shown()).toMatchObject({ status, open: status === 'in-progress' });
    },
  );

  test.each(['full', 'delta'])(
    'a finding that goes is reopened when it returns, with its history (%s scans)',
    async (kind) => {
      const { tenant, risk, shown, history } = await knownFinding();
      const { world } = tenant;
      const full = kind === 'full';
      const { firstSeen } = await shown();
      world.moveOn(60_000);
      world.removeRisk(risk.id);
      const gone = await tenant.scan({ full });
      expect(await shown()).toMatchObject({ status: 'scan-mitigated', mitigatedAt: expect.any(String) });
      world.moveOn(60_000);
      world.returnRisk(risk.id);
      const back = await tenant.scan({ full });
      expect(back.report).toMatchObject({ state: 'complete', findings: { reopened: 1, new: 0 } });
      expect(await shown()).toMatchObject({ status: 'active', mitigatedAt: null, firstSeen });
      expect(await history()).toEqual([
        ['discovered', 'first-reported', 1],
        ['mitigated', expect.any(String), gone.report.id],
        ['reopened', 'reported-again', back.report.id],
      ]);
    },
  );

  test("a severity set by a person outlasts the console's, which is kept beside it and goes on changing", async () => {
    const { tenant, risk, finding, shown } = await knownFinding();
    const { world, project } = tenant;
    await project.write.setFindingSeverity(finding, severityLevel('low'), world.now());
    expect(await shown()).toMatchObject({ severity: 'low', originalSeverity: 'high' });
    world.changeRisk(risk.id, { cve: { ...risk.cve, severity: 'CRITICAL', score: 9.8 } });
    expect((await tenant.scan()).report.findings.updated).toBe(1);
    expect(await shown()).toMatchObject({ severity: 'low', originalSeverity: 'critical', score: 9.8 });
    world.removeRisk(risk.id);
    await tenant.scan();
    world.returnRisk(risk.id);
    await tenant.scan();
    expect(await shown()).toMatchObject({ severity: 'low', originalSeverity: 'critical', status: 'active' });
  });

  test('what a person takes back is the scanner’s again', async () => {
    const { tenant, risk, finding, shown } = await knownFinding();
    const { world, project } = tenant;
    await project.write.setFindingStatus(finding, 'false-positive', world.now());
    await project.write.setFindingSeverity(finding, severityLevel('low'), world.now());
    world.removeRisk(risk.id);
    await tenant.scan();
    await project.write.setFindingStatus(finding, null, world.now());
    await project.write.setFindingSeverity(finding, null, world.now());
    expect(await shown()).toMatchObject({ status: 'scan-mitigated', severity: 'high' });
  });

  test('the history tells everything in its order: what scans found and what persons set', async () => {
    const { tenant, risk, finding, history } = await knownFinding();
    const { world, project } = tenant;
    await project.write.setFindingStatus(finding, 'accepted-risk', world.now());
    world.removeRisk(risk.id);
    await tenant.scan();
    await project.write.setFindingSeverity(finding, severityLevel('medium'), world.now());
    world.returnRisk(risk.id);
    await tenant.scan();
    await project.write.setFindingStatus(finding, null, world.now());
    // Scans that find nothing new add nothing.
    await tenant.scan();
    await tenant.scan({ full: false });
    expect(await history()).toEqual([
      ['discovered', 'first-reported', 1],
      ['status-set', 'accepted-risk', null],
      ['mitigated', 'not-reported', 2],
      ['severity-set', 'medium', null],
      ['reopened', 'reported-again', 3],
      ['status-set', null, null],
    ]);
  });

  test('a mass change that is accepted, and the accepted findings that return, leave what persons set alone', async () => {
    const { tenant, risk, finding, shown } = await knownFinding();
    const { world, project } = tenant;
    for (let index = 0; index < 8; index += 1) world.addRisk(risk.endpointId);
    await tenant.scan();
    await project.write.setFindingStatus(finding, 'false-positive', world.now());
    tenant.server.setLicence('none-empty');
    const waiting = await tenant.scan();
    expect(waiting.report.state).toBe('needs-review');
    await project.write.reviewScan(waiting.report.id, 'accepted', world.now());
    expect(await shown()).toMatchObject({ status: 'false-positive' });
    tenant.server.setLicence('base');
    expect((await tenant.scan()).report.findings.reopened).toBe(12);
    expect(await shown()).toMatchObject({ status: 'false-positive', open: false });
  });
});
