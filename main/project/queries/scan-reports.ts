import type { Selectable } from 'kysely';
import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { ScanIssue, ScanState } from '../../../preload/contract/scan-report.ts';
import { scanScope } from '../../../preload/contract/scope.ts';
import type { Project } from '../project.ts';
import type { ScanTable } from '../schema.ts';
import { isoTime } from './field.ts';
import { issueMessage } from './issue-words.ts';

/** The report of one scan; null when there is none of that number. @throws ProjectError */
export async function scanReport(project: Project, scanId: number): Promise<ReviewedScanReport | null> {
  const scan = await project.read.selectFrom('scan').selectAll().where('id', '=', scanId).executeTakeFirst();
  if (!scan) return null;
  const issues = await openIssuesOf(project, [scanId]);
  return toReport(scan, issues.get(scanId) ?? []);
}

export interface ScansRequest {
  /** All connectors where there is none. */
  readonly connectorId?: string | null;
  /** Any state where there is none. */
  readonly states?: readonly ScanState[];
  readonly offset?: number;
  readonly limit: number;
}

/** The reports of the chosen scans, newest first, and how many there are in all. @throws ProjectError */
export async function scanReports(
  project: Project,
  { connectorId = null, states = [], offset = 0, limit }: ScansRequest,
): Promise<{ readonly scans: readonly ReviewedScanReport[]; readonly total: number }> {
  let chosen = project.read.selectFrom('scan');
  if (connectorId !== null) chosen = chosen.where('connector_id', '=', connectorId);
  if (states.length > 0) chosen = chosen.where('state', 'in', states);
  const [scans, counted] = await Promise.all([
    chosen.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    chosen.select((query) => query.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  const issues = await openIssuesOf(
    project,
    scans.map(({ id }) => id),
  );
  return { scans: scans.map((scan) => toReport(scan, issues.get(scan.id) ?? [])), total: counted.total };
}

/** The issues of scans that were not overcome, the oldest first, by the scan's number. @throws ProjectError */
export async function openIssuesOf(
  project: Project,
  scanIds: readonly number[],
): Promise<Map<number, ScanIssue[]>> {
  const found = new Map<number, ScanIssue[]>();
  if (scanIds.length === 0) return found;
  const rows = await project.read
    .selectFrom('scan_issue')
    .select(['scan_id', 'code', 'facts', 'message'])
    .where('scan_id', 'in', scanIds)
    .where('overcome', '=', 0)
    .orderBy('id')
    .execute();
  for (const { scan_id, ...issue } of rows) {
    const worded = { code: issue.code, message: issueMessage(issue) };
    found.set(scan_id, [...(found.get(scan_id) ?? []), worded]);
  }
  return found;
}

function toReport(scan: Selectable<ScanTable>, issues: ScanIssue[]): ReviewedScanReport {
  return {
    id: scan.id,
    connector: scan.connector_name,
    connectorId: scan.connector_id,
    mode: scan.mode,
    kind: scan.kind,
    scope: scanScope.parse(JSON.parse(scan.scope)),
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
