import { sql } from 'kysely';
import type { Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import { severityLevel } from '../../severity.ts';
import type { FindingTable } from '../tables/schema.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { isoTime } from './field.ts';
import { findingId } from './finding-identity.ts';
import { findingIsOpen, findingSeverity } from './finding-status.ts';

/** Written out so that the index of these findings answers it. */
const isOpenCritical = sql<boolean>`${findingIsOpen} and ${findingSeverity} = ${sql.lit(severityLevel('critical'))}`;
const discovered = sql<number>`coalesce(finding.detected_at, walk.started_at)`;

type FindingKey = Pick<FindingTable, 'asset_id' | 'vulnerability_id' | 'application_id'>;

/**
 * The first of the findings `open=true`, `severity=critical` in the order `discovered`. Only those are put in order
 * that were detected no later than as many as are wanted, or of which the console does not say when.
 * @throws ProjectError
 */
export async function oldestCriticals(
  project: SqliteProject,
  limit: number,
): Promise<Overview['oldestCriticals'][number][]> {
  const identity = sql`finding.asset_id, finding.vulnerability_id, finding.application_id`;
  const last = sql`(select finding.detected_at from finding where ${isOpenCritical} and finding.detected_at is not null
    order by finding.detected_at limit 1 offset ${limit - 1})`;
  const candidates = sql<FindingKey>`(select ${identity} from finding
      where ${isOpenCritical} and finding.detected_at <= coalesce(${last}, ${sql.lit(Number.MAX_SAFE_INTEGER)})
    union all select ${identity} from finding where ${isOpenCritical} and finding.detected_at is null)`;
  const rows = await project.read
    .with(
      (name) => name('candidate').materialized(),
      () => candidates,
    )
    .selectFrom('candidate')
    // A cross join keeps the few candidates in front.
    .crossJoin('finding')
    .whereRef('finding.asset_id', '=', 'candidate.asset_id')
    .whereRef('finding.vulnerability_id', '=', 'candidate.vulnerability_id')
    .whereRef('finding.application_id', '=', 'candidate.application_id')
    .innerJoin('asset', 'asset.id', 'finding.asset_id')
    .innerJoin('vulnerability', 'vulnerability.id', 'finding.vulnerability_id')
    .innerJoin('application', 'application.id', 'finding.application_id')
    .innerJoin('walk', 'walk.id', 'finding.first_seen_walk')
    .select([
      findingId.as('findingId'),
      'vulnerability.cve',
      'asset.agent_id as assetId',
      'asset.host_name as hostName',
      'application.name as applicationName',
      'application.version as applicationVersion',
      discovered.as('discovered'),
    ])
    .orderBy(discovered)
    .orderBy('finding.asset_id')
    .orderBy('finding.vulnerability_id')
    .orderBy('finding.application_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, discovered: isoTime(row.discovered) }));
}
