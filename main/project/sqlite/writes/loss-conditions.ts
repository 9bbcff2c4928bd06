import type { WalkScope } from '../../../../preload/contract/scan-details.ts';
import { isReported } from '../tables/finding-state.ts';
import { assetNotShielded, findingNotShielded } from './quarantine-shield.ts';
import type { ReconcilableWalk } from './reconcilable-walks.ts';

/**
 * What a scan would take away, as SQL over `asset` and `finding`. The texts name `@scanId`, `@connectorId`,
 * `@firstAssetWalk`, `@firstFindingWalk` and `@scopeIds`.
 */

/** Each asset with its findings, in the order in which findings are stored. */
export const assetsWithFindings = 'FROM asset CROSS JOIN finding ON finding.asset_id = asset.id';

/** Whether an asset is in the scope of a walk. */
export const scopeConditions: Record<WalkScope['kind'], string> = {
  all: '@scopeIds IS NOT NULL',
  account: 'asset.account_id IN (SELECT value FROM json_each(@scopeIds))',
  site: 'asset.site_id IN (SELECT value FROM json_each(@scopeIds))',
  group: 'asset.group_id IN (SELECT value FROM json_each(@scopeIds))',
};

/** An asset that the scan must take nothing from: it moved, or another scan waits for a review of it. */
export const notExempt = 'asset.id NOT IN (SELECT asset_id FROM reconcile_exemption WHERE scan_id = @scanId)';

/** An asset that an asset walk of the scan reported. */
export const reportedAsset =
  "asset.last_seen_walk IN (SELECT id FROM walk WHERE scan_id = @scanId AND resource = 'assets' AND state <> 'restarted')";

/** An active asset of the walk's scope that no asset walk of the scan reported. */
export function absentAssets({ scopeKind }: ReconcilableWalk): string {
  return `asset.connector_id = @connectorId AND asset.state = 'active' AND ${scopeConditions[scopeKind]}
    AND asset.last_seen_walk < @firstAssetWalk AND ${notExempt} AND ${assetNotShielded}`;
}

/** A finding that no finding walk of the scan saw, and no quarantined record may be about. */
function unseen(finding: string): string {
  return `${finding}.last_seen_walk < @firstFindingWalk AND ${findingNotShielded(finding)}`;
}

/**
 * A finding, open for the scanner, that is absent from the walk. Only endpoints that the same scan's asset walks reported can
 * lose findings: also those reported as decommissioned, never those that were merely not seen, or were no longer there
 * when they were asked for again.
 */
export function absentFindings({ scopeKind }: ReconcilableWalk): string {
  return `${isReported('finding')} AND asset.connector_id = @connectorId AND ${scopeConditions[scopeKind]}
    AND ${reportedAsset} AND ${notExempt} AND ${unseen('finding')}`;
}

/**
 * Of absent findings, those that are resolved: all of an undisturbed walk; of a disturbed one those that an earlier full scan
 * did not see either.
 * @param finding name of the table or alias, of an asset within {@link absentFindings}
 */
export function isSettledAbsence({ disturbed }: ReconcilableWalk, finding: string): string {
  if (disturbed === 0) return unseen(finding);
  return `${unseen(finding)} AND EXISTS (SELECT 1 FROM absent_finding AS earlier
    WHERE ${keyOf('earlier', finding)} AND earlier.scan_id <> @scanId
      AND earlier.first_walk > ${finding}.last_seen_walk)`;
}

/** A finding that the scan noted as absent when it was held for a review, and that no later scan has seen. */
export function isNotedAbsent(finding: string): string {
  return `EXISTS (SELECT 1 FROM absent_finding AS noted WHERE ${keyOf('noted', finding)}
    AND noted.scan_id = @scanId AND noted.first_walk > ${finding}.last_seen_walk)`;
}

/** Two rows that are of the same finding. */
export const keyOf = (row: string, finding: string) =>
  `${row}.asset_id = ${finding}.asset_id AND ${row}.vulnerability_id = ${finding}.vulnerability_id
   AND ${row}.application_id = ${finding}.application_id`;

/** A removal that was reported by a walk of the scan which is proven complete: else a later detection may be missing. */
export const provenRemoval = `removal.walk_id IN (SELECT id FROM walk WHERE scan_id = @scanId
  AND resource = 'findings' AND changed_since IS NOT NULL AND state = 'ended' AND complete = 1)`;

/** A removal of this finding. */
export const removalOf = (finding: string) => keyOf('removal', finding);

/** The removal takes the risk away that the finding shows, unless it was seen again in the same walk or later. */
export const takesShownRisk = (finding: string) => `${finding}.last_seen_walk < removal.walk_id
  AND (removal.risk_id = ${finding}.risk_id OR removal.risk_id = '')`;

/** A further risk of the finding (`other`) that no removal of the scan takes away. */
export const otherRemains = (finding: string) => `${keyOf('other', finding)}
  AND NOT EXISTS (SELECT 1 FROM reported_removal AS removal
    WHERE ${provenRemoval} AND ${removalOf('other')} AND removal.risk_id <> ''
      AND removal.risk_id = other.risk_id AND other.last_seen_walk < removal.walk_id)`;

/** A finding of which the console reported every risk it stands on as removed. */
export function isRemoved(finding: string): string {
  return `${isReported(finding)}
    AND EXISTS (SELECT 1 FROM reported_removal AS removal
      WHERE ${provenRemoval} AND ${removalOf(finding)} AND ${takesShownRisk(finding)})
    AND NOT EXISTS (SELECT 1 FROM finding_risk AS other WHERE ${otherRemains(finding)})
    AND ${finding}.asset_id NOT IN (SELECT asset_id FROM reconcile_exemption WHERE scan_id = @scanId)
    AND ${findingNotShielded(finding)}`;
}
