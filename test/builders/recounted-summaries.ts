import { sql } from 'kysely';
import { severityLevel } from '../../main/project/severity.ts';
import { findingIsOpen, findingSeverity } from '../../main/project/sqlite/queries/finding-status.ts';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import { severityNames } from '../../preload/contract/severity.ts';

const levels = sql.join(severityNames.map((name) => sql.ref(name)));
const countedLevels = sql.join(
  severityNames.map(
    (name) =>
      sql`sum(case when ${findingSeverity} = ${severityLevel(name)} then 1 else 0 end) as ${sql.ref(name)}`,
  ),
);
const sumOfLevels = sql.join(
  severityNames.map((name) => sql.ref(name)),
  sql` + `,
);

/** Each summary of findings as the project keeps it, and as counting all findings makes it. */
const pairs = [
  {
    kept: sql`select asset_id, ${levels} from asset_summary where ${sumOfLevels} <> 0 order by asset_id`,
    counted: sql`select asset_id, ${countedLevels}
      from finding where ${findingIsOpen} group by asset_id order by asset_id`,
  },
  {
    kept: sql`select vulnerability_id, instances, open_instances, assets_affected from vulnerability_summary
      order by vulnerability_id`,
    counted: sql`select vulnerability_id, count(*) as instances,
        sum(case when ${findingIsOpen} then 1 else 0 end) as open_instances,
        count(distinct case when ${findingIsOpen} then asset_id end) as assets_affected
      from finding group by vulnerability_id order by vulnerability_id`,
  },
  {
    kept: sql`select vulnerability_id, application_id from vulnerable_application
      order by vulnerability_id, application_id`,
    counted: sql`select distinct vulnerability_id, application_id from finding
      order by vulnerability_id, application_id`,
  },
  {
    kept: sql`select id, findings_first_seen as findings from walk where findings_first_seen > 0 order by id`,
    counted: sql`select first_seen_walk as id, count(*) as findings from finding
      group by first_seen_walk order by first_seen_walk`,
  },
] as const;

/** The highest of each CVE: true from the end of what changed them, and never too low before. */
const highest = {
  kept: sql`select vulnerability_id, severity, score, risk_score from vulnerability_summary order by vulnerability_id`,
  counted: sql`select vulnerability_id, max(${findingSeverity}) as severity, max(score) as score,
      max(risk_score) as risk_score
    from finding group by vulnerability_id order by vulnerability_id`,
};

/**
 * What the project keeps of its findings, and what they really add up to: `kept` has to equal `counted`.
 * @param settled whether nothing that changes findings is under way
 */
export async function recountedSummaries(
  { read }: Pick<OpenSqliteProject, 'read'>,
  settled: boolean,
): Promise<{ kept: unknown[][]; counted: unknown[][] }> {
  const compared = settled ? [...pairs, highest] : pairs;
  const rowsOf = (which: 'kept' | 'counted') =>
    Promise.all(compared.map(async (pair) => (await pair[which].execute(read)).rows));
  return { kept: await rowsOf('kept'), counted: await rowsOf('counted') };
}
