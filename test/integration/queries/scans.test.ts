import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScansRequest } from '../../../main/project/project-reads.ts';
import { severityLevel } from '../../../main/project/severity.ts';
import { findingHistory } from '../../../main/project/sqlite/queries/finding-history.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { scanDetails } from '../../../main/project/sqlite/queries/scan-details.ts';
import { scanReport, scanReports } from '../../../main/project/sqlite/queries/scan-reports.ts';
import { statusSummary } from '../../../main/project/sqlite/queries/status-summary.ts';
import { scanDetails as scanDetailsShape } from '../../../preload/contract/scan-details.ts';
import { scanReport as scanReportShape } from '../../../preload/contract/scan-report.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { namedFinding } from '../../builders/named-finding.ts';
import { quarantinedRecord } from '../../builders/rows.ts';
import { dayMs, endpoint, firstScanAt, newProject, scan, type TestProject } from './filled-project.ts';

import { reportScans } from './reported-scans.ts';

let open: TestProject;
let scans: number[];

beforeAll(async () => {
  open = await newProject();
  scans = await reportScans(open.project);
});

afterAll(() => open.close());

const scanOn = (day: number): number => scans[day] ?? 0;

describe('the report of a scan', () => {
  it('counts what it saw, changed and left alone', async () => {
    expect(await scanReport(open.project, scanOn(0))).toMatchObject({
      connector: 'Example Console',
      mode: 'scan',
      kind: 'full',
      scope: { accountIds: [], siteIds: [], groupIds: [] },
      state: 'complete',
      startedAt: '2026-03-01T08:00:00.000Z',
      finishedAt: '2026-03-01T09:00:00.000Z',
      durationMs: 3_600_000,
      assets: { seen: 3, new: 3, updated: 0, unchanged: 0, deactivated: 0, returned: 0 },
      findings: {
        seen: 4,
        new: 4,
        updated: 0,
        unchanged: 0,
        mitigated: 0,
        reopened: 0,
        awaitingConfirmation: 0,
      },
      quarantined: 0,
      requests: 2,
      retries: 2,
      bytes: 2000,
      issues: [],
      scopeNames: {},
      review: null,
      reviewedAt: null,
    });
    expect(await scanReport(open.project, scanOn(1))).toMatchObject({
      assets: { seen: 2, new: 0, updated: 1, unchanged: 1, deactivated: 1, returned: 0 },
      findings: {
        seen: 3,
        new: 1,
        updated: 1,
        unchanged: 1,
        mitigated: 1,
        reopened: 0,
        awaitingConfirmation: 0,
      },
      quarantined: 1,
      issues: [
        {
          code: 'quarantined',
          message: '1 vulnerability record could not be read and was quarantined; the rest were loaded.',
        },
      ],
    });
    expect(await scanReport(open.project, scanOn(2))).toMatchObject({
      assets: { seen: 1, new: 0, updated: 0, unchanged: 0, deactivated: 0, returned: 1 },
      findings: {
        seen: 1,
        new: 0,
        updated: 0,
        unchanged: 0,
        mitigated: 0,
        reopened: 1,
        awaitingConfirmation: 0,
      },
    });
  });

  it("has the contract's shape", async () => {
    for (const id of scans) scanReportShape.parse(await scanReport(open.project, id));
  });

  it('is null for a scan that does not exist', async () => {
    expect(await scanReport(open.project, 999)).toBeNull();
    expect(await scanDetails(open.project, 999, 10)).toBeNull();
  });
});

