import { sql } from 'kysely';
import type { AssetState } from '../../../preload/contract/asset-state.ts';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { Project } from '../project.ts';
import { isoTime } from './field.ts';
import { openFindings } from './open-findings.ts';

/** What there is and how current it is. */
export type Standing = Pick<
  Overview,
  'openFindings' | 'assets' | 'freshness' | 'lastCompleteScans' | 'unsettledScans' | 'quarantined'
>;

/** Reads how the project stands. @throws ProjectError */
export async function projectStanding(project: Project): Promise<Standing> {
  const [findings, assets, freshness, lastCompleteScans, unsettledScans, quarantined] = await Promise.all([
    openFindings(project),
    countAssets(project),
    readFreshness(project),
    findLastCompleteScans(project),
    findUnsettledScans(project),
    countQuarantined(project),
  ]);
  return { openFindings: findings, assets, freshness, lastCompleteScans, unsettledScans, quarantined };
}

async function countAssets(project: Project): Promise<Record<AssetState, number>> {
  const counted = await project.read
    .selectFrom('asset')
    .select(['state', sql<number>`count(*)`.as('assets')])
    .groupBy('state')
    .execute();
  const assets: Record<AssetState, number> = { active: 0, inactive: 0, decommissioned: 0 };
  for (const row of counted) assets[row.state] = row.assets;
  return assets;
}

async function readFreshness(project: Project): Promise<Overview['freshness']> {
  const rows = await project.read
    .selectFrom('watermark')
    .select((query) => [
      'connector_id as connectorId',
      'resource',
      query.fn.max('covered_until').as('coveredUntil'),
      query.fn.max('reconciled_at').as('reconciledAt'),
    ])
    .groupBy(['connector_id', 'resource'])
    .orderBy('connector_id')
    .orderBy('resource')
    .execute();
  return rows.map((row) => ({
    ...row,
    coveredUntil: isoTime(row.coveredUntil),
    reconciledAt: isoTime(row.reconciledAt),
  }));
}

async function findLastCompleteScans(project: Project): Promise<Overview['lastCompleteScans']> {
  const rows = await project.read
    .selectFrom('scan')
    .select([
      'connector_id as connectorId',
      'id as scanId',
      'mode',
      sql<number>`coalesce(finished_at, started_at)`.as('finishedAt'),
    ])
    .where('id', 'in', (query) =>
      query
        .selectFrom('scan as complete')
        .select((complete) => complete.fn.max('complete.id').as('id'))
        .where('complete.state', '=', 'complete')
        .groupBy('complete.connector_id'),
    )
    .orderBy('connector_id')
    .execute();
  return rows.map((row) => ({ ...row, finishedAt: isoTime(row.finishedAt) }));
}

async function findUnsettledScans(project: Project): Promise<Overview['unsettledScans']> {
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

async function countQuarantined(project: Project): Promise<number> {
  const { quarantined } = await project.read
    .selectFrom('scan')
    // Joined, not asked for each scan: a project that is scanned by the hour has thousands of them in a year.
    .innerJoin(
      (query) =>
        query
          .selectFrom('scan')
          .select([
            'connector_id',
            sql<number>`coalesce(max(id) filter (where kind = 'full'
              and state in ('complete', 'partial', 'needs-review')), 0)`.as('id'),
          ])
          .groupBy('connector_id')
          .as('whole'),
      (join) => join.onRef('whole.connector_id', '=', 'scan.connector_id').onRef('scan.id', '>=', 'whole.id'),
    )
    .select(sql<number>`coalesce(sum(scan.quarantined), 0)`.as('quarantined'))
    .executeTakeFirstOrThrow();
  return quarantined;
}
