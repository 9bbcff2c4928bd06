import { describe, expect, test } from 'vitest';
import { severityLevel } from '../../../main/project/severity.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import type { Resource } from '../../../preload/contract/scan-details.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { assetRow, findingRow, page, quarantinedRecord } from '../../builders/rows.ts';

const everything = { kind: 'all' as const, ids: [] };
const noTraffic = { requests: 0, retries: 0, bytes: 0 };

async function startScan({ write }: OpenSqliteProject): Promise<number> {
  return write.createScan({
    connectorId: 'c1',
    connectorName: 'SentinelOne',
    mode: 'scan',
    kind: 'full',
    scope: 'all',
    startedAt: 1000,
  });
}

async function startWalk(
  { write }: OpenSqliteProject,
  scanId: number,
  resource: Resource,
  changedSince: number | null = null,
): Promise<number> {
  const times = { startedAt: 1000, consoleStartedAt: null };
  return write.createWalk({
    scanId,
    resource,
    scope: everything,
    purpose: 'list',
    changedSince,
    expectedTotal: null,
    ...times,
  });
}

async function endComplete({ write }: OpenSqliteProject, scanId: number): Promise<void> {
  for (const walk of await write.scanWalks(scanId))
    await write.endWalk(walk.id, { state: 'ended', complete: true, issues: [], at: 0 });
  await write.concludeScan(scanId, {
    state: 'complete',
    resumable: false,
    reconcile: true,
    supersedes: true,
    review: null,
    watermarks: [],
    traffic: noTraffic,
    at: 2000,
  });
}

async function scanCounts({ read }: OpenSqliteProject, scanId: number) {
  return read.selectFrom('scan').selectAll().where('id', '=', scanId).executeTakeFirstOrThrow();
}

/** A complete scan of the given endpoints and risks. */
async function scan(
  project: OpenSqliteProject,
  agents: string[],
  risks: [agent: string, cve: string][],
): Promise<number> {
  const scanId = await startScan(project);
  await project.write.loadAssetPage(
    await startWalk(project, scanId, 'assets'),
    page(agents.map((id) => assetRow(id))),
  );
  const walk = await startWalk(project, scanId, 'findings');
  await project.write.loadFindingPage(walk, page(risks.map(([agent, cve]) => findingRow(agent, cve))));
  await endComplete(project, scanId);
  return scanId;
}

async function findings({ read }: OpenSqliteProject) {
  return read
    .selectFrom('finding')
    .innerJoin('asset', 'asset.id', 'finding.asset_id')
    .innerJoin('vulnerability', 'vulnerability.id', 'finding.vulnerability_id')
    .select(['agent_id', 'cve', 'mitigated', 'set_status'])
    .orderBy('agent_id')
    .orderBy('cve')
    .execute();
}

