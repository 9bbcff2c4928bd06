import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Resource, WalkPurpose, WalkScope, WalkState } from '../../preload/contract/scan-details.ts';
import type { ScanKind } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';

export interface StoredWatermark {
  readonly resource: Resource;
  /** Up to when the resource is known, on the console's clock, ms. */
  readonly coveredUntil: number;
  /** When a complete full walk was last reconciled, on this machine's clock, ms. */
  readonly reconciledAt: number | null;
}

/** Where the scans of one connector and scope stand. */
export interface ScanBasis {
  readonly watermarks: readonly StoredWatermark[];
  readonly unfinished: { id: number; mode: IngestMode; kind: ScanKind; startedAt: number } | null;
  readonly reviewPending: boolean;
}

/** A scan that waits for an analyst's decision. */
export interface PendingReview {
  readonly scanId: number;
  readonly scope: ScanScope;
}

/** A walk as its checkpoint stands. */
export interface StoredWalk {
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
