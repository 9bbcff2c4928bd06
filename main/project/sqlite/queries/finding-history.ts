import type { EventReason } from '../../../../preload/contract/reasons.ts';
import { severityNames } from '../../../../preload/contract/severity.ts';
import type { FindingHistoryEntry } from '../../project-lists.ts';
import type { FindingIdentity } from '../../project-triage.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { isoTime } from './field.ts';

/** What happened to one finding, oldest first; empty when there is no such finding. @throws ProjectError */
export async function findingHistory(
  project: SqliteProject,
  finding: FindingIdentity,
): Promise<FindingHistoryEntry[]> {
  const { assetId, vulnerabilityId, applicationId } = finding;
  const [discovered, events] = await Promise.all([
    project.read
      .selectFrom('finding')
      .innerJoin('walk', 'walk.id', 'finding.first_seen_walk')
      .select(['walk.scan_id as scanId', 'walk.started_at as at'])
      .where('finding.asset_id', '=', assetId)
      .where('finding.vulnerability_id', '=', vulnerabilityId)
      .where('finding.application_id', '=', applicationId)
      .execute(),
    project.read
      .selectFrom('finding_event')
      .select(['event', 'detail', 'scan_id as scanId', 'at'])
      .where('asset_id', '=', assetId)
      .where('vulnerability_id', '=', vulnerabilityId)
      .where('application_id', '=', applicationId)
      .orderBy('id')
      .execute(),
  ]);
  return [
    ...discovered.map(({ scanId, at }) => ({
      event: 'discovered' as const,
      detail: 'first-reported' satisfies EventReason,
      scanId,
      at: isoTime(at),
    })),
    ...events.map(({ event, detail, scanId, at }) => ({
      event,
      detail:
        event === 'severity-set' && detail !== null ? (severityNames[Number(detail)] ?? detail) : detail,
      scanId,
      at: isoTime(at),
    })),
  ];
}
