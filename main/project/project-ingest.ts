import type { WalkScope } from '../../preload/contract/scan-details.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { AsFunctions } from '../workers/remote-calls.ts';
import type { AssetRow, FindingRow } from './ingest-rows.ts';
import type { LosingEndpoint, ScanAssessment } from './scan-assessment.ts';
import type { MissingEndpoint, PendingReview, ScanBasis, StoredWalk } from './scan-basis.ts';
import type { NewScan, NewWalk, ScanConclusion, ScanIssueRow, WalkEndRow } from './scan-record.ts';
import type { LoadedPage, NormalisedPage } from './walk-page.ts';

/** What a scan reads before it writes, so that it sees its own writes. */
export interface IngestReads {
  /** What a new scan of this connector and scope starts from. */
  scanBasis(connectorId: string, scope: string): ScanBasis;
  /** The scan's walks that count: those that were not restarted. */
  scanWalks(scanId: number): StoredWalk[];
  /** Reviews of a connector that wait for a decision. */
  pendingReviews(connectorId: string): PendingReview[];
  /** Rows of findings that a scan saw, within a walk's scope, of endpoints that its endpoint lists do not have. */
  rowsOfUnlisted(walkId: number): number;
  /** Active assets of a walk's scope that no asset walk of the scan has reported. */
  absentEndpoints(walkId: number): MissingEndpoint[];
  /** Assets of a scope that lists did not have any more, since a time (ms), and that have not come back. Newest first. */
  lostEndpoints(connectorId: string, scope: WalkScope, since: number): MissingEndpoint[];
  /** Endpoints that this scan's findings named and no endpoint list has. */
  unlistedEndpoints(scanId: number): number;
}

/** What a scan writes. Each call is one transaction. */
export interface IngestWrites {
  createScan(scan: NewScan): number;
  /** Takes an unfinished scan up again; the errors that ended it stay in its record as overcome. */
  resumeScan(scanId: number): void;
  /**
   * Settles the connector's unfinished scans before another one starts: those of the same scope are given up, those of
   * other scopes that never came to an end are marked failed and can still be continued.
   */
  settleUnfinished(connectorId: string, scope: string, exceptScanId: number | null, at: number): void;
  setPhase(scanId: number, phase: string): void;
  addIssue(scanId: number, issue: ScanIssueRow, at: number): void;
  createWalk(walk: NewWalk): number;
  /** Ends a walk, together with what is to be told about it. */
  endWalk(walkId: number, end: WalkEndRow): void;
  /**
   * Lands one page of endpoints and the walk's checkpoint behind it in one transaction. Of an endpoint that a walk lists more
   * than once, the record that the console updated last is kept.
   */
  loadAssetPage(walkId: number, page: NormalisedPage<AssetRow>): LoadedPage;
  /**
   * Lands one page of risks and the walk's checkpoint behind it in one transaction.
   */
  loadFindingPage(walkId: number, page: NormalisedPage<FindingRow>): LoadedPage;
  /** The endpoints that reconciling the scan would take findings from. */
  losingEndpoints(scanId: number): LosingEndpoint[];
  /** Keeps the findings of these assets from being resolved by the scan. */
  exemptAssets(scanId: number, assetIds: readonly number[]): void;
  /** Exempts the assets within the scope of another scan that waits for a review. Gives how many assets that are. */
  exemptScope(scanId: number, scope: ScanScope): number;
  /** What concluding the scan would change. Changes nothing. @param at ms since 1970 */
  assess(scanId: number, at: number): ScanAssessment;
  /** Ends a scan: reconciling, watermarks, reviews that it supersedes and the final state in one transaction. */
  concludeScan(scanId: number, conclusion: ScanConclusion): void;
}

/** The same, as a scan's thread calls them: answered later. Each may throw a ProjectError. */
export type ProjectIngest = AsFunctions<IngestReads & IngestWrites>;
