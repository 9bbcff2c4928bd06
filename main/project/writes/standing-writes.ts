import type Database from 'better-sqlite3';
import type { IngestMode } from '../../../preload/contract/ingest-mode.ts';
import type { Resource, WalkScope, WalkState } from '../../../preload/contract/scan-details.ts';
import type { ScanKind } from '../../../preload/contract/scan-report.ts';

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

/** A walk as its checkpoint stands. */
export interface StandingWalk {
  readonly id: number;
  readonly resource: Resource;
  readonly scopeKind: WalkScope['kind'];
  /** JSON text of the ids. */
  readonly scopeIds: string;
  readonly changedSince: number | null;
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
}

export interface StandingWrites {
  /** What a new scan of this connector and scope starts from. */
  scanStanding(connectorId: string, scope: string): ScanStanding;
  /** The scan's walks that count: those that were not restarted. */
  scanWalks(scanId: number): StandingWalk[];
  /** Endpoints that this scan's findings named and no endpoint list has. */
  unlistedEndpoints(scanId: number): number;
}

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
       started_at AS startedAt, console_started_at AS consoleStartedAt
     FROM walk WHERE scan_id = ? AND state <> 'restarted' ORDER BY id`,
  );
  const unlisted = database
    .prepare<[number], number>(
      `SELECT count(*) FROM asset
       WHERE known_from = 'finding' AND first_seen_walk IN (SELECT id FROM walk WHERE scan_id = ?)`,
    )
    .pluck();
  return {
    scanStanding: (connectorId, scope) => ({
      watermarks: watermarks.all(connectorId, scope),
      unfinished: unfinished.get(connectorId, scope) ?? null,
      reviewPending: pending.get(connectorId, scope) !== undefined,
    }),
    scanWalks: (scanId) => walks.all(scanId),
    unlistedEndpoints: (scanId) => unlisted.get(scanId) ?? 0,
  };
}