describe('landing pages', () => {
  test('19-digit ids that differ in the last digit stay two assets', async () => {
    const project = await openTestProject();
    await scan(project, ['1286405255257023125', '1286405255257023126'], []);
    const assets = await project.read.selectFrom('asset').select('agent_id').orderBy('agent_id').execute();
    expect(assets.map((asset) => asset.agent_id)).toEqual(['1286405255257023125', '1286405255257023126']);
  });

  test('a page and the checkpoint behind it land together', async () => {
    const project = await openTestProject();
    const scanId = await startScan(project);
    const walkId = await startWalk(project, scanId, 'assets');
    await project.write.loadAssetPage(
      walkId,
      page([assetRow('1'), assetRow('2')], { nextCursor: 'two', total: 9 }),
    );
    const [walk] = await project.write.scanWalks(scanId);
    expect(walk).toMatchObject({ cursor: 'two', pages: 1, rows: 2, expectedTotal: 9, duplicates: 0 });
  });

  test('a page that fails half-way leaves nothing of itself behind', async () => {
    const project = await openTestProject();
    const scanId = await startScan(project);
    const walkId = await startWalk(project, scanId, 'findings');
    const broken = { ...findingRow('1', 'CVE-2026-0002'), detected_at: 'not a number' as unknown as number };
    const rows = [findingRow('1', 'CVE-2026-0001'), broken];
    await expect(project.write.loadFindingPage(walkId, page(rows))).rejects.toThrow();
    expect(await findings(project)).toEqual([]);
    expect((await project.write.scanWalks(scanId))[0]).toMatchObject({ pages: 0, rows: 0 });
    await project.write.loadFindingPage(walkId, page([findingRow('1', 'CVE-2026-0001')]));
    expect(await findings(project)).toHaveLength(1);
  });

  test('rows repeated across pages are stored and counted once', async () => {
    const project = await openTestProject();
    const scanId = await startScan(project);
    const walkId = await startWalk(project, scanId, 'findings');
    const row = findingRow('1', 'CVE-2026-0001');
    await project.write.loadFindingPage(walkId, page([row], { nextCursor: 'two' }));
    await project.write.loadFindingPage(walkId, page([row, findingRow('1', 'CVE-2026-0002')]));
    expect(await findings(project)).toHaveLength(2);
    expect(await scanCounts(project, scanId)).toMatchObject({ findings_seen: 2, findings_new: 2 });
    expect((await project.write.scanWalks(scanId))[0]).toMatchObject({ rows: 3, duplicates: 1 });
  });

  test('two risks of one identity are one finding, and neither is a repeated row', async () => {
    const project = await openTestProject();
    const scanId = await startScan(project);
    const walkId = await startWalk(project, scanId, 'findings');
    const rows = ['a', 'b'].map((id) => findingRow('1', 'CVE-2026-0001', { risk_id: id }));
    await project.write.loadFindingPage(walkId, page(rows));
    expect(await findings(project)).toHaveLength(1);
    expect((await project.write.scanWalks(scanId))[0]).toMatchObject({ rows: 2, duplicates: 0 });
  });

  test('another version of an application is another finding', async () => {
    const project = await openTestProject();
    const scanId = await startScan(project);
    const walkId = await startWalk(project, scanId, 'findings');
    const rows = ['19.00', '21.07'].map((version) => findingRow('1', 'CVE-2026-0001', { version }));
    await project.write.loadFindingPage(walkId, page(rows));
    expect(await findings(project)).toHaveLength(2);
  });

  test('an unchanged second scan counts everything as unchanged, a new risk id included', async () => {
    const project = await openTestProject();
    await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    const scanId = await startScan(project);
    await project.write.loadAssetPage(
      await startWalk(project, scanId, 'assets'),
      page([assetRow('1', { last_active_at: 5 })]),
    );
    const walk = await startWalk(project, scanId, 'findings');
    await project.write.loadFindingPage(
      walk,
      page([findingRow('1', 'CVE-2026-0001', { risk_id: 'another' })]),
    );
    expect(await scanCounts(project, scanId)).toMatchObject({
      assets_seen: 1,
      assets_new: 0,
      assets_updated: 0,
      findings_seen: 1,
      findings_new: 0,
      findings_updated: 0,
    });
  });

  test('an endpoint that only findings name becomes an inactive asset, and a real one once it is listed', async () => {
    const project = await openTestProject();
    await scan(project, [], [['1', 'CVE-2026-0001']]);
    const stub = await project.read.selectFrom('asset').selectAll().executeTakeFirstOrThrow();
    expect(stub).toMatchObject({ known_from: 'finding', state: 'inactive', host_name: 'host-1' });
    const second = await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    expect(await project.read.selectFrom('asset').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      known_from: 'endpoint',
      state: 'active',
    });
    expect(await scanCounts(project, second)).toMatchObject({ assets_new: 1, assets_returned: 0 });
  });

  test('decommissioned and uninstalled endpoints change state, and return', async () => {
    const project = await openTestProject();
    await scan(project, ['1', '2'], []);
    const scanId = await startScan(project);
    const gone = [assetRow('1', { decommissioned: true }), assetRow('2', { uninstalled: true })];
    await project.write.loadAssetPage(await startWalk(project, scanId, 'assets'), page(gone));
    const states = () => project.read.selectFrom('asset').select('state').orderBy('agent_id').execute();
    expect(await states()).toEqual([{ state: 'decommissioned' }, { state: 'inactive' }]);
    expect(await scanCounts(project, scanId)).toMatchObject({ assets_deactivated: 2 });
    const back = await scan(project, ['1', '2'], []);
    expect(await states()).toEqual([{ state: 'active' }, { state: 'active' }]);
    expect(await scanCounts(project, back)).toMatchObject({ assets_returned: 2, assets_updated: 0 });
  });
});

