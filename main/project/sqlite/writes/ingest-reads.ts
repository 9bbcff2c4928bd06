import type Database from 'better-sqlite3';
import type { WalkScope } from '../../../../preload/contract/scan-details.ts';
import { scanScope } from '../../../../preload/contract/scope.ts';
import type { IngestReads } from '../../project-ingest.ts';
import type { MissingEndpoint, ScanBasis, StoredWalk, StoredWatermark } from '../../scan-basis.ts';
import { reportedAsset, scopeConditions } from './loss-conditions.ts';
import { absenceReasonList } from './stored-reasons.ts';

/** Endpoints that a delta looks for by their ids, in some requests; the others come back with the next full scan. */
const maxLookedFor = 2000;

/** Prepares what the writer's callers ask before they write, so that they see their own writes. */
export function ingestReads(database: Database.Database): IngestReads {
  const watermarks = database.prepare<[string, string], StoredWatermark>(
    `SELECT resource, covered_until AS coveredUntil, reconciled_at AS reconciledAt FROM watermark
     WHERE connector_id = ? AND scope = ?`,
  );
  const unfinished = database.prepare<[string, string], NonNullable<ScanBasis['unfinished']>>(
    `SELECT id, mode, kind, started_at AS startedAt FROM scan
     WHERE connector_id = ? AND scope = ? AND resumable = 1 AND state IN ('running', 'failed', 'cancelled')
     ORDER BY id DESC LIMIT 1`,
  );
  const pending = database.prepare<[string, string], unknown>(
    `SELECT 1 FROM scan WHERE connector_id = ? AND scope = ? AND review = 'pending'`,
  );
  const walks = database.prepare<[number], StoredWalk>(
    `SELECT id, resource, scope_kind AS scopeKind, scope_ids AS scopeIds, changed_since AS changedSince, state,
       complete, cursor, pages, rows, duplicates, quarantined, expected_total AS expectedTotal,
       started_at AS startedAt, console_started_at AS consoleStartedAt, purpose, disturbed, highest_total AS highestTotal,
       shrunk, removed_rows AS removedRows,
       (SELECT sum(fresh_rows) FROM walk AS same WHERE same.scan_id = walk.scan_id AND same.resource = walk.resource
          AND same.purpose = walk.purpose AND same.scope_kind = walk.scope_kind AND same.scope_ids = walk.scope_ids)
         AS freshRows
     FROM walk WHERE scan_id = ? AND state <> 'restarted' ORDER BY id`,
  );
  const unlisted = database
    .prepare<[number], number>(
      `SELECT count(*) FROM asset
       WHERE known_from = 'finding' AND first_seen_walk IN (SELECT id FROM walk WHERE scan_id = ?)`,
    )
    .pluck();
  const pendingOf = database.prepare<[string], { scanId: number; scope: string }>(
    `SELECT id AS scanId, scope FROM scan WHERE connector_id = ? AND review = 'pending' ORDER BY id`,
  );
  const scopeOfWalk = database.prepare<
    [number],
    { scanId: number; connectorId: string; scopeKind: WalkScope['kind']; scopeIds: string }
  >(
    `SELECT scan.id AS scanId, scan.connector_id AS connectorId, scope_kind AS scopeKind, scope_ids AS scopeIds
     FROM walk JOIN scan ON scan.id = walk.scan_id WHERE walk.id = ?`,
  );
  return {
    pendingReviews: (connectorId) =>
      pendingOf
        .all(connectorId)
        .map(({ scanId, scope }) => ({ scanId, scope: scanScope.parse(JSON.parse(scope)) })),
    rowsOfUnlisted(walkId) {
      const walk = scopeOfWalk.get(walkId);
      if (!walk) return 0;
      const counted = database
        .prepare<[object], number>(
          `SELECT count(*) FROM asset CROSS JOIN finding ON finding.asset_id = asset.id
           WHERE connector_id = @connectorId AND ${scopeConditions[walk.scopeKind]} AND NOT (${reportedAsset})
             AND finding.last_seen_walk IN (SELECT id FROM walk WHERE scan_id = @scanId)`,
        )
        .pluck();
      const { scanId, connectorId, scopeIds } = walk;
      return counted.get({ scanId, connectorId, scopeIds }) ?? 0;
    },
    absentEndpoints(walkId) {
      const walk = scopeOfWalk.get(walkId);
      if (!walk) return [];
      return database
        .prepare<[object], MissingEndpoint>(
          `SELECT agent_id AS agentId FROM asset
           WHERE connector_id = @connectorId AND state = 'active' AND ${scopeConditions[walk.scopeKind]}
             AND last_seen_walk < (
               SELECT min(id) FROM walk WHERE scan_id = @scanId AND resource = 'assets' AND state <> 'restarted')`,
        )
        .all({ scanId: walk.scanId, connectorId: walk.connectorId, scopeIds: walk.scopeIds });
    },
    lostEndpoints: (connectorId, scope, since) =>
      database
        .prepare<[object], MissingEndpoint>(
          `SELECT agent_id AS agentId FROM asset
           WHERE connector_id = @connectorId AND state = 'inactive' AND state_changed_at >= @since
             AND state_reason IN (${absenceReasonList}) AND ${scopeConditions[scope.kind]}
           ORDER BY state_changed_at DESC LIMIT @limit`,
        )
        .all({ connectorId, since, scopeIds: JSON.stringify(scope.ids), limit: maxLookedFor }),
    scanBasis: (connectorId, scope) => ({
      watermarks: watermarks.all(connectorId, scope),
      unfinished: unfinished.get(connectorId, scope) ?? null,
      reviewPending: pending.get(connectorId, scope) !== undefined,
    }),
    scanWalks: (scanId) => walks.all(scanId),
    unlistedEndpoints: (scanId) => unlisted.get(scanId) ?? 0,
  };
}
