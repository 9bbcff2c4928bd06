import { describe, expect, test } from 'vitest';
import type { AssetRow, FindingRow } from '../../../main/project/ingest-rows.ts';
import { severityLevel } from '../../../main/project/severity.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { recountedSummaries } from '../../builders/recounted-summaries.ts';
import { dayMs, endpoint, firstScanAt, risk, scan } from '../queries/filled-project.ts';

const cve = 'CVE-2026-0001';
const detected = Date.UTC(2025, 10, 27);

/** All that a console can say of a finding. */
const all: Partial<FindingRow> = {
  published_at: Date.UTC(2025, 9, 1),
  risk_id: '1400000000000000001',
  risk_status: 'Reviewing',
  severity: severityLevel('high'),
  score: 7.5,
  cvss_version: '3.1',
  risk_score: 6.9,
  detected_at: detected,
  exploit_maturity: 'Functional',
  remediation_level: 'Official Fix',
  report_confidence: 'Confirmed',
  mitigation_status: 'On hold',
  mitigation_reason: 'waiting for the vendor',
  mitigation_changed_by: 'ana@example.com',
  mitigation_changed_at: Date.UTC(2025, 11, 1),
  mark_type: 'FP',
  mark_reason: 'not reachable',
  marked_by: 'ana@example.com',
  marked_at: Date.UTC(2025, 11, 2),
  application_scan_at: Date.UTC(2026, 1, 1),
  application_scan_result: 'Succeeded',
};
/** What a console decides and takes back. */
const decisions = Object.keys(all).filter((name) => /^(mark|mitigation_)/.test(name));
const facts = Object.keys(all).filter((name) => !decisions.includes(name)) as (keyof FindingRow)[];

/** A record that says nothing in some columns. */
function without(told: Partial<FindingRow>, columns: readonly string[]): Partial<FindingRow> {
  return {
    ...told,
    ...Object.fromEntries(columns.map((name) => [name, name === 'risk_status' ? '' : null])),
  };
}

/** Scans the same finding with one record after the other; gives how it is listed after each, and the scans' counts. */
async function scansOf(records: readonly Partial<FindingRow>[], beside: Partial<FindingRow> | null = null) {
  const project = await openTestProject();
  const listed: Readonly<Record<string, unknown>>[] = [];
  const counts: number[] = [];
  for (const [day, told] of records.entries()) {
    const scanId = await scan(project, {
      startedAt: firstScanAt + day * dayMs,
      assets: [endpoint('1')],
      findings: [risk('1', cve, told), ...(beside ? [risk('1', 'CVE-2026-0002', beside)] : [])],
    });
    const rows = await listFindings(project, { filter: filterOf(`cve=${cve}`), sort: [], limit: 10 });
    if (!rows.ok) throw rows.error;
    const { lastSeen: _, ...row } = rows.value.rows[0] ?? {};
    listed.push(row);
    const { findings_updated } = await project.read
      .selectFrom('scan')
      .select('findings_updated')
      .where('id', '=', scanId)
      .executeTakeFirstOrThrow();
    counts.push(findings_updated);
    const { kept, counted } = await recountedSummaries(project, true);
    expect(kept).toEqual(counted);
  }
  return { listed, counts, project };
}