describe('reconciling', () => {
  test('mitigates what a complete scan no longer reports, and reopens what returns, with its history', async () => {
    const project = await openTestProject();
    await scan(
      project,
      ['1'],
      [
        ['1', 'CVE-2026-0001'],
        ['1', 'CVE-2026-0002'],
      ],
    );
    const second = await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    expect(await findings(project)).toMatchObject([{ mitigated: 0 }, { mitigated: 1 }]);
    expect(await scanCounts(project, second)).toMatchObject({ findings_mitigated: 1 });
    const third = await scan(
      project,
      ['1'],
      [
        ['1', 'CVE-2026-0001'],
        ['1', 'CVE-2026-0002'],
      ],
    );
    expect(await findings(project)).toMatchObject([{ mitigated: 0 }, { mitigated: 0 }]);
    expect(await scanCounts(project, third)).toMatchObject({ findings_reopened: 1, findings_updated: 0 });
    const events = await project.read
      .selectFrom('finding_event')
      .select(['event', 'scan_id'])
      .orderBy('id')
      .execute();
    expect(events).toEqual([
      { event: 'mitigated', scan_id: second },
      { event: 'reopened', scan_id: third },
    ]);
  });

  test('never mitigates findings of an endpoint that was merely not seen', async () => {
    const project = await openTestProject();
    await scan(
      project,
      ['1', '2'],
      [
        ['1', 'CVE-2026-0001'],
        ['2', 'CVE-2026-0001'],
      ],
    );
    await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    expect(await findings(project)).toMatchObject([{ mitigated: 0 }, { mitigated: 0 }]);
    const assets = await project.read
      .selectFrom('asset')
      .select(['agent_id', 'state'])
      .orderBy('agent_id')
      .execute();
    expect(assets).toEqual([
      { agent_id: '1', state: 'active' },
      { agent_id: '2', state: 'inactive' },
    ]);
  });

  test('an incomplete asset walk keeps every finding open', async () => {
    const project = await openTestProject();
    await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    const scanId = await startScan(project);
    const assets = await startWalk(project, scanId, 'assets');
    await project.write.loadAssetPage(assets, page([assetRow('1')]));
    const walk = await startWalk(project, scanId, 'findings');
    await project.write.loadFindingPage(walk, page<ReturnType<typeof findingRow>>([]));
    await project.write.endWalk(assets, { state: 'ended', complete: false, issues: [], at: 0 });
    await project.write.endWalk(walk, { state: 'ended', complete: true, issues: [], at: 0 });
    expect(await project.write.assess(scanId, 0)).toMatchObject({ losses: [], absentFindings: 0 });
  });

  describe('a quarantined risk counts as seen', () => {
    async function scanWithQuarantine(named: Parameters<typeof quarantinedRecord>[0]) {
      const project = await openTestProject();
      const all: [string, string][] = [
        ['1', 'CVE-2026-0001'],
        ['1', 'CVE-2026-0002'],
        ['2', 'CVE-2026-0001'],
      ];
      await scan(project, ['1', '2'], all);
      const scanId = await startScan(project);
      const assets = await startWalk(project, scanId, 'assets');
      await project.write.loadAssetPage(assets, page([assetRow('1'), assetRow('2')]));
      const walk = await startWalk(project, scanId, 'findings');
      const quarantined = [quarantinedRecord(named)];
      await project.write.loadFindingPage(walk, page<ReturnType<typeof findingRow>>([], { quarantined }));
      await endComplete(project, scanId);
      return (await findings(project))
        .filter((finding) => finding.mitigated === 0)
        .map((one) => `${one.agent_id} ${one.cve}`);
    }

    test('the one finding that it names', async () => {
      expect(await scanWithQuarantine({ agentId: '1', cve: 'CVE-2026-0002' })).toEqual(['1 CVE-2026-0002']);
    });

    test('all findings of an endpoint when it names only that', async () => {
      expect(await scanWithQuarantine({ agentId: '1' })).toEqual(['1 CVE-2026-0001', '1 CVE-2026-0002']);
    });

    test('everything when it names nothing', async () => {
      expect(await scanWithQuarantine({})).toHaveLength(3);
    });
  });

  test("a person's status outlasts scans: the finding is mitigated and returns under it", async () => {
    const project = await openTestProject();
    await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    const key = await project.read
      .selectFrom('finding')
      .select([
        'asset_id as assetId',
        'vulnerability_id as vulnerabilityId',
        'application_id as applicationId',
      ])
      .executeTakeFirstOrThrow();
    await project.write.setFindingStatus(key, 'false-positive', 5);
    await project.write.setFindingSeverity(key, severityLevel('low'), 6);
    await scan(project, ['1'], []);
    await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
    const finding = await project.read.selectFrom('finding').selectAll().executeTakeFirstOrThrow();
    expect(finding).toMatchObject({
      set_status: 'false-positive',
      set_severity: severityLevel('low'),
      severity: severityLevel('high'),
      mitigated: 0,
    });
    const events = await project.read.selectFrom('finding_event').select('event').orderBy('id').execute();
    expect(events.map((one) => one.event)).toEqual(['status-set', 'severity-set', 'mitigated', 'reopened']);
  });
});

