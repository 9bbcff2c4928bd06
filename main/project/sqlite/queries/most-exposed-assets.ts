import { sql } from 'kysely';
import type { Overview } from '../../../../preload/contract/calls/overview-calls.ts';
import { sorted } from '../tables/sqlite-text.ts';
import type { SqliteProject } from '../threads/sqlite-project.ts';
import { openOfAsset } from './open-findings.ts';

/**
 * Assets with open findings of high severity or worse, in the order in which the list of assets has them by
 * `-openCritical`, `-openHigh`, `-openFindings`, `hostName`. @throws ProjectError
 */
export function mostExposedAssets(
  project: SqliteProject,
  limit: number,
): Promise<Overview['mostExposedAssets'][number][]> {
  // Endpoints that only findings name are not active, but their findings are open like any other's.
  const counted = project.read
    .selectFrom('asset')
    .select('id')
    .where((where) => where.or([where('state', '=', 'active'), where('known_from', '=', 'finding')]));
  return (
    project.read
      .with('exposed', (read) =>
        read
          .selectFrom('asset_summary')
          .select(['asset_id', 'critical', 'high', openOfAsset.as('open')])
          .where(sql<boolean>`asset_summary.critical + asset_summary.high > 0`)
          .where('asset_id', 'in', counted),
      )
      .selectFrom('exposed')
      .innerJoin('asset', 'asset.id', 'exposed.asset_id')
      .select([
        'asset.agent_id as assetId',
        'asset.connector_id as connectorId',
        'asset.host_name as hostName',
        'asset.site_name as siteName',
        'exposed.critical',
        'exposed.high',
        'exposed.open',
      ])
      // Names are only looked up of those that can be among the first.
      .where(
        sql<boolean>`coalesce((exposed.critical, exposed.high, exposed.open) >= (select critical, high, open
          from exposed order by critical desc, high desc, open desc limit 1 offset ${limit - 1}), 1)`,
      )
      .orderBy('exposed.critical', 'desc')
      .orderBy('exposed.high', 'desc')
      .orderBy('exposed.open', 'desc')
      .orderBy(sql`${sorted(sql`asset.host_name`)} nulls last`)
      .orderBy('asset.id')
      .limit(limit)
      .execute()
  );
}
