import type { Selectable } from 'kysely';
import type { ReviewedScanReport } from '../../../../preload/contract/scan-details.ts';
import type { ScanIssue } from '../../../../preload/contract/scan-report.ts';
import { type ScanScope, type ScopeNames, scanScope } from '../../../../preload/contract/scope.ts';
import { namesIn } from '../../console-places.ts';
import { issueMessage } from '../../issue-words.ts';
import type { ScansRequest } from '../../project-reads.ts';
import type { ScanTable } from '../tables/schema.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { baselineScans } from './baseline-scans.ts';
import { placesIn } from './console-places.ts';
import { isoTime } from './field.ts';

/** The report of one scan; null when there is none of that number. @throws ProjectError */
export async function scanReport(project: SqliteProject, scanId: number): Promise<ReviewedScanReport | null> {
  const scan = await project.read.selectFrom('scan').selectAll().where('id', '=', scanId).executeTakeFirst();
  if (!scan) return null;
  const [report] = await reportsOf(project, [scan]);
  return report ?? null;
}

/** The reports of the chosen scans, newest first, and how many there are in all. @throws ProjectError */
export async function scanReports(
  project: SqliteProject,
  { connectorId = null, states = [], offset = 0, limit }: ScansRequest,
): Promise<{ readonly scans: readonly ReviewedScanReport[]; readonly total: number }> {
  let chosen = project.read.selectFrom('scan');
  if (connectorId !== null) chosen = chosen.where('connector_id', '=', connectorId);
  if (states.length > 0) chosen = chosen.where('state', 'in', states);
  const [scans, counted] = await Promise.all([
    chosen.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    chosen.select((query) => query.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { scans: await reportsOf(project, scans), total: counted.total };
}

/**
 * The issues of scans that were not overcome, the oldest first, by the scan's number.
 * @param scans the names in the scope of each, by its number
 * @throws ProjectError
 */
export async function openIssuesOf(
  project: SqliteProject,
  scans: ReadonlyMap<number, ScopeNames>,
): Promise<Map<number, ScanIssue[]>> {
  const found = new Map<number, ScanIssue[]>();
  if (scans.size === 0) return found;
  const rows = await project.read
    .selectFrom('scan_issue')
    .select(['scan_id', 'code', 'facts', 'message'])
    .where('scan_id', 'in', [...scans.keys()])
    .where('overcome', '=', 0)
    .orderBy('id')
    .execute();
  for (const { scan_id, ...issue } of rows) {
    const worded = { code: issue.code, message: issueMessage(issue, scans.get(scan_id) ?? {}) };
    found.set(scan_id, [...(found.get(scan_id) ?? []), worded]);
  }
  return found;
}

async function reportsOf(
  project: SqliteProject,
  scans: readonly Selectable<ScanTable>[],
): Promise<ReviewedScanReport[]> {
  const read = scans.map((scan) => ({ scan, scope: scanScope.parse(JSON.parse(scan.scope)) }));
  const [places, baselines] = await Promise.all([placesIn(project, read), baselineScans(project)]);
  const names = new Map(
    read.map(({ scan, scope }) => [scan.id, namesIn(scope, places.get(scan.connector_id))]),
  );
  const issues = await openIssuesOf(project, names);
  return read.map(({ scan, scope }) => ({
    ...toReport(scan, scope, issues.get(scan.id) ?? []),
    scopeNames: names.get(scan.id) ?? {},
    baseline: baselines.has(scan.id),
  }));
}

function toReport(
  scan: Selectable<ScanTable>,
  scope: ScanScope,
  issues: ScanIssue[],
): Omit<ReviewedScanReport, 'scopeNames' | 'baseline'> {
  return {
    id: scan.id,
    connector: scan.connector_name,
    connectorId: scan.connector_id,
    mode: scan.mode,
    kind: scan.kind,
    scope,
    state: scan.state,
    startedAt: isoTime(scan.started_at),
    finishedAt: isoTime(scan.finished_at),
    durationMs: scan.finished_at === null ? null : Math.max(0, scan.finished_at - scan.started_at),
    assets: {
      seen: scan.assets_seen,
      new: scan.assets_new,
      updated: scan.assets_updated,
      unchanged: Math.max(0, scan.assets_seen - scan.assets_new - scan.assets_updated - scan.assets_returned),
      deactivated: scan.assets_deactivated,
      returned: scan.assets_returned,
    },
    findings: {
      seen: scan.findings_seen,
      new: scan.findings_new,
      updated: scan.findings_updated,
      unchanged: Math.max(
        0,
        scan.findings_seen - scan.findings_new - scan.findings_updated - scan.findings_reopened,
      ),
      mitigated: scan.findings_mitigated,
      reopened: scan.findings_reopened,
      awaitingConfirmation: scan.findings_awaiting,
    },
    quarantined: scan.quarantined,
    requests: scan.requests,
    retries: scan.retries,
    bytes: scan.bytes,
    issues,
    review: scan.review,
    reviewedAt: isoTime(scan.reviewed_at),
  };
}
