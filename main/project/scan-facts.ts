import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { Review } from '../../preload/contract/scan-details.ts';
import type { ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { noScopeRecords, type ScopeRecords } from './scope-records.ts';

/** A scan as far as the status goes by it. Times are ms since the epoch. */
export interface ScanFact {
  readonly scanId: number;
  readonly connectorId: string;
  readonly connectorName: string;
  readonly mode: IngestMode;
  readonly scope: ScanScope;
  readonly scopeWords: string;
  readonly state: ScanState;
  readonly review: Review | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly assetsSeen: number;
  readonly newFindings: number;
  readonly mitigatedFindings: number;
  /** What its record says last of what went wrong, and was not overcome since. */
  readonly issue: { readonly code: string; readonly message: string } | null;
  /** Why its changes wait for a review; null for a scan that needs none. */
  readonly reviewIssue: { readonly code: string; readonly message: string } | null;
  /** It was ended by the program's own end, and can be continued. */
  readonly interrupted: boolean;
}

/** What the status needs to know of a project's scans. */
export interface ScanFacts {
  /** The newest that ended, however. */
  readonly lastEnded: ScanFact | null;
  /** The newest of each connector. */
  readonly newest: readonly ScanFact[];
  readonly awaitingReview: readonly ScanFact[];
  /** What tells how current each scope is. */
  readonly records: ScopeRecords;
}

export const noScans: ScanFacts = {
  lastEnded: null,
  newest: [],
  awaitingReview: [],
  records: noScopeRecords,
};

/** The issue that a scan is left with when the program ends while it runs. */
export const interruptedIssue = {
  code: 'interrupted',
  facts: { kind: 'interrupted', by: 'quit' },
  cause: null,
} as const;

/** The newest scan of a connector, as far as its record tells one who waits for it. */
export interface FollowedScan {
  readonly scanId: number;
  readonly state: ScanState;
  readonly phase: string;
  /** Rows it has read so far. */
  readonly rows: number;
}
