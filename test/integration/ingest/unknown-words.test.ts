import { describe, expect, test } from 'vitest';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { openFindings } from '../../../main/project/sqlite/queries/open-findings.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { risksPath, type ScannedTenant, scannedTenant } from '../../builders/scanned-tenant.ts';
import { recordSpoiler, type WireRecord } from '../behaviours/record-spoiler.ts';

/** One endpoint with as many risks as there are changes; each is sent with its own. */
async function tenantWith(changes: readonly WireRecord[]): Promise<ScannedTenant> {
  const tenant = await scannedTenant();
  const agent = tenant.world.addAgent();
  for (const _ of changes) tenant.world.addRisk(agent.id);
  send(tenant, changes);
  return tenant;
}

/** Sends the risks, in the order of the list, with these fields from now on. */
function send(tenant: ScannedTenant, changes: readonly WireRecord[]): void {
  tenant.faults.clear();
  const byRisk = new Map<unknown, WireRecord>();
  const { fault } = recordSpoiler('all', (record) => {
    if (!byRisk.has(record['id'])) byRisk.set(record['id'], changes[byRisk.size] ?? {});
    return { ...record, ...byRisk.get(record['id']) };
  });
  tenant.faults.arm({ path: risksPath, on: 'always', fault });
}

async function listed({ project }: ScannedTenant, ...filters: string[]) {
  const rows = await listFindings(project, {
    filter: filterOf(...filters),
    sort: ['-severity', 'riskId'],
    limit: 100,
  });
  if (!rows.ok) throw rows.error;
  return rows.value.rows;
}

const scoreless = { baseScore: null, nvdBaseScore: null };

describe('a severity that is not understood', () => {
  test('is unknown: counted and sorted by itself, in every total, and reported', async () => {
    const tenant = await tenantWith([
      { ...scoreless, severity: 'Urgent' },
      { ...scoreless, severity: 'UNKNOWN' },
      { ...scoreless, severity: '' },
      { ...scoreless, severity: null },
      { ...scoreless, severity: 'Urgent', baseScore: '7,5' },
      { ...scoreless, severity: 'Urgent', baseScore: '7.5' },
      { ...scoreless, severity: 'LOW' },
      { ...scoreless, severity: 'INFORMATIONAL' },
      { ...scoreless, severity: null, baseScore: '0.0' },
    ]);
    const { report } = await tenant.scan();
    expect(report.state).toBe('complete');
    expect((await listed(tenant)).map(({ severity }) => severity)).toEqual([
      'high',
      'low',
      ...new Array<string>(5).fill('unknown'),
      'informational',
      'informational',
    ]);
    expect(await listed(tenant, 'severity=unknown')).toHaveLength(5);
    expect(await openFindings(tenant.project)).toEqual({
      informational: 2,
      unknown: 5,
      low: 1,
      medium: 0,
      high: 1,
      critical: 0,
    });
    expect(report.issues).toEqual([
      { code: 'unreadable-fields', message: expect.stringContaining('baseScore (1)') },
      {
        code: 'severity-unknown',
        message: expect.stringMatching(
          /^5 vulnerability records .* no severity and no score that can be read: “Urgent” \(2\), “UNKNOWN” \(1\), none sent \(2\)\./,
        ),
      },
    ]);
  });

  test('does not take away the one that was known, and no update is counted', async () => {
    const known = { severity: 'HIGH', baseScore: '7.5', nvdBaseScore: null };
    const tenant = await tenantWith([known, known]);
    await tenant.scan();
    send(tenant, [
      { ...known, ...scoreless, severity: null, detectionDate: null, publishedDate: null },
      { ...known, ...scoreless, severity: 'Urgent' },
    ]);
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ findings: { seen: 2, new: 0, updated: 0, mitigated: 0 } });
    expect(await listed(tenant, 'severity=high', 'score=7.5')).toHaveLength(2);
    expect(report.issues.map(({ code }) => code)).toEqual(['severity-unknown']);
  });
});

describe('the status of a risk', () => {
  test('is kept as sent, but for the case of the two known; words that are not known are reported, and resolve nothing', async () => {
    const tenant = await tenantWith([{}, { status: 'detected' }, { status: 'Reviewing' }, { status: null }]);
    await tenant.scan();
    send(tenant, [{}, { status: 'DETECTED ' }, { status: 'Mitigated' }, { status: null }]);
    const { report } = await tenant.scan();
    expect(report).toMatchObject({ state: 'complete', findings: { seen: 4, updated: 1, mitigated: 0 } });
    expect((await listed(tenant, 'open=true')).map(({ riskStatus }) => riskStatus).sort()).toEqual([
      'Detected',
      'Detected',
      'Mitigated',
      null,
    ]);
    expect(await listed(tenant, 'riskStatus=mitigated')).toHaveLength(1);
    expect(report.issues).toEqual([
      {
        code: 'risk-status-unknown',
        message: expect.stringMatching(
          /^1 vulnerability record .* Detected and Removed: “Mitigated” \(1\)\./,
        ),
      },
    ]);
  });

  test('is Removed once the console removed it, and no longer when it is reported again', async () => {
    const tenant = await tenantWith([{}, {}]);
    await tenant.scan();
    tenant.faults.clear();
    const [gone] = tenant.world.risksAfter(null, 1, {}, { descending: false }).rows;
    tenant.world.removeRisk(gone?.id ?? '');
    await tenant.scan({ full: false });
    expect((await listed(tenant, 'open=false')).map((row) => [row.status, row.riskStatus])).toEqual([
      ['scan-mitigated', 'Removed'],
    ]);
    tenant.world.returnRisk(gone?.id ?? '');
    send(tenant, [{ status: null }, { status: null }]);
    const { report } = await tenant.scan();
    expect(report.findings.reopened).toBe(1);
    expect((await listed(tenant)).map((row) => [row.status, row.riskStatus]).toSorted()).toEqual([
      ['active', null],
      ['active', 'Detected'],
    ]);
  });
});
