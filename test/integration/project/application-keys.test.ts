import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { severityLevel } from '../../../main/project/severity.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { openTestProject } from '../../builders/open-project.ts';
import { recountedSummaries } from '../../builders/recounted-summaries.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** A project of version 2 with these rows, brought to the newest version. */
async function migrated(tables: Readonly<Record<string, readonly Row[]>>): Promise<OpenSqliteProject> {
  const folder = temporaryFolder();
  const file = join(folder, 'project.sqlite');
  const database = new Database(file);
  migrate(
    database,
    file,
    migrations.filter(({ version }) => version <= 2),
  );
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows) {
      const names = Object.keys(row);
      database
        .prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((name) => `@${name}`)})`)
        .run(row);
    }
  }
  database.close();
  return openTestProject(folder);
}

const scanRow = {
  connector_id: 'c1',
  connector_name: 'C',
  mode: 'scan',
  kind: 'full',
  scope: '{}',
  state: 'complete',
};
const walkOf = (id: number) => ({
  id,
  scan_id: 1,
  resource: 'findings',
  scope_kind: 'all',
  scope_ids: '[]',
  started_at: id * 1000,
});
const asset = (id: number, agentId: string, told: Row = {}): Row => ({
  id,
  connector_id: 'c1',
  agent_id: agentId,
  known_from: 'endpoint',
  state: 'active',
  state_changed_at: 1,
  first_seen_walk: id,
  last_seen_walk: 3,
  first_seen_at: id,
  last_seen_at: 30,
  ...told,
});
const finding = (assetId: number, vulnerabilityId: number, applicationId: number, told: Row = {}): Row => ({
  asset_id: assetId,
  vulnerability_id: vulnerabilityId,
  application_id: applicationId,
  mitigated: 0,
  first_seen_walk: 2,
  last_seen_walk: 3,
  severity: 3,
  score: 7.5,
  risk_id: `r${assetId}${vulnerabilityId}${applicationId}`,
  ...told,
});
const application = (id: number, vendor: string, name: string, version: string) => ({
  id,
  vendor,
  name,
  version,
});
const base = {
  scan: [{ id: 1, ...scanRow, started_at: 1, finished_at: 2 }],
  walk: [walkOf(1), walkOf(2), walkOf(3)],
};
const findingsOf = ({ read }: OpenSqliteProject) =>
  read.selectFrom('finding').selectAll().orderBy('asset_id').execute();

describe('what is one by its normalised form is merged when a project is opened', () => {
  test('applications, with findings that meet, of which the open one goes before the resolved one', async () => {
    const project = await migrated({
      ...base,
      asset: [asset(1, '11'), asset(2, '12'), asset(3, '13')],
      vulnerability: [{ id: 1, cve: 'CVE-2026-0001' }],
      application: [
        application(1, 'Example', 'Straße Café', '1.0'),
        application(2, 'EXAMPLE', ' Stra\u00dfe\u00a0 Cafe\u0301\u200b', '1.0'),
        application(3, 'Example', 'Straße', 'Café 1.0'),
      ],
      finding: [
        // Resolved under the first text, and open under the second.
        finding(1, 1, 1, {
          mitigated: 1,
          mitigated_at: 9,
          first_seen_walk: 1,
          last_seen_walk: 1,
          set_status: 'active',
        }),
        finding(1, 1, 2, { score: 9.8, set_severity: 4 }),
        // Open under both.
        finding(2, 1, 1, { last_seen_walk: 2 }),
        finding(2, 1, 2, { first_seen_walk: 1 }),
        // Only under the second.
        finding(3, 1, 2),
        finding(3, 1, 3),
      ],
      finding_event: [
        { asset_id: 1, vulnerability_id: 1, application_id: 1, event: 'mitigated', scan_id: 1, at: 9 },
        { asset_id: 1, vulnerability_id: 1, application_id: 2, event: 'severity-set', detail: '4', at: 10 },
        { asset_id: 3, vulnerability_id: 1, application_id: 2, event: 'reopened', scan_id: 1, at: 11 },
      ],
    });
    const { read } = project;
    expect(await read.selectFrom('application').select(['id', 'name']).orderBy('id').execute()).toEqual([
      { id: 1, name: 'Straße Café' },
      { id: 3, name: 'Straße' },
    ]);
    const merged = await findingsOf(project);
    expect(merged.map((row) => [row.asset_id, row.application_id, row.mitigated, row.risk_id])).toEqual([
      [1, 1, 0, 'r112'],
      [2, 1, 0, 'r212'],
      [3, 1, 0, 'r312'],
      [3, 3, 0, 'r313'],
    ]);
    expect(merged[0]).toMatchObject({
      mitigated_at: null,
      first_seen_walk: 1,
      last_seen_walk: 3,
      set_status: 'active',
      score: 9.8,
    });
    expect(merged[0]?.set_severity).not.toBeNull();
    expect(merged[1]).toMatchObject({ first_seen_walk: 1, last_seen_walk: 3 });
    expect(await read.selectFrom('finding_risk').selectAll().execute()).toEqual([
      { asset_id: 2, vulnerability_id: 1, application_id: 1, risk_id: 'r211', last_seen_walk: 2 },
    ]);
    const events = await read.selectFrom('finding_event').selectAll().orderBy('at').execute();
    expect(events.map((event) => [event.event, event.asset_id, event.application_id])).toEqual([
      ['mitigated', 1, 1],
      ['severity-set', 1, 1],
      ['reopened', 3, 1],
    ]);
    const { kept, counted } = await recountedSummaries(project, true);
    expect(kept).toEqual(counted);
  });

  test('findings that meet, of which the one that stays gets what only the other knows', async () => {
    const project = await migrated({
      ...base,
      asset: [asset(1, '11'), asset(2, '12')],
      vulnerability: [{ id: 1, cve: 'CVE-2026-0001' }],
      application: [application(1, 'V', 'N', '1'), application(2, 'V', 'n', '1')],
      finding: [
        finding(1, 1, 1, {
          score: 7.5,
          cvss_version: '2.0',
          detected_at: 5,
          exploit_maturity: 'Functional',
          mark_type: 'FP',
          marked_by: 'ana',
          last_seen_walk: 2,
        }),
        finding(1, 1, 2, { score: null, severity: 0, detected_at: 8, risk_id: 'newest' }),
        finding(2, 1, 1, { score: 7.5, cvss_version: '2.0', mark_type: 'FP', last_seen_walk: 2 }),
        finding(2, 1, 2, { score: 9.8, marked_by: 'ben', detected_at: 8 }),
      ],
    });
    expect(await findingsOf(project)).toMatchObject([
      {
        risk_id: 'newest',
        severity: severityLevel('high'),
        score: 7.5,
        cvss_version: '2.0',
        detected_at: 5,
        exploit_maturity: 'Functional',
        mark_type: 'FP',
        marked_by: 'ana',
      },
      { score: 9.8, cvss_version: null, detected_at: 8, mark_type: null, marked_by: 'ben' },
    ]);
    const { kept, counted } = await recountedSummaries(project, true);
    expect(kept).toEqual(counted);
  });

  test('CVEs and assets of a connector, with what hangs on them', async () => {
    const project = await migrated({
      ...base,
      asset: [
        asset(1, ' 11', { known_from: 'finding', state: 'inactive' }),
        asset(2, '11', { host_name: 'web', last_seen_walk: 2 }),
        asset(3, '11', { connector_id: 'c2' }),
        asset(4, '12\u200b'),
      ],
      vulnerability: [
        { id: 1, cve: 'cve-2026-0001', published_at: null },
        { id: 2, cve: 'CVE-2026-0001', published_at: 7 },
        { id: 3, cve: 'CVE\u20112026\u20110003', published_at: null },
      ],
      application: [application(1, 'V', 'N', '1')],
      finding: [finding(1, 1, 1), finding(2, 2, 1), finding(3, 2, 1), finding(4, 3, 1)],
      quarantine: [
        {
          scan_id: 1,
          walk_id: 3,
          resource: 'findings',
          reason: 'r',
          raw: '{}',
          agent_id: ' 12',
          cve: 'cve-1',
          at: 1,
        },
      ],
    });
    const { read } = project;
    const assets = await read.selectFrom('asset').selectAll().orderBy('id').execute();
    expect(assets.map(({ id, connector_id, agent_id }) => [id, connector_id, agent_id])).toEqual([
      [2, 'c1', '11'],
      [3, 'c2', '11'],
      [4, 'c1', '12'],
    ]);
    expect(assets[0]).toMatchObject({
      host_name: 'web',
      state: 'active',
      first_seen_walk: 1,
      last_seen_walk: 3,
    });
    expect(
      await read.selectFrom('vulnerability').select(['id', 'cve', 'published_at']).orderBy('id').execute(),
    ).toEqual([
      { id: 1, cve: 'CVE-2026-0001', published_at: 7 },
      { id: 3, cve: 'CVE-2026-0003', published_at: null },
    ]);
    expect((await findingsOf(project)).map((row) => [row.asset_id, row.vulnerability_id])).toEqual([
      [2, 1],
      [3, 1],
      [4, 3],
    ]);
    expect(await read.selectFrom('quarantine').select(['agent_id', 'cve']).execute()).toEqual([
      { agent_id: '12', cve: 'CVE-1' },
    ]);
    const { kept, counted } = await recountedSummaries(project, true);
    expect(kept).toEqual(counted);
  });

  test('nothing where nothing is to be merged: every application has its key, and keeps its texts', async () => {
    const texts = [application(5, 'V', 'N', '1'), application(7, '', ' n\u00a0', '2')];
    const project = await migrated({
      ...base,
      asset: [asset(1, '11')],
      vulnerability: [{ id: 1, cve: 'CVE-2026-0001' }],
      application: texts,
      finding: [finding(1, 1, 5), finding(1, 1, 7)],
    });
    expect(
      await project.read
        .selectFrom('application')
        .select(['id', 'vendor', 'name', 'version', 'identity_key'])
        .orderBy('id')
        .execute(),
    ).toEqual([
      { ...texts[0], identity_key: 'v\u001fn\u001f1' },
      { ...texts[1], identity_key: '\u001fn\u001f2' },
    ]);
    expect(await findingsOf(project)).toHaveLength(2);
  });
});