describe('the list of scans', () => {
  it('gives the newest first, of all connectors or of one, and counts all', async () => {
    const newest = await scanReports(open.project, { limit: 2 });
    expect(newest.scans.map(({ id }) => id)).toEqual([scanOn(4), scanOn(3)]);
    expect(newest.total).toBe(5);
    const ofOne = await scanReports(open.project, { limit: 9, connectorId: 'facade00' });
    expect(ofOne.scans.map(({ connector }) => connector)).toEqual(['Second Console']);
    expect(ofOne.total).toBe(1);
  });

  it('gives those of the chosen states, and windows of them', async () => {
    const ids = async (request: ScansRequest) => {
      const { scans: found, total } = await scanReports(open.project, request);
      return { ids: found.map(({ id }) => id), total };
    };
    const everyConnector = { connectorId: null, states: [] };
    expect(await ids({ ...everyConnector, offset: 1, limit: 2 })).toEqual({
      ids: [scanOn(3), scanOn(2)],
      total: 5,
    });
    expect(await ids({ connectorId: null, states: ['needs-review'], limit: 9 })).toEqual({
      ids: [scanOn(3)],
      total: 1,
    });
    expect(
      await ids({ connectorId: 'c0ffee00', states: ['complete', 'needs-review'], offset: 3, limit: 9 }),
    ).toEqual({ ids: [scanOn(0)], total: 4 });
    expect(await ids({ connectorId: 'facade00', states: ['failed'], limit: 9 })).toEqual({
      ids: [],
      total: 0,
    });
  });
});

describe('the details of a scan', () => {
  it("have the contract's shape, and name findings as the list does", async () => {
    for (const id of scans) scanDetailsShape.parse(await scanDetails(open.project, id, 10));
    const details = await scanDetails(open.project, scanOn(0), 10);
    const [changed] = details?.changes.newFindings.shown ?? [];
    const listed = await listFindings(open.project, {
      filter: filterOf(`findingId=${changed?.findingId}`),
      sort: [],
      limit: 9,
    });
    expect(listed.ok && listed.value.rows).toMatchObject([{ cve: changed?.cve, assetId: changed?.assetId }]);
  });

  it('name what changed', async () => {
    const details = await scanDetails(open.project, scanOn(1), 10);
    expect(details?.changes).toMatchObject({
      newFindings: { total: 1, shown: [{ hostName: 'host-1', cve: 'CVE-2024-0003', severity: 'medium' }] },
      reopenedFindings: { total: 0, shown: [] },
      mitigatedFindings: {
        total: 1,
        shown: [{ assetId: '1', cve: 'CVE-2024-0001', applicationName: 'Reader', severity: 'critical' }],
      },
      newAssets: { total: 0, shown: [] },
      returnedAssets: { total: 0, shown: [] },
    });
    const next = await scanDetails(open.project, scanOn(2), 10);
    expect(next?.changes).toMatchObject({
      reopenedFindings: { total: 1, shown: [{ cve: 'CVE-2024-0001' }] },
      returnedAssets: { total: 1, shown: [{ hostName: 'host-2', state: 'active' }] },
      deactivatedAssets: { total: 0, shown: [] },
    });
  });

  it('name the endpoints that a scan no longer found, at once or after its review, and count their bad records', async () => {
    const { project, close } = await newProject();
    const endpoints = ['1', '2', '3'].map((id) => endpoint(id));
    await scan(project, { startedAt: firstScanAt, assets: endpoints });
    const bad = quarantinedRecord({ reason: { kind: 'worded', text: 'no CVE' }, raw: '{}', agentId: '1' });
    const second = await scan(project, {
      startedAt: firstScanAt + dayMs,
      assets: endpoints.slice(0, 2),
      quarantined: [bad],
    });
    const third = await scan(project, {
      startedAt: firstScanAt + 2 * dayMs,
      assets: endpoints.slice(0, 1),
      quarantined: [bad],
      end: { state: 'needs-review', review: { state: 'complete', watermarks: [] }, reconcile: false },
    });
    const gone = async (id: number) => (await scanDetails(project, id, 10))?.changes.deactivatedAssets;
    expect(await gone(second)).toMatchObject({
      total: 1,
      shown: [{ hostName: 'host-3', state: 'inactive' }],
    });
    expect(await gone(third)).toEqual({ total: 0, shown: [] });
    await project.write.reviewScan(third, 'accepted', firstScanAt + 2.4 * dayMs);
    expect(await gone(third)).toMatchObject({ total: 1, shown: [{ hostName: 'host-2', state: 'inactive' }] });
    await scan(project, {
      startedAt: firstScanAt + 2.5 * dayMs,
      kind: 'delta',
      assets: [],
      quarantined: [bad],
    });
    expect((await statusSummary(project)).quarantined).toBe(2);
    await close();
  });

  it('show as many names as asked for, the worst findings first, beside the total', async () => {
    const details = await scanDetails(open.project, scanOn(0), 2);
    expect(details?.changes.newFindings.total).toBe(4);
    expect(details?.changes.newFindings.shown.map(({ severity }) => severity)).toEqual([
      'critical',
      'critical',
    ]);
    expect(details?.changes.newAssets).toMatchObject({
      total: 3,
      shown: [{ hostName: 'host-1' }, { hostName: 'host-2' }],
    });
  });

  it('tell of walks, issues with their causes and quarantined records in their raw text', async () => {
    const details = await scanDetails(open.project, scanOn(1), 10);
    expect(details?.walks).toMatchObject([
      {
        resource: 'assets',
        scope: { kind: 'all', ids: [] },
        state: 'ended',
        complete: true,
        pages: 1,
        rows: 2,
      },
      { resource: 'findings', rows: 4, duplicates: 0, quarantined: 1, expectedTotal: null },
    ]);
    expect(details?.issues).toEqual([
      {
        code: 'quarantined',
        message: '1 vulnerability record could not be read and was quarantined; the rest were loaded.',
        cause: 'cveId: "?"',
        overcome: false,
        at: '2026-03-02T08:02:00.000Z',
      },
    ]);
    expect(details?.quarantined).toEqual([
      { resource: 'findings', reason: 'no endpoint', raw: '{"cveId":"?"}' },
    ]);
    const first = await scanDetails(open.project, scanOn(0), 10);
    expect(first?.walks[1]).toMatchObject({ expectedTotal: 4, changedSince: null });
  });
});

