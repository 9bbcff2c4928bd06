import { sql } from 'kysely';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { Project } from '../project.ts';
import { openOfAsset } from './open-findings.ts';

/**
 * Active assets with open findings of high severity or worse, in the order in which the list of assets has them by
 * `-openCritical`, `-openHigh`, `-openFindings`, `hostName`. @throws ProjectError
 */
export function mostExposedAssets(
  project: Project,
  limit: number,
): Promise<Overview['mostExposedAssets'][number][]> {
  return project.read
    .selectFrom('asset_summary')
    .innerJoin('asset', 'asset.id', 'asset_summary.asset_id')
    .select([
      'asset.agent_id as assetId',
      'asset.connector_id as connectorId',
      'asset.host_name as hostName',
      'asset.site_name as siteName',
      'asset_summary.critical',
      'asset_summary.high',
      openOfAsset.as('open'),
    ])
    .where('asset.state', '=', 'active')
    .where(sql<boolean>`asset_summary.critical + asset_summary.high > 0`)
    .orderBy('asset_summary.critical', 'desc')
    .orderBy('asset_summary.high', 'desc')
    .orderBy('open', 'desc')
    .orderBy(sql`lower(asset.host_name) nulls last`)
    .orderBy('asset.id')
    .limit(limit)
    .execute();
}
