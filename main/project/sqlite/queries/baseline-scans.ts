import { sql } from 'kysely';
import { allEndpoints } from '../../../../preload/contract/scope.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';

/**
 * The scans that are the baseline of their scope: no scan before them had read the findings of all of it, so that what
 * they see first is no news. A scan that was broken off leaves the next one a baseline. Written with joins alone, so
 * that no subquery runs for each scan.
 */
const baselines = sql`
  with scopes as (select distinct scope from scan),
  ids as (
    select scopes.scope as scope, list.key || ' ' || item.value as id
    from scopes, json_each(scopes.scope) as list, json_each(list.value) as item
  ),
  sizes as (select scope, count(*) as size from ids group by scope),
  covers as (
    select wide.scope as wide, narrow.scope as narrow
    from ids as wide
    join ids as narrow on narrow.id = wide.id
    join sizes on sizes.scope = narrow.scope
    group by wide.scope, narrow.scope
    having count(*) = max(sizes.size)
    union
    select ${sql.lit(JSON.stringify(allEndpoints))}, scope from scopes
  ),
  settled as (
    select connector_id, scope, min(id) as first
    from scan
    where mode = 'scan' and state in ('complete', 'partial', 'needs-review')
    group by connector_id, scope
  ),
  known as (
    select settled.connector_id as connector_id, covers.narrow as scope, min(settled.first) as first
    from settled
    join covers on covers.wide = settled.scope
    group by settled.connector_id, covers.narrow
  )
  select scan.id as id
  from scan
  left join known on known.connector_id = scan.connector_id and known.scope = scan.scope
  where scan.mode = 'scan' and scan.id <= coalesce(known.first, scan.id)`;

/** 1 for a finding that was first seen by a baseline scan, in a query over findings. */
export const isOfBaseline = sql<number>`(case when finding.first_seen_walk in (
    select walk.id from walk join (${baselines}) as baseline on baseline.id = walk.scan_id
  ) then 1 else 0 end)`;

/** The numbers of the scans that are the baseline of their scope. @throws ProjectError */
export async function baselineScans(project: SqliteProject): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`${baselines}`.execute(project.read);
  return new Set(rows.map(({ id }) => id));
}
