import type { Overview } from '../../preload/contract/calls/overview-calls.ts';
import type { KnownExploitedState } from '../../preload/contract/known-exploited.ts';
import type { ReviewedScanReport, ScanChanges, ScanDetails } from '../../preload/contract/scan-details.ts';
import type { ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { PlacesByConnector } from './console-places.ts';
import type { FollowedScan, ScanFact, ScanFacts } from './scan-facts.ts';
import type { ScopeRecords } from './scope-records.ts';

/** What there is, and which scans have not come to their end. How current it is is told by `ScopeRecords`. */
export type StatusSummary = Pick<Overview, 'openFindings' | 'assets' | 'unsettledScans' | 'quarantined'>;

export interface ScansRequest {
  /** All connectors where there is none. */
  readonly connectorId?: string | null;
  /** Any state where there is none. */
  readonly states?: readonly ScanState[];
  readonly offset?: number;
  readonly limit: number;
}

/** How much of the project came through one connector. */
export interface ConnectorData {
  readonly assets: number;
  readonly findings: number;
  readonly scans: number;
}

/** How much a project holds and how much room it takes. */
export interface ProjectFacts extends ConnectorData {
  /** Where it is, as a person is shown it. */
  readonly place: string;
  /** On the disk, with what is kept beside it while it is open. */
  readonly projectBytes: number;
}

/** New findings of a scan that somebody should look at today. */
export interface UrgentFindings {
  /** Known to be exploited in the wild, whatever their severity. */
  readonly exploited: number;
  /** Critical, and not known to be exploited. */
  readonly critical: number;
}

/** Some of what changed, by name, and how much there was in all. */
export interface Sample<Row> {
  readonly total: number;
  readonly shown: readonly Row[];
}

/** What is read of a project beside its lists, over its newest committed state. Each may throw a ProjectError. */
export interface ProjectReads {
  /** Makes the next read quick, where there is time before it. */
  warmUp(): void;
  /**
   * The project in numbers.
   * @param moment ms since the epoch, whose day is the trend's last, and the zone whose days it counts by (IANA name)
   */
  overview(moment: { readonly now: number; readonly zone: string }): Promise<Omit<Overview, 'freshness'>>;
  statusSummary(): Promise<StatusSummary>;
  facts(): Promise<ProjectFacts>;
  openFindings(): Promise<number>;
  mostExposedAssets(limit: number): Promise<Overview['mostExposedAssets'][number][]>;
  /** How much came through one connector. */
  connectorData(connectorId: string): Promise<ConnectorData>;
  /** Which catalogue of known exploited vulnerabilities is held; null when none was read. */
  knownExploited(): Promise<KnownExploitedState | null>;
  /** The report of one scan; null when there is none of that number. */
  scanReport(scanId: number): Promise<ReviewedScanReport | null>;
  /** The chosen scans, newest first, and how many there are in all. */
  scanReports(
    request: ScansRequest,
  ): Promise<{ readonly scans: readonly ReviewedScanReport[]; readonly total: number }>;
  /** One scan with up to `limit` quarantined records and names of each kind of change; null when there is none. */
  scanDetails(scanId: number, limit: number): Promise<ScanDetails | null>;
  /** Names what a scan changed, up to `limit` of each kind. */
  scanChanges(report: ReviewedScanReport, limit: number): Promise<ScanChanges>;
  /** What the status needs to know of the scans. */
  scanFacts(): Promise<ScanFacts>;
  /** One scan as the status knows it; null when there is none. */
  scanFact(scanId: number): Promise<ScanFact | null>;
  /** The newest scan of a connector, as one follows it from another process; null when it has none. */
  newestScan(connectorId: string): Promise<FollowedScan | null>;
  /** The open urgent findings that a scan saw first; none on a connector's first scan, when everything is new. */
  newUrgentFindings(scan: ScanFact): Promise<UrgentFindings>;
  /** What tells how current each scope is. */
  scopeRecords(): Promise<ScopeRecords>;
  /** Where the sites and groups of each connector's console are; empty where no scope names any. */
  places(scopes: readonly { readonly scope: ScanScope }[]): Promise<PlacesByConnector>;
}
