import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { severityLevel } from '../../../main/project/severity.ts';
import { openForReading } from '../../../main/project/sqlite/connection/database-file.ts';
import { listAssets } from '../../../main/project/sqlite/queries/list-assets.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listVulnerabilities } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { countOpenFindings } from '../../../main/project/sqlite/queries/open-findings.ts';
import { overview } from '../../../main/project/sqlite/queries/overview.ts';
import { scopeRecords } from '../../../main/project/sqlite/queries/scope-records.ts';
import { statusSummary } from '../../../main/project/sqlite/queries/status-summary.ts';
import { Readers } from '../../../main/project/sqlite/threads/readers.ts';
import { overviewCalls } from '../../../preload/contract/calls/overview-calls.ts';
import { listedButNotSeen } from '../../../preload/contract/not-seen.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { filterOf } from '../../builders/filter-of.ts';
import { dayMs, endpoint, firstScanAt, newProject, risk, scan, type TestProject } from './filled-project.ts';
import { reportScans } from './reported-scans.ts';

let open: TestProject;
let scans: number[];

beforeAll(async () => {
  open = await newProject();
  scans = await reportScans(open.project);
});

afterAll(() => open.close());

const scanOn = (day: number): number => scans[day] ?? 0;
const onDayFour = { now: firstScanAt + 4 * dayMs, zone: 'UTC' };

