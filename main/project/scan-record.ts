import type { IngestMode } from '../../preload/contract/ingest-mode.ts';
import type { IssueFacts } from '../../preload/contract/issue-facts.ts';
import type { Resource, WalkPurpose, WalkScope, WalkState } from '../../preload/contract/scan-details.ts';
import type { ScanKind, ScanState } from '../../preload/contract/scan-report.ts';
import type { Traffic } from './walk-page.ts';

export interface NewScan {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly mode: IngestMode;
  readonly kind: ScanKind;
  /** JSON text of the scope, in one canonical form so that equal scopes are equal texts. */
  readonly scope: string;
  readonly startedAt: number;
}

export interface NewWalk {
  readonly scanId: number;
  readonly resource: Resource;
  readonly scope: WalkScope;
  readonly purpose: WalkPurpose;
  /** Only what changed since then (console's clock, ms); null for everything. */
  readonly changedSince: number | null;
  readonly expectedTotal: number | null;
  readonly startedAt: number;
  /** The console's own clock when the walk started, ms; null when it did not tell. */
  readonly consoleStartedAt: number | null;
}

/** An issue of a scan: a stable code, the facts that its words are made of, and the raw cause. */
export interface ScanIssueRow {
  readonly code: string;
  readonly facts: IssueFacts;
  readonly cause: string | null;
}

export interface WalkEndRow {
  readonly state: Exclude<WalkState, 'running'>;
  /** Whether it is proven that the walk read everything. */
  readonly complete: boolean;
  /** Whether the list changed while it was read. */
  readonly disturbed?: boolean;
  readonly issues: readonly ScanIssueRow[];
  readonly at: number;
}

export interface ScanConclusion {
  readonly state: Exclude<ScanState, 'running'>;
  /** Whether the next scan of the same plan may go on from this one's checkpoints. */
  readonly resumable: boolean;
  /** Whether what complete walks no longer report is deactivated and mitigated now. */
  readonly reconcile: boolean;
  /** Set when `assess` found no finding absent: to look for them again takes as long as the first time. */
  readonly noFindingAbsent?: boolean;
  /** Whether it judged everything of its scope, so that an older review of the same scope is of no use any more. */
  readonly supersedes: boolean;
  readonly watermarks: readonly Watermark[];
  /** Set when an analyst has to confirm reconciling first: what the scan becomes when it is accepted. */
  readonly review: AcceptedOutcome | null;
  readonly traffic: Traffic;
  readonly at: number;
}

/** Up to when (console's clock, ms) a resource of the scan's scope is known, and whether a full walk was reconciled. */
export interface Watermark {
  readonly resource: Resource;
  readonly coveredUntil: number;
  readonly reconciled: boolean;
}

/** What accepting its review makes of a scan. */
export interface AcceptedOutcome {
  readonly state: 'complete' | 'partial';
  readonly watermarks: readonly Watermark[];
}
