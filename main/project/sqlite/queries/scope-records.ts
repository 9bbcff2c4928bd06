import { sql } from 'kysely';
import { scanScope } from '../../../../preload/contract/scope.ts';
import { namesIn } from '../../console-places.ts';
import type { ScopeRecords, ScopeScan, ScopeWatermark } from '../../scope-records.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { placesIn } from './console-places.ts';
import { openIssuesOf } from './scan-reports.ts';

/** Reads the records of every connector and scope. @throws ProjectError */
export async function scopeRecords(project: SqliteProject): Promise<ScopeRecords> {
  const [scans, watermarks] = await Promise.all([readScans(project), readWatermarks(project)]);
  const places = await placesIn(project, [...scans, ...watermarks]);
  const issues = await openIssuesOf(
    project,
    new Map(scans.map(({ scanId, scope, connectorId }) => [scanId, namesIn(scope, places.get(connectorId))])),
  );
  return {
    scans: scans.map((scan) => ({ ...scan, issue: issues.get(scan.scanId)?.at(-1) ?? null })),
    watermarks,
    places,
  };
}

async function readScans(project: SqliteProject): Promise<Omit<ScopeScan, 'issue'>[]> {
  const newest = project.read
    .selectFrom('scan')
    .select([
      sql<number>`max(id)`.as('any'),
      sql<number | null>`max(id) filter (where state in ('complete', 'partial', 'needs-review'))`.as(
        'settled',
      ),
      sql<number | null>`max(id) filter (where state = 'complete')`.as('complete'),
    ])
    .groupBy(['connector_id', 'scope', 'mode']);
  const groups = await newest.execute();
  const ids = [...new Set(groups.flatMap((group) => [group.any, group.settled, group.complete]))].filter(
    (id) => id !== null,
  );
  if (ids.length === 0) return [];
  const rows = await project.read
    .selectFrom('scan')
    .select([
      'id',
      'connector_id',
      'connector_name',
      'mode',
      'scope',
      'state',
      'started_at',
      'finished_at',
      sql<number>`assets_seen + findings_seen > 0`.as('brought_rows'),
    ])
    // As JSON: a console of many sites has more scopes than a statement takes parameters.
    .where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    connectorId: row.connector_id,
    connectorName: row.connector_name,
    scanId: row.id,
    mode: row.mode,
    scope: scanScope.parse(JSON.parse(row.scope)),
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    broughtRows: row.brought_rows === 1,
  }));
}

async function readWatermarks(project: SqliteProject): Promise<ScopeWatermark[]> {
  const rows = await project.read
    .selectFrom('watermark')
    .select([
      'connector_id as connectorId',
      'scope',
      'resource',
      'covered_until as coveredUntil',
      'reconciled_at as reconciledAt',
    ])
    .orderBy('connector_id')
    .orderBy('scope')
    .orderBy('resource')
    .execute();
  return rows.map((row) => ({ ...row, scope: scanScope.parse(JSON.parse(row.scope)) }));
}