describe('the overview', () => {
  it('counts open findings by severity and assets by state', async () => {
    expect(await overview(open.project, onDayFour)).toMatchObject({
      openFindings: { informational: 0, unknown: 0, low: 1, medium: 1, high: 1, critical: 2 },
      uniqueOpenFindings: 3,
      assets: { active: 4, inactive: 0, decommissioned: 0 },
      quarantined: 0,
    });
  });

  it('counts the listed assets that were not in contact for 30 days, as the list behind the number does', async () => {
    const last_active_at = firstScanAt;
    const project = await newProject();
    await scan(project.project, {
      startedAt: firstScanAt,
      assets: [
        endpoint('1', { last_active_at }),
        endpoint('2', { last_active_at, decommissioned: true }),
        endpoint('3'),
      ],
    });
    const count = async (now: number) => {
      const page = await listAssets(project.project, { filter: listedButNotSeen, sort: [], limit: 9, now });
      const { notSeen } = await overview(project.project, { now, zone: 'UTC' });
      return { notSeen, listed: page.ok && page.value.total };
    };
    expect(await count(firstScanAt + 30 * dayMs)).toEqual({ notSeen: 0, listed: 0 });
    expect(await count(firstScanAt + 30 * dayMs + 1)).toEqual({ notSeen: 1, listed: 1 });
    project.close();
  });

  it("has the contract's shape", async () => {
    overviewCalls.read.reply.omit({ freshness: true }).parse(await overview(open.project, onDayFour));
  });

  it('names the assets, the CVEs and the findings to look at first', async () => {
    const { mostExposedAssets, mostWidespread, oldestCriticals } = await overview(open.project, onDayFour);
    expect(mostExposedAssets).toEqual([
      {
        assetId: '1',
        connectorId: 'c0ffee00',
        hostName: 'host-1',
        siteName: null,
        critical: 1,
        high: 1,
        open: 3,
      },
      {
        assetId: '2',
        connectorId: 'c0ffee00',
        hostName: 'host-2',
        siteName: null,
        critical: 1,
        high: 0,
        open: 1,
      },
    ]);
    expect(mostWidespread).toEqual([
      { cve: 'CVE-2024-0001', severity: 'critical', score: null, assets: 2, instances: 2 },
      { cve: 'CVE-2024-0002', severity: 'high', score: 7, assets: 2, instances: 2 },
      { cve: 'CVE-2024-0003', severity: 'medium', score: null, assets: 1, instances: 1 },
    ]);
    expect(oldestCriticals).toMatchObject([
      { cve: 'CVE-2024-0001', assetId: '1', discovered: '2026-03-01T08:00:00.000Z' },
      { cve: 'CVE-2024-0001', assetId: '2', applicationName: 'Reader', applicationVersion: '1.0' },
    ]);
  });

  it('tells what was new, reopened and mitigated on each of the last thirty days', async () => {
    const { trend } = await overview(open.project, onDayFour);
    expect(trend).toHaveLength(30);
    expect(trend.slice(-6)).toEqual([
      { day: '2026-02-28', new: 0, baseline: 0, reopened: 0, mitigated: 0 },
      { day: '2026-03-01', new: 0, baseline: 4, reopened: 0, mitigated: 0 },
      { day: '2026-03-02', new: 1, baseline: 0, reopened: 0, mitigated: 1 },
      { day: '2026-03-03', new: 0, baseline: 0, reopened: 1, mitigated: 0 },
      { day: '2026-03-04', new: 0, baseline: 0, reopened: 0, mitigated: 0 },
      { day: '2026-03-05', new: 0, baseline: 0, reopened: 0, mitigated: 0 },
    ]);
  });

  it('counts by the days of the zone', async () => {
    // 08:00 UTC is 22:00 of the day before in Honolulu.
    const { trend } = await overview(open.project, { ...onDayFour, zone: 'Pacific/Honolulu' });
    expect(trend.find(({ day }) => day === '2026-02-28')).toMatchObject({ new: 0, baseline: 4 });
    expect(trend.at(-1)?.day).toBe('2026-03-04');
  });

  it('reads how current each scope is: up to when covered, when last proven whole, and its newest scans', async () => {
    const { watermarks, scans: records } = await scopeRecords(open.project);
    const day = (number: number, hour: number): number => Date.UTC(2026, 2, number, hour);
    const covered = { connectorId: 'c0ffee00', scope: allEndpoints, coveredUntil: day(3, 8) };
    expect(watermarks).toEqual([
      { ...covered, resource: 'assets', reconciledAt: day(2, 9) },
      { ...covered, resource: 'findings', reconciledAt: day(2, 9) },
      {
        connectorId: 'facade00',
        scope: allEndpoints,
        resource: 'assets',
        coveredUntil: day(5, 8),
        reconciledAt: day(5, 9),
      },
    ]);
    expect(records.filter(({ state }) => state === 'complete')).toMatchObject([
      { connectorId: 'c0ffee00', scanId: scanOn(2), mode: 'scan', finishedAt: day(3, 9) },
      { connectorId: 'facade00', scanId: scanOn(4), mode: 'asset-sync', finishedAt: day(5, 9) },
    ]);
  });

  it('names scans that run and scans that wait for their review', async () => {
    const { project, close } = await newProject();
    const waiting = await scan(project, {
      startedAt: firstScanAt,
      assets: [],
      end: { state: 'needs-review', review: { state: 'complete', watermarks: [] }, reconcile: false },
    });
    const running = await scan(project, {
      startedAt: firstScanAt + dayMs,
      connectorId: 'facade00',
      assets: [],
      end: 'open',
    });
    expect((await statusSummary(project)).unsettledScans).toEqual([
      {
        connectorId: 'c0ffee00',
        scanId: waiting,
        startedAt: '2026-03-01T08:00:00.000Z',
        state: 'needs-review',
      },
      { connectorId: 'facade00', scanId: running, startedAt: '2026-03-02T08:00:00.000Z', state: 'running' },
    ]);
    await close();
  });

  // A project that is scanned by the hour has thousands of scans in a year.
  it('asks nothing anew for each scan', async () => {
    const asked = vi.spyOn(Readers.prototype, 'all');
    await Promise.all([overview(open.project, onDayFour), scopeRecords(open.project)]);
    const statements = asked.mock.calls.map(([sql, parameters]) => ({ sql, parameters }));
    asked.mockRestore();
    const database = openForReading(open.project.file);
    const plans = statements.map(({ sql, parameters }) =>
      database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters),
    );
    database.close();
    expect(plans.length).toBeGreaterThan(8);
    expect(JSON.stringify(plans)).not.toContain('CORRELATED SCALAR SUBQUERY');
  });

  it('is all zero in an empty project', async () => {
    const empty = await newProject();
    const { trend, ...numbers } = await overview(empty.project, onDayFour);
    expect(numbers).toEqual({
      openFindings: { informational: 0, unknown: 0, low: 0, medium: 0, high: 0, critical: 0 },
      uniqueOpenFindings: 0,
      assets: { active: 0, inactive: 0, decommissioned: 0 },
      notSeen: 0,
      knownExploited: null,
      newFindings: {
        lastScan: null,
        day: { findings: 0, cves: 0, worst: [] },
        week: { findings: 0, cves: 0, worst: [] },
      },
      mostExposedAssets: [],
      mostWidespread: [],
      oldestCriticals: [],
      unsettledScans: [],
      quarantined: 0,
    });
    expect(trend.every((day) => day.new + day.reopened + day.mitigated === 0)).toBe(true);
    await empty.close();
  });
});

