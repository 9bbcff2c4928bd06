import { sql } from 'kysely';
import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { SeverityName } from '../../../preload/contract/severity.ts';
import type { Project } from '../project.ts';
import { severityLevel } from '../severity.ts';
import { findingIsOpen, findingSeverity } from './finding-status.ts';

/**
 * Active assets with open findings of high severity or worse, in the order in which the list of assets has them by
 * `-openCritical`, `-openHigh`, `-openFindings`, `hostName`. @throws ProjectError
 */
export function mostExposedAssets(
  project: Project,
  limit: number,
): Promise<Overview['mostExposedAssets'][number][]> {
  const ofSeverity = (name: SeverityName) =>
    sql<number>`sum(case when ${findingSeverity} = ${severityLevel(name)} then 1 else 0 end)`;
  return project.read
    .selectFrom((from) =>
      from
        .selectFrom('finding')
        .select([
          'asset_id',
          ofSeverity('critical').as('critical'),
          ofSeverity('high').as('high'),
          sql<number>`count(*)`.as('open'),
        ])
        .where(findingIsOpen)
        .groupBy('asset_id')
        .as('exposure'),
    )
    .innerJoin('asset', 'asset.id', 'exposure.asset_id')
    .select([
      'asset.agent_id as assetId',
      'asset.connector_id as connectorId',
      'asset.host_name as hostName',
      'asset.site_name as siteName',
      'exposure.critical',
      'exposure.high',
      'exposure.open',
    ])
    .where('asset.state', '=', 'active')
    .where(sql<boolean>`exposure.critical + exposure.high > 0`)
    .orderBy('exposure.critical', 'desc')
    .orderBy('exposure.high', 'desc')
    .orderBy('exposure.open', 'desc')
    .orderBy(sql`lower(asset.host_name) nulls last`)
    .orderBy('asset.id')
    .limit(limit)
    .execute();
}
