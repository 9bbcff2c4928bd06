import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Resource } from '../../preload/contract/scan-details.ts';
import type { ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { PlacesByConnector } from './console-places.ts';

/** A scan as far as it tells how current its scope is. Times are ms since the epoch, on this machine's clock. */
export interface ScopeScan {
  readonly connectorId: string;
  /** As it was called then. */
  readonly connectorName: string;
  readonly scanId: number;
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  readonly state: ScanState;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** It brought rows into the project, whatever became of it. */
  readonly broughtRows: boolean;
  /** What its record says last of what went wrong, and was not overcome since. */
  readonly issue: { readonly code: string; readonly message: string } | null;
}

/** Up to when a resource of one scope is known. */
export interface ScopeWatermark {
  readonly connectorId: string;
  readonly scope: ScanScope;
  readonly resource: Resource;
  /** Console's clock, ms. */
  readonly coveredUntil: number;
  /** When a complete full scan was last reconciled: this machine's clock, ms; null when none was. */
  readonly reconciledAt: number | null;
}

/** What a project's records tell of how current each scope is. */
export interface ScopeRecords {
  /**
   * Of each connector, scope and mode: the newest scan, the newest that came to a result, and the newest complete one;
   * the oldest first.
   */
  readonly scans: readonly ScopeScan[];
  readonly watermarks: readonly ScopeWatermark[];
  readonly places: PlacesByConnector;
}

export const noScopeRecords: ScopeRecords = { scans: [], watermarks: [], places: new Map() };
