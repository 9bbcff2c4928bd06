import { sql } from 'kysely';
import type { UrgentFindings } from '../../project-reads.ts';
import type { ScanFact } from '../../scan-facts.ts';
import { severityLevel } from '../../severity.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { baselineScans } from './baseline-scans.ts';
import { findingIsOpen, findingSeverity } from './finding-status.ts';

const isExploited = sql<number>`finding.vulnerability_id in (select vulnerability.id from vulnerability
  join known_exploited on known_exploited.cve = vulnerability.cve)`;

/**
 * The open urgent findings that a scan saw first. To the first scan of a scope everything is new, which is no news.
 * @throws ProjectError
 */
export async function newUrgentFindings(
  project: SqliteProject,
  { scanId, newFindings }: ScanFact,
): Promise<UrgentFindings> {
  const none = { exploited: 0, critical: 0 };
  if (newFindings === 0) return none;
  if ((await baselineScans(project)).has(scanId)) return none;
  const counts = await project.read
    .selectFrom('finding')
    .select([isExploited.as('exploited'), sql<number>`count(*)`.as('findings')])
    .where('first_seen_walk', 'in', (query) =>
      query.selectFrom('walk').select('walk.id').where('walk.scan_id', '=', scanId),
    )
    .where(findingIsOpen)
    .where((query) =>
      query.or([sql<boolean>`${isExploited}`, query(findingSeverity, '=', severityLevel('critical'))]),
    )
    .groupBy('exploited')
    .execute();
  const found = (exploited: number) => counts.find((row) => row.exploited === exploited)?.findings ?? 0;
  return { exploited: found(1), critical: found(0) };
}
