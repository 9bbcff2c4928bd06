import { sql } from 'kysely';
import type { Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { baselineScans } from './baseline-scans.ts';
import type { LocalDay } from './local-days.ts';

type Trend = Overview['trend'][number];

/**
 * How many findings were first seen, reopened and mitigated on each day. A finding counts once for each kind and day,
 * so that every number is that of the findings with `firstSeen`, `reopenings` or `mitigations` in the day's span
 * (`mitigations=2026-03-01T00:00+01:00/2026-03-02T00:00+01:00`). Those that the first scan of a scope saw first
 * (`baseline=true`) are counted apart from the new ones (`baseline=false`).
 * @param days without gaps, oldest first
 * @throws ProjectError
 */
export async function findingTrend(project: SqliteProject, days: readonly LocalDay[]): Promise<Trend[]> {
  const [seen, happened] = await Promise.all([firstSeen(project, days), eventsOf(project, days)]);
  return days.map(({ day, from, to }, index) => {
    const countOf = (event: 'reopened' | 'mitigated'): number =>
      happened.find((counted) => counted.event === event && counted.day === index)?.findings ?? 0;
    const sum = (ofBaseline: boolean): number =>
      seen
        .filter(({ at, isBaseline }) => at >= from && at < to && isBaseline === ofBaseline)
        .reduce((total, { findings }) => total + findings, 0);
    return {
      day,
      new: sum(false),
      baseline: sum(true),
      reopened: countOf('reopened'),
      mitigated: countOf('mitigated'),
    };
  });
}

/** How many findings each walk of the days saw first. */
async function firstSeen(
  project: SqliteProject,
  days: readonly LocalDay[],
): Promise<{ at: number; findings: number; isBaseline: boolean }[]> {
  const from = days[0]?.from ?? 0;
  const [walks, baselines] = await Promise.all([
    project.read
      .selectFrom('walk')
      .select(['scan_id as scanId', 'started_at as at', 'findings_first_seen as findings'])
      .where('started_at', '>=', from)
      .where('findings_first_seen', '>', 0)
      .execute(),
    baselineScans(project),
  ]);
  return walks.map(({ scanId, ...walk }) => ({ ...walk, isBaseline: baselines.has(scanId) }));
}

interface DayEvents {
  readonly event: 'reopened' | 'mitigated';
  /** Which of the days. */
  readonly day: number;
  readonly findings: number;
}

async function eventsOf(project: SqliteProject, days: readonly LocalDay[]): Promise<readonly DayEvents[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const day = sql.join(
    days.map(({ to }, index) => sql`when finding_event.at < ${to} then ${sql.lit(index)}`),
    sql` `,
  );
  const found = await sql<DayEvents>`
    select event, day, count(*) as findings
    from (select distinct finding_event.event as event, case ${day} end as day, finding_event.asset_id,
        finding_event.vulnerability_id, finding_event.application_id
      from finding_event
      where finding_event.event in ('reopened', 'mitigated')
        and finding_event.at >= ${first.from} and finding_event.at < ${last.to}) as happened
    group by event, day`.execute(project.read);
  return found.rows;
}
