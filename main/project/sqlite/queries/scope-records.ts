import { sql } from 'kysely';
import type { IngestMode } from '../../../../preload/contract/ingest-mode.ts';
import type { Resource } from '../../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../../preload/contract/scan-report.ts';
import { type ScanScope, scanScope } from '../../../../preload/contract/scope.ts';
import type { Project } from '../../project.ts';
import { namesIn, type PlacesByConnector, placesIn } from './console-places.ts';
import { openIssuesOf } from './scan-reports.ts';

/** A scan as far as it tells how current its scope is. Times are ms since the epoch, on this machine's clock. */
export interface ScopeScan {
  readonly connectorId: string;
  /** As it was called then. */
  readonly connectorName: string;
  readonly scanId: number;
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  readonly state: ScanState;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** It brought rows into the project, whatever became of it. */
  readonly broughtRows: boolean;
  /** What its record says last of what went wrong, and was not overcome since. */
  readonly issue: { readonly code: string; readonly message: string } | null;
}

/** Up to when a resource of one scope is known. */
export interface ScopeWatermark {
  readonly connectorId: string;
  readonly scope: ScanScope;
  readonly resource: Resource;
  /** Console's clock, ms. */
  readonly coveredUntil: number;
  /** When a complete full scan was last reconciled: this machine's clock, ms; null when none was. */
  readonly reconciledAt: number | null;
}

/** What a project's records tell of how current each scope is. */
export interface ScopeRecords {
  /**
   * Of each connector, scope and mode: the newest scan, the newest that came to a result, and the newest complete one;
   * the oldest first.
   */
  readonly scans: readonly ScopeScan[];
  readonly watermarks: readonly ScopeWatermark[];
  readonly places: PlacesByConnector;
}

export const noScopeRecords: ScopeRecords = { scans: [], watermarks: [], places: new Map() };

/** Reads the records of every connector and scope. @throws ProjectError */
export async function scopeRecords(project: Project): Promise<ScopeRecords> {
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

async function readScans(project: Project): Promise<Omit<ScopeScan, 'issue'>[]> {
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

async function readWatermarks(project: Project): Promise<ScopeWatermark[]> {
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
