import type { Generated } from 'kysely';
import type { AssetState } from '../../../../preload/contract/asset-state.ts';
import type { SetStatus } from '../../../../preload/contract/finding-status.ts';
import type { IngestMode } from '../../../../preload/contract/ingest-mode.ts';
import type {
  Resource,
  Review,
  WalkPurpose,
  WalkScope,
  WalkState,
} from '../../../../preload/contract/scan-details.ts';
import type { ScanKind, ScanState } from '../../../../preload/contract/scan-report.ts';
import type { assetCatalogue } from '../../../../preload/fields/asset/asset-catalogue.ts';
import type { findingCatalogue } from '../../../../preload/fields/finding/finding-catalogue.ts';
import type { RecordColumns } from '../../record-columns.ts';

export interface ScanTable {
  id: Generated<number>;
  connector_id: string;
  connector_name: string;
  mode: IngestMode;
  kind: ScanKind;
  scope: string;
  state: ScanState;
  resumable: number;
  phase: string;
  started_at: number;
  finished_at: number | null;
  assets_seen: number;
  assets_new: number;
  assets_updated: number;
  assets_deactivated: number;
  assets_returned: number;
  findings_seen: number;
  findings_new: number;
  findings_updated: number;
  findings_mitigated: number;
  findings_reopened: number;
  quarantined: number;
  requests: number;
  retries: number;
  bytes: number;
  review: Review | null;
  reviewed_at: number | null;
  /** JSON of what accepting the review makes of the scan; null when no review was needed. */
  accepted_outcome: string | null;
  /** Findings that were absent from a list which changed while it was read: open until a second look. */
  findings_awaiting: Generated<number>;
}

export interface ScanIssueTable {
  id: Generated<number>;
  scan_id: number;
  code: string;
  /** JSON of `IssueFacts`; null in issues that an earlier version stored as a sentence. */
  facts: string | null;
  /** The sentence of an earlier version; null since. */
  message: string | null;
  cause: string | null;
  /** 1 when the scan was continued after it: it tells what happened, no longer how the scan stands. */
  overcome: number;
  at: number;
}

export interface WalkTable {
  id: Generated<number>;
  scan_id: number;
  resource: Resource;
  scope_kind: WalkScope['kind'];
  scope_ids: string;
  changed_since: number | null;
  state: WalkState;
  complete: number;
  cursor: string | null;
  pages: number;
  rows: number;
  duplicates: number;
  quarantined: number;
  expected_total: number | null;
  started_at: number;
  console_started_at: number | null;
  /** Findings that it saw first. */
  findings_first_seen: Generated<number>;
  purpose: WalkPurpose;
  /** The highest total that a page reported. */
  highest_total: number | null;
  /** 1 when a page reported a lower total than one before it. */
  shrunk: Generated<number>;
  /** Rows of a finding walk that no earlier walk of its scan had. */
  fresh_rows: Generated<number>;
  /** Removals that it reported of rows which a walk of its scan had. */
  removed_rows: Generated<number>;
  /** 1 when the list changed while it was read, so that what is absent from it needs a second look. */
  disturbed: number;
}

export interface WatermarkTable {
  connector_id: string;
  scope: string;
  resource: Resource;
  reconciled_at: number | null;
  covered_until: number;
}

/** The columns of an asset that come from the console's endpoint record. */
export type AssetRecordColumns = RecordColumns<typeof assetCatalogue, 'asset'>;

export interface AssetTable extends AssetRecordColumns {
  id: Generated<number>;
  /** See `assetDigest`. */
  identity_digest: string;
  connector_id: string;
  agent_id: string;
  known_from: 'endpoint' | 'finding';
  state: AssetState;
  /** A `StateReason`. */
  state_reason: string | null;
  state_changed_at: number;
  first_seen_walk: number;
  last_seen_walk: number;
  first_seen_at: number;
  last_seen_at: number;
}

/** When the applications of an asset were last scanned, as its newest findings tell. */
export interface ApplicationScanTable {
  asset_id: number;
  at: number;
  result: string | null;
}

export interface VulnerabilityTable {
  id: Generated<number>;
  cve: string;
  published_at: number | null;
  /** See `vulnerabilityDigest`. */
  identity_digest: string;
}

export interface ApplicationTable {
  id: Generated<number>;
  vendor: string;
  name: string;
  version: string;
  /** What it is compared by, see `applicationKey`. The texts are those that were sent first. */
  identity_key: string;
  /** See `applicationDigest`. */
  identity_digest: string;
}

