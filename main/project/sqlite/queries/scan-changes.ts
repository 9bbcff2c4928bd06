import type {
  ChangedAsset,
  ChangedFinding,
  ReviewedScanReport,
  ScanChanges,
} from '../../../../preload/contract/scan-details.ts';
import { severityNames } from '../../../../preload/contract/severity.ts';
import type { Sample } from '../../project-reads.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { findingId } from './finding-identity.ts';
import { findingSeverity } from './finding-status.ts';

/**
 * Names what a scan changed, up to `limit` of each kind. The totals are those of the scan's record. Names of assets
 * are known for their latest change of state only, so those of an old scan can be fewer than its record counts.
 * @throws ProjectError
 */
export async function scanChanges(
  project: SqliteProject,
  report: ReviewedScanReport,
  limit: number,
): Promise<ScanChanges> {
  const { assets, findings } = report;
  const sample = async <Row>(total: number, read: () => Promise<Row[]>): Promise<Sample<Row>> => ({
    total,
    shown: total === 0 ? [] : await read(),
  });
  const [newFindings, reopenedFindings, mitigatedFindings, awaitingFindings] = await Promise.all([
    sample(findings.new, () => findingsFirstSeen(project, report.id, limit)),
    sample(findings.reopened, () => findingsWithEvent(project, report.id, 'reopened', limit)),
    sample(findings.mitigated, () => findingsWithEvent(project, report.id, 'mitigated', limit)),
    sample(findings.awaitingConfirmation, () => findingsAwaiting(project, report.id, limit)),
  ]);
  const [newAssets, deactivatedAssets, returnedAssets] = await Promise.all([
    sample(assets.new, () => newAssetsOf(project, report.id, limit)),
    sample(assets.deactivated, () => assetsThatChangedState(project, report, 'deactivated', limit)),
    sample(assets.returned, () => assetsThatChangedState(project, report, 'returned', limit)),
  ]);
  return {
    newFindings,
    reopenedFindings,
    mitigatedFindings,
    awaitingFindings,
    newAssets,
    deactivatedAssets,
    returnedAssets,
  };
}

function walksOf(project: SqliteProject, scanId: number) {
  return project.read.selectFrom('walk').select('walk.id').where('walk.scan_id', '=', scanId);
}

function namedFindings(project: SqliteProject, limit: number) {
  return project.read
    .selectFrom('finding')
    .innerJoin('asset', 'asset.id', 'finding.asset_id')
    .innerJoin('vulnerability', 'vulnerability.id', 'finding.vulnerability_id')
    .innerJoin('application', 'application.id', 'finding.application_id')
    .select([
      findingId.as('findingId'),
      'asset.agent_id as assetId',
      'asset.host_name as hostName',
      'vulnerability.cve as cve',
      'application.name as applicationName',
      'application.version as applicationVersion',
      findingSeverity.$castTo<number>().as('level'),
    ])
    .orderBy('level', 'desc')
    .orderBy('cve')
    .orderBy('hostName')
    .limit(limit);
}

async function findingsFirstSeen(
  project: SqliteProject,
  scanId: number,
  limit: number,
): Promise<ChangedFinding[]> {
  const rows = await namedFindings(project, limit)
    .where('finding.first_seen_walk', 'in', walksOf(project, scanId))
    .execute();
  return rows.map(withSeverityName);
}

async function findingsWithEvent(
  project: SqliteProject,
  scanId: number,
  event: 'mitigated' | 'reopened',
  limit: number,
): Promise<ChangedFinding[]> {
  const rows = await namedFindings(project, limit)
    .innerJoin('finding_event', (join) =>
      join
        .onRef('finding_event.asset_id', '=', 'finding.asset_id')
        .onRef('finding_event.vulnerability_id', '=', 'finding.vulnerability_id')
        .onRef('finding_event.application_id', '=', 'finding.application_id'),
    )
    .where('finding_event.scan_id', '=', scanId)
    .where('finding_event.event', '=', event)
    .execute();
  return rows.map(withSeverityName);
}

/** Those that still wait: what was seen again or resolved since is no longer named. */
async function findingsAwaiting(
  project: SqliteProject,
  scanId: number,
  limit: number,
): Promise<ChangedFinding[]> {
  const rows = await namedFindings(project, limit)
    .innerJoin('absent_finding', (join) =>
      join
        .onRef('absent_finding.asset_id', '=', 'finding.asset_id')
        .onRef('absent_finding.vulnerability_id', '=', 'finding.vulnerability_id')
        .onRef('absent_finding.application_id', '=', 'finding.application_id'),
    )
    .where('absent_finding.scan_id', '=', scanId)
    .execute();
  return rows.map(withSeverityName);
}

function withSeverityName<Row extends { level: number }>({ level, ...row }: Row) {
  return { ...row, severity: severityNames[level] ?? null };
}

function namedAssets(project: SqliteProject, limit: number) {
  return project.read
    .selectFrom('asset')
    .select([
      'asset.agent_id as assetId',
      'asset.host_name as hostName',
      'asset.site_name as siteName',
      'asset.state as state',
      'asset.state_reason as stateReason',
    ])
    .orderBy('hostName')
    .orderBy('assetId')
    .limit(limit);
}

function newAssetsOf(project: SqliteProject, scanId: number, limit: number): Promise<ChangedAsset[]> {
  return namedAssets(project, limit).where('asset.first_seen_walk', 'in', walksOf(project, scanId)).execute();
}

/** A connector has one scan at a time: what changed state while it ran, or at its review, it changed. */
function assetsThatChangedState(
  project: SqliteProject,
  report: ReviewedScanReport,
  change: 'deactivated' | 'returned',
  limit: number,
): Promise<ChangedAsset[]> {
  const startedAt = Date.parse(report.startedAt);
  const finishedAt = report.finishedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(report.finishedAt);
  const reviewedAt = report.reviewedAt === null ? -1 : Date.parse(report.reviewedAt);
  return namedAssets(project, limit)
    .where('asset.connector_id', '=', report.connectorId)
    .where('asset.state', change === 'returned' ? '=' : '<>', 'active')
    .where('asset.known_from', '=', 'endpoint')
    .where((where) =>
      where.or([
        where.between('asset.state_changed_at', startedAt, finishedAt),
        where('asset.state_changed_at', '=', reviewedAt),
      ]),
    )
    .where('asset.first_seen_walk', 'not in', walksOf(project, report.id))
    .execute();
}
