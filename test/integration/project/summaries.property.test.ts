import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { severityLevel } from '../../../main/project/severity.ts';
import { migrations } from '../../../main/project/sqlite/migrations/list.ts';
import { migrate } from '../../../main/project/sqlite/migrations/migrate.ts';
import { openSqliteProject } from '../../../main/project/sqlite/open-sqlite-project.ts';
import type { OpenSqliteProject } from '../../../main/project/sqlite/threads/sqlite-project.ts';
import { severityNames } from '../../../preload/contract/severity.ts';
import { setStatuses } from '../../../preload/fields/finding/finding-statuses.ts';
import { recountedSummaries } from '../../builders/recounted-summaries.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { dayMs, endpoint, firstScanAt, newProject, risk, scan } from '../queries/filled-project.ts';

const agents = ['1', '2', '3'];
const cves = ['CVE-2024-0001', 'CVE-2024-0002', 'CVE-2024-0003'];
const connectors = ['c0ffee00', 'c0ffee01'];

const reported = fc.record({
  agent: fc.constantFrom(...agents),
  cve: fc.constantFrom(...cves),
  told: fc.record({
    name: fc.constantFrom('Reader', 'Writer'),
    severity: fc.integer({ min: 0, max: severityNames.length - 1 }),
    score: fc.constantFrom(null, 0, 4.5, 9.8),
    risk_score: fc.constantFrom(null, 3, 7),
    removed: fc.constantFrom(false, false, false, true),
  }),
});

const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('scan' as const),
      connector: fc.constantFrom(...connectors),
      kind: fc.constantFrom('full' as const, 'delta' as const),
      left: fc.boolean(),
      rows: fc.array(reported, { maxLength: 12 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('triage' as const),
      finding: fc.nat(),
      status: fc.constantFrom(undefined, null, ...setStatuses),
      severity: fc.constantFrom(null, severityLevel('informational'), severityLevel('critical')),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('removal' as const),
      connector: fc.constantFrom(...connectors),
    }),
  },
);
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries a change out; tells whether it left something under way. */
async function carryOut(project: OpenSqliteProject, done: Change, day: number): Promise<boolean> {
  if (done.what === 'removal') {
    await project.write.removeConnectorData(done.connector);
    return false;
  }
  if (done.what === 'scan') {
    await scan(project, {
      connectorId: done.connector,
      kind: done.kind,
      startedAt: firstScanAt + day * dayMs,
      assets: agents.map((id) => endpoint(id)),
      findings: done.rows.map(({ agent, cve, told }) => risk(agent, cve, told)),
      ...(done.left ? { end: 'open' } : {}),
    });
    return done.left;
  }
  const findings = await project.read
    .selectFrom('finding')
    .select(['asset_id', 'vulnerability_id', 'application_id'])
    .execute();
  const chosen = findings[done.finding % Math.max(1, findings.length)];
  if (!chosen) return false;
  const identity = {
    assetId: chosen.asset_id,
    vulnerabilityId: chosen.vulnerability_id,
    applicationId: chosen.application_id,
  };
  if (done.status === undefined) await project.write.setFindingSeverity(identity, done.severity, 0);
  else await project.write.setFindingStatus(identity, done.status, 0);
  return false;
}

describe('summaries of findings', () => {
  test('say what counting all findings says, whatever scans, people and removals do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 10 }), async (changes) => {
        const open = await newProject();
        try {
          for (const [day, done] of changes.entries()) {
            const underWay = await carryOut(open.project, done, day);
            const { kept, counted } = await recountedSummaries(open.project, !underWay);
            expect(kept).toEqual(counted);
          }
        } finally {
          await open.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are made of what a project of an older release holds', async () => {
    const file = `${temporaryFolder()}/project.sqlite`;
    const older = new Database(file);
    migrate(older, file, migrations.slice(0, 2));
    older.exec(`
      INSERT INTO scan (id, connector_id, connector_name, mode, kind, scope, state, started_at)
      VALUES (1, 'c1', 'Console', 'scan', 'full', '{}', 'complete', 0);
      INSERT INTO walk (id, scan_id, resource, scope_kind, scope_ids, started_at) VALUES (7, 1, 'findings', 'all', '[]', 0);
      INSERT INTO finding (asset_id, vulnerability_id, application_id, mitigated, first_seen_walk, last_seen_walk,
        set_status, set_severity, severity, score, risk_score)
      VALUES (1, 1, 1, 0, 7, 7, NULL, NULL, 4, 9.8, NULL), (1, 1, 2, 0, 7, 7, NULL, NULL, 4, 9.8, NULL),
        (1, 2, 1, 1, 7, 7, NULL, NULL, 3, NULL, NULL), (2, 1, 1, 0, 7, 7, 'false-positive', NULL, 4, 9.1, 3),
        (2, 2, 1, 0, 7, 7, 'in-progress', 1, 3, 7, 2), (2, 3, 1, 0, 7, 7, NULL, NULL, 0, NULL, NULL);`);
    older.close();
    const opened = await openSqliteProject(file);
    if (!opened.ok) throw opened.error;
    const { kept, counted } = await recountedSummaries(opened.value, true);
    await opened.value.close();
    expect(kept.map((rows) => rows.length)).toEqual([2, 3, 4, 1, 3]);
    expect(kept).toEqual(counted);
  });
});
