import { sql } from 'kysely';
import { assetCatalogue } from '../../../../preload/fields/asset/asset-catalogue.ts';
import { boundFields, type Computed, computed } from './field.ts';
import { openOfAsset } from './open-findings.ts';

/** The connector's name as of its newest scan. */
const connector = computed(
  'asset',
  sql`(select scan.connector_name from scan where scan.connector_id = asset.connector_id order by scan.id desc limit 1)`,
);

function openFindings(counted: ReturnType<typeof sql>): Computed {
  return computed(
    'asset',
    sql`coalesce((select ${counted} from asset_summary where asset_summary.asset_id = asset.id), 0)`,
  );
}

function ofApplicationScan(column: 'at' | 'result'): Computed {
  return computed(
    'asset',
    sql`(select ${sql.ref(`application_scan.${column}`)} from application_scan where application_scan.asset_id = asset.id)`,
  );
}

/** How fields of an asset are computed, for the lists of all rows that have one. */
export const computedOfAsset = { connector, applicationScan: ofApplicationScan('at') };

/** The fields of an asset, where lists, filters and exports find them. */
export const assetFields = boundFields(assetCatalogue, {
  ...computedOfAsset,
  openFindings: openFindings(openOfAsset),
  openCritical: openFindings(sql`asset_summary.critical`),
  openHigh: openFindings(sql`asset_summary.high`),
  applicationScanResult: ofApplicationScan('result'),
});
