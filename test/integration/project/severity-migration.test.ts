import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import { findingHistory } from '../../../main/project/sqlite/queries/finding-history.ts';
import { listFindings } from '../../../main/project/sqlite/queries/list-findings.ts';
import { listVulnerabilities } from '../../../main/project/sqlite/queries/list-vulnerabilities.ts';
import { oldestCriticals } from '../../../main/project/sqlite/queries/oldest-criticals.ts';
import { openFindings } from '../../../main/project/sqlite/queries/open-findings.ts';
import { recountedSummaries } from '../../builders/recounted-summaries.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';

/** Opens what a project of before severities could be unknown holds: informational 0 to critical 4. */
async function openedOlder() {
  const file = `${temporaryFolder()}/project.sqlite`;
  const older = new Database(file);
  migrate(
    older,
    file,
    migrations.filter(({ version }) => version <= 4),
  );
  older.exec(`
    INSERT INTO scan (id, connector_id, connector_name, mode, kind, scope, state, started_at)
    VALUES (1, 'c1', 'Console', 'scan', 'full', '{}', 'complete', 0);
    INSERT INTO walk (id, scan_id, resource, scope_kind, scope_ids, started_at)
    VALUES (7, 1, 'vulnerabilities', 'all', '[]', 0);
    INSERT INTO asset (id, connector_id, agent_id, known_from, state, state_changed_at, first_seen_walk, last_seen_walk,
      first_seen_at, last_seen_at) VALUES (1, 'c1', '1', 'endpoint', 'active', 0, 1, 1, 0, 0);
    INSERT INTO application (id, vendor, name, version) VALUES (1, 'Example Software', 'Reader', '1.0');`);
  const severities: [severity: number, set: number | null, score: number | null, mitigated: number][] = [
    [0, null, null, 0],
    [0, null, 0, 0],
    [1, null, null, 0],
    [2, null, 5, 0],
    [3, null, 7.5, 0],
    [4, null, 9.8, 0],
    [0, 3, null, 0],
    [4, 0, 9.1, 0],
    [4, 1, 9.1, 0],
    [0, null, null, 1],
  ];
  const addVulnerability = older.prepare('INSERT INTO vulnerability (id, cve) VALUES (?, ?)');
  const addFinding = older.prepare(
    `INSERT INTO finding (asset_id, vulnerability_id, application_id, first_seen_walk, last_seen_walk, severity,
       set_severity, score, mitigated) VALUES (1, ?, 1, 7, 7, ?, ?, ?, ?)`,
  );
  const addSummary = older.prepare(
    'INSERT INTO vulnerability_summary VALUES (?, coalesce(?, ?), ?, NULL, 1, 1 - ?, 1 - ?, 0)',
  );
  for (const [index, [severity, set, score, mitigated]] of severities.entries()) {
    addVulnerability.run(index + 1, `CVE-2026-000${index}`);
    addFinding.run(index + 1, severity, set, score, mitigated);
    addSummary.run(index + 1, set, severity, score, mitigated, mitigated);
  }
  older.exec(`
    INSERT INTO vulnerable_application SELECT id, 1 FROM vulnerability;
    INSERT INTO asset_summary SELECT 1, sum(severity = 0), sum(severity = 1), sum(severity = 2), sum(severity = 3),
      sum(severity = 4) FROM (SELECT coalesce(set_severity, severity) AS severity FROM finding WHERE mitigated = 0);
    UPDATE walk SET findings_first_seen = ${severities.length};
    INSERT INTO finding_event (asset_id, vulnerability_id, application_id, event, detail, at) VALUES
      (1, 7, 1, 'severity-set', '3', 1), (1, 8, 1, 'severity-set', '4', 1), (1, 8, 1, 'severity-set', NULL, 2),
      (1, 8, 1, 'severity-set', '0', 3), (1, 9, 1, 'severity-set', '1', 1);`);
  older.close();
  const opened = await openSqliteProject(file);
  if (!opened.ok) throw opened.error;
  return opened.value;
}

describe('a project of before severities could be unknown', () => {
  test('has as unknown what was informational without a score, and everything else as it was', async () => {
    const project = await openedOlder();
    const listed = await listFindings(project, { filter: [], sort: ['cve'], limit: 100 });
    if (!listed.ok) throw listed.error;
    expect(
      listed.value.rows.map((row) => [row.severity, row.originalSeverity, row.score, row.riskStatus]),
    ).toEqual([
      ['unknown', 'unknown', null, 'Detected'],
      ['informational', 'informational', 0, 'Detected'],
      ['low', 'low', null, 'Detected'],
      ['medium', 'medium', 5, 'Detected'],
      ['high', 'high', 7.5, 'Detected'],
      ['critical', 'critical', 9.8, 'Detected'],
      ['high', 'unknown', null, 'Detected'],
      ['informational', 'critical', 9.1, 'Detected'],
      ['low', 'critical', 9.1, 'Detected'],
      ['unknown', 'unknown', null, 'Detected'],
    ]);
    const unique = await listVulnerabilities(project, { filter: [], sort: ['cve'], limit: 100 });
    if (!unique.ok) throw unique.error;
    expect(unique.value.rows.map(({ severity }) => severity)).toEqual(
      listed.value.rows.map(({ severity }) => severity),
    );
    await project.close();
  });

  test('counts as before, with the unknown ones apart', async () => {
    const project = await openedOlder();
    const { kept, counted } = await recountedSummaries(project, true);
    expect(kept).toEqual(counted);
    expect(await openFindings(project)).toEqual({
      informational: 2,
      unknown: 1,
      low: 2,
      medium: 1,
      high: 2,
      critical: 1,
    });
    expect((await oldestCriticals(project, 10)).map(({ cve }) => cve)).toEqual(['CVE-2026-0005']);
    await project.close();
  });

  test('has no event of it, and those of what people set by the same names', async () => {
    const project = await openedOlder();
    const eventsOf = async (vulnerabilityId: number) =>
      (await findingHistory(project, { assetId: 1, vulnerabilityId, applicationId: 1 })).map(
        ({ event, detail }) => [event, detail],
      );
    const discovered = ['discovered', 'first-reported'];
    expect(await eventsOf(1)).toEqual([discovered]);
    expect(await eventsOf(7)).toEqual([discovered, ['severity-set', 'high']]);
    expect(await eventsOf(8)).toEqual([
      discovered,
      ['severity-set', 'critical'],
      ['severity-set', null],
      ['severity-set', 'informational'],
    ]);
    expect(await eventsOf(9)).toEqual([discovered, ['severity-set', 'low']]);
    await project.close();
  });
});