describe('what is known of a finding', () => {
  test('stays column by column where a later record says nothing in it, which is no update', async () => {
    const project = await openTestProject();
    const findings = (changed: (column: string) => Partial<FindingRow>) =>
      facts.map((column, at) => risk('1', `CVE-2026-100${at}`, { risk_id: `${at}`, ...changed(column) }));
    const listed = [];
    for (const [day, told] of [findings(() => all), findings((column) => without(all, [column]))].entries()) {
      await scan(project, { startedAt: firstScanAt + day * dayMs, assets: [endpoint('1')], findings: told });
      const rows = await listFindings(project, { filter: [], sort: ['cve'], limit: 100 });
      if (!rows.ok) throw rows.error;
      listed.push(rows.value.rows.map(({ lastSeen: _, ...row }) => row));
    }
    expect(listed[0]).toHaveLength(facts.length);
    expect(listed[1]).toEqual(listed[0]);
    const updates = await project.read.selectFrom('scan').select('findings_updated').execute();
    expect(updates).toEqual([{ findings_updated: 0 }, { findings_updated: 0 }]);
  });

  test('stays where a later record says nothing at all: a HIGH 7.5 of 27 November is none discovered today', async () => {
    const { listed, counts } = await scansOf([all, without(all, facts), without(all, facts)]);
    for (const row of listed) {
      expect(row).toMatchObject({
        severity: 'high',
        originalSeverity: 'high',
        score: 7.5,
        riskScore: 6.9,
        cvssVersion: '3.1',
        discovered: '2025-11-27T00:00:00.000Z',
        published: '2025-10-01T00:00:00.000Z',
        exploitMaturity: 'Functional',
        remediationLevel: 'Official Fix',
        reportConfidence: 'Confirmed',
        riskStatus: 'Reviewing',
        applicationScan: '2026-02-01T00:00:00.000Z',
      });
    }
    expect(counts).toEqual([0, 0, 0]);
  });

  test('stays too where something else in the record changed', async () => {
    const changed = { ...without(all, facts), mark_reason: 'reachable after all', score: 8 };
    const { listed, counts } = await scansOf([all, changed]);
    expect(listed[1]).toEqual({ ...listed[0], markReason: 'reachable after all', score: 8 });
    expect(counts).toEqual([0, 1]);
  });

  test('stays where the finding was resolved in between', async () => {
    const project = await openTestProject();
    const told = [[risk('1', cve, all)], [], [risk('1', cve, without(all, facts))]];
    for (const [day, findings] of told.entries())
      await scan(project, { startedAt: firstScanAt + day * dayMs, assets: [endpoint('1')], findings });
    const rows = await listFindings(project, { filter: [], sort: [], limit: 10 });
    expect(rows).toMatchObject({
      value: {
        rows: [{ status: 'active', severity: 'high', score: 7.5, discovered: '2025-11-27T00:00:00.000Z' }],
      },
    });
  });

  test('gives way to what is reported next', async () => {
    const next = { severity: severityLevel('informational'), score: 0, detected_at: detected + dayMs };
    const { listed, counts } = await scansOf([all, { ...all, ...next }]);
    expect(listed[1]).toMatchObject({
      severity: 'informational',
      score: 0,
      discovered: '2025-11-28T00:00:00.000Z',
    });
    expect(counts).toEqual([0, 1]);
  });

  test('is taken back by null where the console decided it', async () => {
    const { listed, counts } = await scansOf([all, without(all, decisions)]);
    expect(listed[1]).toMatchObject({
      severity: 'high',
      mitigationStatus: null,
      mitigationReason: null,
      mitigationChangedBy: null,
      mitigationChangedAt: null,
      markType: null,
      markReason: null,
      markedBy: null,
      markedAt: null,
    });
    expect(counts).toEqual([0, 1]);
  });

  test('of whose severity nothing is known is unknown, alone on its page or not, until it is reported', async () => {
    const nothing = { severity: null, score: null };
    const { listed, counts } = await scansOf([nothing, nothing, { severity: severityLevel('low') }]);
    expect(listed.map(({ severity }) => severity)).toEqual(['unknown', 'unknown', 'low']);
    expect(counts).toEqual([0, 0, 1]);
    const beside = await scansOf([nothing, nothing], all);
    expect(beside.listed.map(({ severity }) => severity)).toEqual(['unknown', 'unknown']);
    expect(beside.counts).toEqual([0, 0]);
  });

  test('shows the usual status where nothing is stored, and none where none was ever sent', async () => {
    const { listed, counts } = await scansOf([
      { risk_status: '' },
      { risk_status: null },
      { risk_status: '' },
      { risk_status: 'Reviewing' },
      { risk_status: null },
    ]);
    expect(listed.map(({ riskStatus }) => riskStatus)).toEqual([
      null,
      'Detected',
      'Detected',
      'Reviewing',
      'Detected',
    ]);
    expect(counts).toEqual([0, 1, 0, 1, 1]);
  });

  test('of the last application scan has no result of an earlier one', async () => {
    const { listed, project } = await scansOf([
      all,
      { ...all, application_scan_at: firstScanAt, application_scan_result: null },
    ]);
    expect(listed[1]?.['applicationScan']).toBe(new Date(firstScanAt).toISOString());
    expect(await project.read.selectFrom('application_scan').select(['at', 'result']).execute()).toEqual([
      { at: firstScanAt, result: null },
    ]);
  });
});

