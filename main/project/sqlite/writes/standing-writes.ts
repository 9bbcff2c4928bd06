import type Database from 'better-sqlite3';
import type { IngestMode } from '../../../../preload/contract/ingest-mode.ts';
import type {
  Resource,
  WalkPurpose,
  WalkScope,
  WalkState,
} from '../../../../preload/contract/scan-details.ts';
import type { ScanKind } from '../../../../preload/contract/scan-report.ts';
import { type ScanScope, scanScope } from '../../../../preload/contract/scope.ts';
import { reportedAsset, scopeConditions } from './loss-conditions.ts';
import { absenceReasonList } from './stored-reasons.ts';

export interface StandingWatermark {
  readonly resource: Resource;
  /** Up to when the resource is known, on the console's clock, ms. */
  readonly coveredUntil: number;
  /** When a complete full walk was last reconciled, on this machine's clock, ms. */
  readonly reconciledAt: number | null;
}

/** Where the scans of one connector and scope stand. */
export interface ScanStanding {
  readonly watermarks: readonly StandingWatermark[];
  readonly unfinished: { id: number; mode: IngestMode; kind: ScanKind; startedAt: number } | null;
  readonly reviewPending: boolean;
}

/** A scan that waits for an analyst's decision. */
export interface PendingReview {
  readonly scanId: number;
  readonly scope: ScanScope;
}

/** A walk as its checkpoint stands. */
export interface StandingWalk {
  readonly id: number;
  readonly resource: Resource;
  readonly scopeKind: WalkScope['kind'];
  /** JSON text of the ids. */
  readonly scopeIds: string;
  readonly changedSince: number | null;
  readonly purpose: WalkPurpose;
  readonly state: WalkState;
  readonly complete: number;
  readonly cursor: string | null;
  readonly pages: number;
  readonly rows: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly expectedTotal: number | null;
  readonly startedAt: number;
  readonly consoleStartedAt: number | null;
  readonly highestTotal: number | null;
  /** 1 when a page reported a lower total than one before it. */
  readonly shrunk: number;
  /** Rows that no walk before it had, those of its restarted forerunners included. */
  readonly freshRows: number;
  readonly removedRows: number;
  /** 1 when the list is known to have changed while it was read. */
  readonly disturbed: number;
}

/** An endpoint that a list did not have. */
export interface MissingEndpoint {
  readonly agentId: string;
}

export interface StandingWrites {
  /** What a new scan of this connector and scope starts from. */
  scanStanding(connectorId: string, scope: string): ScanStanding;
  /** The scan's walks that count: those that were not restarted. */
  scanWalks(scanId: number): StandingWalk[];
  /** Reviews of a connector that wait for a decision. */
  pendingReviews(connectorId: string): PendingReview[];
  /** Rows of vulnerabilities that a scan saw, within a walk's scope, of endpoints that its endpoint lists do not have. */
  rowsOfUnlisted(walkId: number): number;
  /** Active assets of a walk's scope that no asset walk of the scan has reported. */
  absentEndpoints(walkId: number): MissingEndpoint[];
  /** Assets of a scope that lists did not have any more, since a time (ms), and that have not come back. Newest first. */
  lostEndpoints(connectorId: string, scope: WalkScope, since: number): MissingEndpoint[];
  /** Endpoints that this scan's findings named and no endpoint list has. */
  unlistedEndpoints(scanId: number): number;
}

/** Endpoints that a delta looks for by their ids, in some requests; the others come back with the next full scan. */
const maxLookedFor = 2000;

/** Prepares what the writer's callers ask before they write, so that they see their own writes. */
export function standingWrites(database: Database.Database): StandingWrites {
  const watermarks = database.prepare<[string, string], StandingWatermark>(
    `SELECT resource, covered_until AS coveredUntil, reconciled_at AS reconciledAt FROM watermark
     WHERE connector_id = ? AND scope = ?`,
  );
  const unfinished = database.prepare<[string, string], NonNullable<ScanStanding['unfinished']>>(
    `SELECT id, mode, kind, started_at AS startedAt FROM scan
     WHERE connector_id = ? AND scope = ? AND resumable = 1 AND state IN ('running', 'failed', 'cancelled')
     ORDER BY id DESC LIMIT 1`,
  );
  const pending = database.prepare<[string, string], unknown>(
    `SELECT 1 FROM scan WHERE connector_id = ? AND scope = ? AND review = 'pending'`,
  );
  const walks = database.prepare<[number], StandingWalk>(
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
    scanStanding: (connectorId, scope) => ({
      watermarks: watermarks.all(connectorId, scope),
      unfinished: unfinished.get(connectorId, scope) ?? null,
      reviewPending: pending.get(connectorId, scope) !== undefined,
    }),
    scanWalks: (scanId) => walks.all(scanId),
    unlistedEndpoints: (scanId) => unlisted.get(scanId) ?? 0,
  };
}
