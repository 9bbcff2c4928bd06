import { sql } from 'kysely';
import type { AssetState } from '../../../../preload/contract/asset-state.ts';
import type { Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import { allEndpoints } from '../../../../preload/contract/scope.ts';
import type { StatusSummary } from '../../project-reads.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { isoTime } from './field.ts';
import { openFindings } from './open-findings.ts';

/** Reads how the project stands. @throws ProjectError */
export async function statusSummary(project: SqliteProject): Promise<StatusSummary> {
  const [findings, assets, unsettledScans, quarantined] = await Promise.all([
    openFindings(project),
    countAssets(project),
    findUnsettledScans(project),
    countQuarantined(project),
  ]);
  return { openFindings: findings, assets, unsettledScans, quarantined };
}

async function countAssets(project: SqliteProject): Promise<Record<AssetState, number>> {
  const counted = await project.read
    .selectFrom('asset')
    .select(['state', sql<number>`count(*)`.as('assets')])
    .groupBy('state')
    .execute();
  const assets: Record<AssetState, number> = { active: 0, inactive: 0, decommissioned: 0 };
  for (const row of counted) assets[row.state] = row.assets;
  return assets;
}

async function findUnsettledScans(project: SqliteProject): Promise<Overview['unsettledScans']> {
  const rows = await project.read
    .selectFrom('scan')
    .select(['connector_id as connectorId', 'id as scanId', 'started_at as startedAt', 'state'])
    .where((where) => where.or([where('state', '=', 'running'), where('review', '=', 'pending')]))
    .orderBy('id')
    .execute();
  return rows.map(({ state, startedAt, ...row }) => ({
    ...row,
    startedAt: isoTime(startedAt),
    state: state === 'running' ? 'running' : 'needs-review',
  }));
}

const lastFullScan = sql<number>`coalesce(max(id) filter (where kind = 'full'
  and state in ('complete', 'partial', 'needs-review')), 0)`;

async function countQuarantined(project: SqliteProject): Promise<number> {
  const { quarantined } = await project.read
    .selectFrom('scan')
    // Joined, not asked for each scan: a project that is scanned by the hour has thousands of them in a year.
    .innerJoin(
      (query) =>
        query
          .selectFrom('scan')
          .select(['connector_id', 'scope', lastFullScan.as('id')])
          .groupBy(['connector_id', 'scope'])
          .as('same'),
      (join) =>
        join
          .onRef('same.connector_id', '=', 'scan.connector_id')
          .onRef('same.scope', '=', 'scan.scope')
          .onRef('scan.id', '>=', 'same.id'),
    )
    // A full scan of one site says nothing of what others set aside; one of All Endpoints read all of that anew.
    .leftJoin(
      (query) =>
        query
          .selectFrom('scan')
          .select(['connector_id', lastFullScan.as('id')])
          .where('scope', '=', JSON.stringify(allEndpoints))
          .groupBy('connector_id')
          .as('everything'),
      (join) => join.onRef('everything.connector_id', '=', 'scan.connector_id'),
    )
    .where(sql<boolean>`scan.id >= coalesce(everything.id, 0)`)
    .select(sql<number>`coalesce(sum(scan.quarantined), 0)`.as('quarantined'))
    .executeTakeFirstOrThrow();
  return quarantined;
}