describe('what is known of an asset', () => {
  const said: Partial<AssetRow> = {
    host_name: 'web-01',
    os_name: 'Ubuntu',
    ip_addresses: '["10.0.0.5"]',
    tags: '["tier: 1"]',
    locations: '["Office"]',
    external_id: 'CMDB-7',
    cloud_provider: 'AWS',
    cloud: '{"AWS":{"cloudAccount":"1"}}',
    active_directory: '{"mail":"a@example.com","computerMemberOf":["CN=Servers"]}',
    in_contact: 1,
    infected: 0,
    active_threats: 2,
    missing_permissions: '["full disk access"]',
    user_actions_needed: '["reboot_needed"]',
    registered_at: firstScanAt,
    last_active_at: firstScanAt,
    last_boot_at: firstScanAt,
    console_updated_at: firstScanAt,
  };

  /** Scans one asset with one record after the other; gives how it is stored after each, and what was counted as updated. */
  async function scansOfAsset(records: readonly Partial<AssetRow>[]) {
    const project = await openTestProject();
    const stored = [];
    const updated = [];
    for (const [day, record] of records.entries()) {
      const scanId = await scan(project, {
        startedAt: firstScanAt + day * dayMs,
        assets: [endpoint('1', { host_name: null, ...record })],
        mode: 'asset-sync',
      });
      stored.push(await project.read.selectFrom('asset').selectAll().executeTakeFirstOrThrow());
      updated.push(
        (
          await project.read
            .selectFrom('scan')
            .select('assets_updated')
            .where('id', '=', scanId)
            .executeTakeFirstOrThrow()
        ).assets_updated,
      );
    }
    return { stored, updated };
  }

  test('stays where a later record says nothing, which is no update', async () => {
    const { stored, updated } = await scansOfAsset([said, {}, { host_name: 'web-02' }]);
    expect(stored[0]).toMatchObject(said);
    expect(stored[1]).toMatchObject(said);
    expect(stored[2]).toMatchObject({ ...said, host_name: 'web-02' });
    expect(updated).toEqual([0, 0, 1]);
  });

  test('is cleared by what is explicitly empty, and stored as nothing', async () => {
    const empty = {
      ip_addresses: '[]',
      tags: '[]',
      locations: '[]',
      missing_permissions: '[]',
      user_actions_needed: '[]',
      cloud: '{}',
      cloud_provider: '',
      external_id: '',
    };
    const { stored, updated } = await scansOfAsset([said, { ...said, ...empty }, empty]);
    const cleared = { ...said, ...Object.fromEntries(Object.keys(empty).map((name) => [name, null])) };
    expect(stored[1]).toMatchObject(cleared);
    expect(stored[2]).toMatchObject(cleared);
    expect(updated).toEqual([0, 1, 0]);
  });

  test('of its directory is kept part by part', async () => {
    const { stored } = await scansOfAsset([
      said,
      { active_directory: '{"userPrincipalName":"b@example.com"}' },
      { active_directory: '{"mail":"c@example.com","computerMemberOf":[]}' },
    ]);
    expect(stored.map(({ active_directory: parts }) => JSON.parse(parts ?? ''))).toEqual([
      { mail: 'a@example.com', computerMemberOf: ['CN=Servers'] },
      { mail: 'a@example.com', computerMemberOf: ['CN=Servers'], userPrincipalName: 'b@example.com' },
      { mail: 'c@example.com', userPrincipalName: 'b@example.com' },
    ]);
  });

  test('as decommissioned or uninstalled stays so until the console says that it is not', async () => {
    const silent = { decommissioned: null, uninstalled: null };
    for (const [told, state] of [
      [{ decommissioned: true }, 'decommissioned'],
      [{ uninstalled: true }, 'inactive'],
    ] as const) {
      const { stored } = await scansOfAsset([told, silent, {}]);
      expect(stored.map((row) => row.state)).toEqual([state, state, 'active']);
    }
    const { stored } = await scansOfAsset([silent]);
    expect(stored[0]?.state).toBe('active');
  });
});