/**
 * The columns of a finding that come from the console's risk record. Of `risk_status` null is the console's usual word,
 * "Detected", and an empty text a risk that came without one.
 */
export type FindingRecordColumns = Omit<RecordColumns<typeof findingCatalogue, 'finding'>, 'severity'> & {
  severity: number;
};

export interface FindingTable extends FindingRecordColumns {
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
  mitigated: number;
  first_seen_walk: number;
  last_seen_walk: number;
  mitigated_at: number | null;
  /** What a person chose; null leaves it to the scanner. */
  set_status: SetStatus | null;
  set_severity: number | null;
}

/** An asset's open findings by severity; assets that never had a finding have no row. Kept by triggers. */
export interface AssetSummaryTable {
  asset_id: number;
  informational: number;
  unknown: number;
  low: number;
  medium: number;
  high: number;
  critical: number;
}

/** What all instances of a CVE add up to; open ones count for `assets_affected`. Kept by triggers. */
export interface VulnerabilitySummaryTable {
  vulnerability_id: number;
  severity: number;
  score: number | null;
  risk_score: number | null;
  instances: number;
  open_instances: number;
  assets_affected: number;
  /** 1 while the severity and scores may be those of an instance that has lower ones by now. */
  stale: number;
}

/** An application version that a CVE was ever found in. */
export interface VulnerableApplicationTable {
  vulnerability_id: number;
  application_id: number;
}

/** An endpoint whose findings a scan must not resolve: it left, or changed its place, while the scan went on. */
export interface ReconcileExemptionTable {
  scan_id: number;
  asset_id: number;
}

/** A risk that a finding stands on besides `finding.risk_id`; most findings stand on one. */
export interface FindingRiskTable {
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
  /** Empty where a migration knows that there is one more, but not its id. */
  risk_id: string;
  last_seen_walk: number;
}

/** A risk that the console reported as removed; judged and carried out when the scan is concluded. */
export interface ReportedRemovalTable {
  walk_id: number;
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
  /** Empty where the console sent none. */
  risk_id: string;
}

/** An open finding that was absent from a list which changed while it was read. It waits for a second look. */
export interface AbsentFindingTable {
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
  /** The scan that did not see it. */
  scan_id: number;
  /** The first finding walk of that scan: a finding seen in it or later is not absent. */
  first_walk: number;
  at: number;
}

export interface FindingEventTable {
  id: Generated<number>;
  asset_id: number;
  vulnerability_id: number;
  application_id: number;
  event: 'mitigated' | 'reopened' | 'status-set' | 'severity-set';
  /** An `EventReason`, the status or the level that was set; null when one was taken back. */
  detail: string | null;
  scan_id: number | null;
  at: number;
}

export interface QuarantineTable {
  id: Generated<number>;
  scan_id: number;
  walk_id: number;
  resource: Resource;
  /** JSON of `QuarantineReason`. */
  reason: string;
  raw: string;
  agent_id: string | null;
  endpoint_name: string | null;
  cve: string | null;
  application_name: string | null;
  application_version: string | null;
  risk_id: string | null;
  at: number;
}

export interface KnownExploitedTable {
  cve: string;
  added_at: number;
  due_at: number;
  ransomware: number;
}

export interface KnownExploitedCatalogueTable {
  id: 1;
  version: string;
  released_at: number;
  read_at: number;
}

/** Has a row only within a transaction that keeps the summaries itself. */
export interface SummariesPausedTable {
  paused: number;
}

/** The project's tables, as the migrations leave them. */
export interface ProjectSchema {
  scan: ScanTable;
  scan_issue: ScanIssueTable;
  walk: WalkTable;
  watermark: WatermarkTable;
  asset: AssetTable;
  application_scan: ApplicationScanTable;
  vulnerability: VulnerabilityTable;
  application: ApplicationTable;
  finding: FindingTable;
  asset_summary: AssetSummaryTable;
  vulnerability_summary: VulnerabilitySummaryTable;
  vulnerable_application: VulnerableApplicationTable;
  summaries_paused: SummariesPausedTable;
  reconcile_exemption: ReconcileExemptionTable;
  finding_risk: FindingRiskTable;
  reported_removal: ReportedRemovalTable;
  absent_finding: AbsentFindingTable;
  finding_event: FindingEventTable;
  quarantine: QuarantineTable;
  known_exploited: KnownExploitedTable;
  known_exploited_catalogue: KnownExploitedCatalogueTable;
}
