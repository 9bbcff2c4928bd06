import type Database from 'better-sqlite3';
import type { Resource, WalkScope } from '../../../../preload/contract/scan-details.ts';

/** A walk that proves what is absent. */
export interface ReconcilableWalk {
  readonly id: number;
  readonly resource: Resource;
  readonly scopeKind: WalkScope['kind'];
  /** JSON text of the ids. */
  readonly scopeIds: string;
  /** Distinct rows that the console sent. */
  readonly rows: number;
  /** 1 when the list changed while it was read. */
  readonly disturbed: number;
}

/** What the walks of one scan prove, and what SQL over them is given. */
export interface ScanProofs {
  readonly assetWalks: readonly ReconcilableWalk[];
  /** None where the asset walks of the scan are not all complete. */
  readonly findingWalks: readonly ReconcilableWalk[];
  parametersOf(walk: ReconcilableWalk): Readonly<Record<string, unknown>>;
  readonly common: Readonly<Record<string, unknown>>;
}

/**
 * Prepares the question what a scan's walks prove. Deltas, walks that are not proven complete, and finding walks of
 * a scan whose asset walks are not all complete prove no absence.
 */
export function reconcilableWalks(database: Database.Database): (scanId: number) => ScanProofs {
  const reconcilable = database.prepare<[number], ReconcilableWalk>(
    `SELECT id, resource, scope_kind AS scopeKind, scope_ids AS scopeIds, rows - duplicates AS rows, disturbed FROM walk
     WHERE scan_id = ? AND purpose = 'list' AND state = 'ended' AND complete = 1 AND changed_since IS NULL ORDER BY id`,
  );
  const openAssetWalks = database
    .prepare<[number], number>(
      `SELECT count(*) FROM walk WHERE scan_id = ? AND resource = 'assets' AND state <> 'restarted'
         AND NOT (state = 'ended' AND complete = 1)`,
    )
    .pluck();
  const connectorOf = database
    .prepare<[number], string>('SELECT connector_id FROM scan WHERE id = ?')
    .pluck();
  return (scanId) => {
    const complete = reconcilable.all(scanId);
    const assetWalks = complete.filter((walk) => walk.resource === 'assets');
    const provenAssets = assetWalks.length > 0 && openAssetWalks.get(scanId) === 0;
    const findingWalks = provenAssets ? complete.filter((walk) => walk.resource === 'findings') : [];
    const common = {
      scanId,
      connectorId: connectorOf.get(scanId),
      firstAssetWalk: assetWalks[0]?.id ?? null,
      firstFindingWalk: findingWalks[0]?.id ?? null,
    };
    return {
      assetWalks,
      findingWalks,
      common,
      parametersOf: (walk) => ({ ...common, scopeIds: walk.scopeIds }),
    };
  };
}
