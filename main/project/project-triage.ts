import type { SetStatus } from '../../preload/contract/finding-status.ts';

/** Names one finding by its identity in the project. */
export interface FindingIdentity {
  readonly assetId: number;
  readonly vulnerabilityId: number;
  readonly applicationId: number;
}

/** What a person decides. Each call is one transaction; may throw a ProjectError. Times are ms since the epoch. */
export interface ProjectTriage {
  /** Sets the status a person chose. It outlasts later scans until it is set to null. */
  setFindingStatus(finding: FindingIdentity, status: SetStatus | null, at: number): Promise<void>;
  /** Sets the severity (a level, see `severityLevel`) a person chose; the scanner's stays beside it. */
  setFindingSeverity(finding: FindingIdentity, severity: number | null, at: number): Promise<void>;
  /**
   * Carries out an analyst's decision about a scan that needs review. Accepting reconciles it; rejecting leaves every
   * finding and asset as it is.
   * @throws ProjectError `review-not-possible`
   */
  reviewScan(scanId: number, decision: 'accepted' | 'rejected', at: number): Promise<void>;
}