describe('every number of the overview is the number of rows behind it', () => {
  const zone = 'Europe/Berlin';
  // Clocks go forward in Berlin on 29 March 2026.
  const start = Date.UTC(2026, 2, 26, 22, 30);
  const now = start + 7 * dayMs;
  let told: TestProject;

  beforeAll(async () => {
    told = await newProject();
    const { project } = told;
    const assets = ['1', '2', '3', '4'].map((id) => endpoint(id, { host_name: `host-${id}` }));
    const findings = ['1', '2', '3', '4'].flatMap((id, index) =>
      [1, 2, 3].map((cve) =>
        risk(id, `CVE-2024-000${cve}`, {
          severity: (index * 3 + cve) % severityNames.length,
          score: 10 - cve,
          detected_at: cve === 2 ? null : start - (index + 1) * dayMs,
        }),
      ),
    );
    const inTurn = (left: number) => findings.filter((_, index) => index % 4 !== left);
    await scan(project, { startedAt: start, assets, findings: inTurn(0) });
    // Four times a day: half of the findings go and come, each of them twice a day.
    for (let turn = 1; turn <= 24; turn += 1) {
      await scan(project, { startedAt: start + (turn * dayMs) / 4, assets, findings: inTurn(turn % 2) });
    }
    await scan(project, {
      startedAt: now - dayMs / 4,
      connectorId: 'facade00',
      connectorName: 'Second Console',
      assets: [endpoint('1', { decommissioned: true }), endpoint('9', { host_name: 'HOST-0' })],
      findings: [
        risk('9', 'CVE-2024-0001', { severity: severityLevel('critical') }),
        risk('1', 'CVE-2024-0009', { severity: severityLevel('critical') }),
      ],
    });
  });

  afterAll(() => told.close());

  const page = async <Row>(
    list: typeof listAssets | typeof listFindings | typeof listVulnerabilities,
    filters: string[],
    sort: string[] = [],
  ) => {
    const read = await list(told.project, { filter: filterOf(...filters), sort, limit: 100 });
    if (!read.ok) throw read.error;
    return read.value as unknown as { rows: Row[]; total: number };
  };
  const findings = async (...filters: string[]) => (await page(listFindings, filters)).total;

  it('open findings', async () => {
    const { openFindings } = await overview(told.project, { now, zone });
    for (const name of severityNames) {
      expect([name, openFindings[name]]).toEqual([name, await findings('open=true', `severity=${name}`)]);
    }
    expect(Object.values(openFindings).every((count) => count > 0)).toBe(true);
    expect(await countOpenFindings(told.project)).toBe(await findings('open=true'));
  });

  it('unique findings and assets', async () => {
    const { uniqueOpenFindings, assets } = await overview(told.project, { now, zone });
    expect(uniqueOpenFindings).toBe((await page(listVulnerabilities, ['openInstances=>0'])).total);
    for (const state of ['active', 'inactive', 'decommissioned'] as const) {
      expect([state, assets[state]]).toEqual([state, (await page(listAssets, [`state=${state}`])).total]);
    }
  });

  it('each day of the trend', async () => {
    const { trend } = await overview(told.project, { now, zone });
    const offset = (day: string) => (day <= '2026-03-29' ? '+01:00' : '+02:00');
    const midnight = (day: string) => `${day}T00:00${offset(day)}`;
    for (const [index, { day, ...counts }] of trend.entries()) {
      const next = trend[index + 1]?.day ?? '2026-04-03';
      const span = `${midnight(day)}/${midnight(next)}`;
      expect([day, counts]).toEqual([
        day,
        {
          new: await findings(`firstSeen=${span}`, 'baseline=false'),
          baseline: await findings(`firstSeen=${span}`, 'baseline=true'),
          reopened: await findings(`reopenings=${span}`),
          mitigated: await findings(`mitigations=${span}`),
        },
      ]);
    }
    expect(trend.reduce((sum, day) => sum + day.reopened, 0)).toBeGreaterThan(20);
  });

  it('what is new since the last scan, since yesterday and since last week, and each of its CVEs', async () => {
    const { newFindings } = await overview(told.project, { now, zone });
    const listed = async (...filters: string[]) => {
      const read = await listFindings(told.project, {
        filter: filterOf('baseline=false', ...filters),
        sort: [],
        limit: 1,
        now,
      });
      return read.ok && read.value.total;
    };
    for (const [since, reply] of [
      [`firstSeen>=${newFindings.lastScan?.from}`, newFindings.lastScan],
      ['firstSeen>=24h', newFindings.day],
      ['firstSeen>=7d', newFindings.week],
    ] as const) {
      expect(reply?.findings).toBe(await listed(since));
      for (const { cve, findings: ofCve } of reply?.worst ?? []) {
        expect(ofCve).toBe(await listed(since, `cve=${cve}`));
      }
    }
    expect(newFindings.week.worst.length).toBeGreaterThan(0);
  });

  it('the most exposed assets, in the order of the list', async () => {
    const { mostExposedAssets } = await overview(told.project, { now, zone });
    for (const { connectorId, assetId, critical, high, open: all } of mostExposedAssets) {
      const behind = ['open=true', `connectorId=${connectorId}`, `assetId=${assetId}`];
      expect(critical).toBe(await findings(...behind, 'severity=critical'));
      expect(high).toBe(await findings(...behind, 'severity=high'));
      expect(all).toBe(await findings(...behind));
    }
    const sort = ['-openCritical', '-openHigh', '-openFindings', 'hostName'];
    const listed = await page<{ hostName: string; openCritical: number; openHigh: number }>(
      listAssets,
      ['state=active'],
      sort,
    );
    const exposed = listed.rows.filter((row) => row.openCritical + row.openHigh > 0);
    expect(mostExposedAssets.map(({ hostName }) => hostName)).toEqual(exposed.map((row) => row.hostName));
    expect(exposed.length).toBeGreaterThan(2);
  });

  it('the most widespread CVEs', async () => {
    const { mostWidespread } = await overview(told.project, { now, zone });
    for (const { cve, assets, instances } of mostWidespread) {
      expect(instances).toBe(await findings(`cve=${cve}`, 'open=true'));
      const [unique] = (await page<{ assetsAffected: number }>(listVulnerabilities, [`cve=${cve}`])).rows;
      expect(assets).toBe(unique?.assetsAffected);
    }
  });

  it('the oldest criticals', async () => {
    const { oldestCriticals } = await overview(told.project, { now, zone });
    const listed = await page<{ findingId: string }>(
      listFindings,
      ['open=true', 'severity=critical'],
      ['discovered'],
    );
    expect(oldestCriticals.map(({ findingId }) => findingId)).toEqual(
      listed.rows.map(({ findingId }) => findingId),
    );
  });
});
