import type { ScopeUnit } from '../../preload/contract/issue-facts.ts';
import type { Resource, WalkScope } from '../../preload/contract/scan-details.ts';

/** What concluding a scan would change. */
export interface ScanAssessment {
  /** By account, site and group, and in all; empty when nothing would be taken away. */
  readonly losses: readonly ScopeLosses[];
  /** Findings that complete walks did not report, those that await confirmation included. */
  readonly absentFindings: number;
  /** Of these, those that stay open until a second look. */
  readonly awaiting: number;
  /** By disturbed walk. */
  readonly awaitingOf: readonly { readonly walkId: number; readonly awaiting: number }[];
  /** Walks of which a quarantined record may be about anything, so that they prove nothing. */
  readonly shielded: readonly { readonly resource: Resource; readonly scope: WalkScope }[];
  /** Finding walks that proved to be empty, of how many. */
  readonly emptyWalks: number;
  readonly provenFindingWalks: number;
}

/** An endpoint that reconciling would take findings from, with its place as the project has it. */
export interface LosingEndpoint {
  readonly assetId: number;
  readonly agentId: string;
  readonly accountId: string | null;
  readonly siteId: string | null;
  readonly groupId: string | null;
}

/** What a scan would take from one account, site or group, or from all that it covers. */
export interface ScopeLosses {
  readonly resource: Resource;
  readonly unit: ScopeUnit;
  /** The rule names this account, site or group; false for those within All Endpoints. */
  readonly named: boolean;
  /** Assets that the scan reported, or rows of the finding walk; null where that is not known by the unit. */
  readonly reported: number | null;
  /** Active assets, or open findings of assets that are active or were reported. */
  readonly held: number;
  /** How many of them complete walks did not report. */
  readonly absent: number;
  /** Open findings that the console reported as removed. */
  readonly removed: number;
  /** How many vanished by absence since the last accepted review, at most 7 days ago, and have not come back. */
  readonly absentBefore: number;
}