describe('removals in a delta', () => {
  async function delta(project: OpenSqliteProject, rows: ReturnType<typeof findingRow>[]): Promise<number> {
    const scanId = await startScan(project);
    const walk = await startWalk(project, scanId, 'findings', 0);
    await project.write.loadFindingPage(walk, page(rows));
    await endComplete(project, scanId);
    return scanId;
  }

  test('mitigate the finding they name and nothing else', async () => {
    const project = await openTestProject();
    await scan(
      project,
      ['1'],
      [
        ['1', 'CVE-2026-0001'],
        ['1', 'CVE-2026-0002'],
      ],
    );
    const scanId = await delta(project, [findingRow('1', 'CVE-2026-0001', { removed: true })]);
    expect(await findings(project)).toMatchObject([{ mitigated: 1 }, { mitigated: 0 }]);
    expect(await scanCounts(project, scanId)).toMatchObject({ findings_mitigated: 1, findings_seen: 0 });
  });

  test('of a risk that came back under another id do not mitigate it, whatever the order', async () => {
    for (const order of ['removed first', 'detected first']) {
      const project = await openTestProject();
      await scan(project, ['1'], [['1', 'CVE-2026-0001']]);
      const removed = findingRow('1', 'CVE-2026-0001', { removed: true, risk_id: 'old' });
      const detected = findingRow('1', 'CVE-2026-0001', { risk_id: 'new' });
      await delta(project, order === 'removed first' ? [removed, detected] : [detected, removed]);
      expect([order, ...(await findings(project))]).toMatchObject([order, { mitigated: 0 }]);
    }
  });

  test('of a finding that was never there add nothing', async () => {
    const project = await openTestProject();
    await delta(project, [findingRow('1', 'CVE-2026-0001', { removed: true })]);
    expect(await findings(project)).toEqual([]);
  });
});