describe('the history of a finding', () => {
  it('tells all that happened to it, in order', async () => {
    const page = await listFindings(open.project, {
      filter: filterOf('connector=Example Console', 'assetId=1', 'cve=CVE-2024-0001'),
      sort: [],
      limit: 1,
    });
    const finding = await namedFinding(open.project, page.ok ? page.value.rows[0]?.findingId : null);
    await open.project.write.setFindingStatus(finding, 'in-progress', firstScanAt + 5 * dayMs);
    await open.project.write.setFindingSeverity(finding, severityLevel('low'), firstScanAt + 6 * dayMs);
    await open.project.write.setFindingStatus(finding, null, firstScanAt + 7 * dayMs);
    await open.project.write.setFindingSeverity(finding, null, firstScanAt + 7 * dayMs);
    const history = await findingHistory(open.project, finding);
    expect(history.map(({ event, detail, scanId, at }) => [event, detail, scanId, at.slice(0, 10)])).toEqual([
      ['discovered', 'first-reported', scanOn(0), '2026-03-01'],
      ['mitigated', 'not-reported', scanOn(1), '2026-03-02'],
      ['reopened', 'reported-again', scanOn(2), '2026-03-03'],
      ['status-set', 'in-progress', null, '2026-03-06'],
      ['severity-set', 'low', null, '2026-03-07'],
      ['status-set', null, null, '2026-03-08'],
      ['severity-set', null, null, '2026-03-08'],
    ]);
  });

  it('is empty for a finding that does not exist', async () => {
    const nowhere = { assetId: 99, vulnerabilityId: 99, applicationId: 99 };
    expect(await findingHistory(open.project, nowhere)).toEqual([]);
  });
});
