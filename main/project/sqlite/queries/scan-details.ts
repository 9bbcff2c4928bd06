import { quarantineWords } from '../../../../preload/contract/reason-words.ts';
import type {
  QuarantinedDetails,
  ScanDetails,
  WalkDetails,
} from '../../../../preload/contract/scan-details.ts';
import type { ScopeNames } from '../../../../preload/contract/scope.ts';
import { issueMessage } from '../../issue-words.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { isoTime } from './field.ts';
import { scanChanges } from './scan-changes.ts';
import { scanReport } from './scan-reports.ts';

/**
 * The details of one scan, with up to `limit` quarantined records and names of each kind of change; null when there
 * is no scan of that number.
 * @throws ProjectError
 */
export async function scanDetails(
  project: SqliteProject,
  scanId: number,
  limit: number,
): Promise<ScanDetails | null> {
  const report = await scanReport(project, scanId);
  if (!report) return null;
  const [issues, walks, quarantined, changes] = await Promise.all([
    issuesOf(project, scanId, report.scopeNames),
    walksOf(project, scanId),
    quarantinedOf(project, scanId, limit),
    scanChanges(project, report, limit),
  ]);
  return { report, issues, walks, quarantined, changes };
}

/** A record that several walks of the scan met stands there once. */
async function quarantinedOf(
  project: SqliteProject,
  scanId: number,
  limit: number,
): Promise<QuarantinedDetails[]> {
  const records = await project.read
    .selectFrom('quarantine')
    .select(['resource', 'reason', 'raw'])
    .where('scan_id', '=', scanId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('quarantine as earlier')
            .select('earlier.id')
            .where('earlier.scan_id', '=', scanId)
            .whereRef('earlier.resource', '=', 'quarantine.resource')
            .whereRef('earlier.raw', '=', 'quarantine.raw')
            .whereRef('earlier.walk_id', '<', 'quarantine.walk_id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
  return records.map(({ reason, ...record }) => ({ ...record, reason: quarantineWords(reason) }));
}

async function issuesOf(
  project: SqliteProject,
  scanId: number,
  names: ScopeNames,
): Promise<ScanDetails['issues']> {
  const rows = await project.read
    .selectFrom('scan_issue')
    .select(['code', 'facts', 'message', 'cause', 'overcome', 'at'])
    .where('scan_id', '=', scanId)
    .orderBy('id')
    .execute();
  return rows.map((issue) => ({
    code: issue.code,
    message: issueMessage(issue, names),
    cause: issue.cause,
    overcome: issue.overcome === 1,
    at: isoTime(issue.at),
  }));
}

async function walksOf(project: SqliteProject, scanId: number): Promise<WalkDetails[]> {
  const walks = await project.read
    .selectFrom('walk')
    .selectAll()
    .where('scan_id', '=', scanId)
    .orderBy('id')
    .execute();
  return walks.map((walk) => ({
    id: walk.id,
    resource: walk.resource,
    scope: { kind: walk.scope_kind, ids: JSON.parse(walk.scope_ids) as string[] },
    changedSince: isoTime(walk.changed_since),
    purpose: walk.purpose,
    state: walk.state,
    complete: walk.complete === 1,
    disturbed: walk.disturbed === 1,
    pages: walk.pages,
    rows: walk.rows - walk.duplicates,
    duplicates: walk.duplicates,
    quarantined: walk.quarantined,
    expectedTotal: walk.expected_total,
    startedAt: isoTime(walk.started_at),
  }));
}
