import { z } from 'zod';
import { assetState } from './asset-state.ts';
import { scanReport } from './scan-report.ts';
import { scopeNames } from './scope.ts';
import { severityName } from './severity.ts';

const count = z.number().int().nonnegative();

/** An analyst's decision about a scan's mass change. */
export const review = z.enum(['pending', 'accepted', 'rejected', 'superseded']);
export type Review = z.infer<typeof review>;

/** A scan's report with what became of the mass change it may have found. */
export const reviewedScanReport = scanReport.extend({
  connectorId: z.string(),
  /** Names of the accounts, sites and groups of its scope, as far as assets say them. */
  scopeNames,
  /** No scan before it had read the findings of its scope: what is new to it is the baseline, and no news. */
  baseline: z.boolean(),
  review: review.nullable(),
  reviewedAt: z.string().nullable(),
});
export type ReviewedScanReport = z.infer<typeof reviewedScanReport>;

/** What an asset walk or a finding walk reads. */
export const resource = z.enum(['assets', 'findings']);
export type Resource = z.infer<typeof resource>;

/** The part of a console one walk covers: everything the token may see, or the named accounts, sites or groups. */
export const walkScope = z.object({
  kind: z.enum(['all', 'account', 'site', 'group']),
  ids: z.array(z.string()).readonly(),
});
export type WalkScope = z.infer<typeof walkScope>;

export const walkState = z.enum(['running', 'ended', 'failed', 'restarted']);
export type WalkState = z.infer<typeof walkState>;

/**
 * What a walk is for: to list a resource (everything, or what changed), to read what changed while a full walk went on, or
 * to look again, by their ids, for endpoints that a list did not have.
 */
export const walkPurpose = z.enum(['list', 'catch-up', 'second-look']);
export type WalkPurpose = z.infer<typeof walkPurpose>;

const walkDetails = z.object({
  id: z.number().int(),
  resource,
  scope: walkScope,
  /** ISO 8601 in UTC; null when the walk read everything. */
  changedSince: z.string().nullable(),
  purpose: walkPurpose,
  state: walkState,
  complete: z.boolean(),
  /** The list changed while it was read. */
  disturbed: z.boolean(),
  pages: count,
  /** Distinct rows, quarantined ones included. */
  rows: count,
  duplicates: count,
  quarantined: count,
  expectedTotal: count.nullable(),
  startedAt: z.string(),
});
export type WalkDetails = z.infer<typeof walkDetails>;

const quarantinedDetails = z.object({
  resource,
  reason: z.string(),
  /** The record's JSON text, as the console sent it. */
  raw: z.string(),
});
export type QuarantinedDetails = z.infer<typeof quarantinedDetails>;

const issueDetails = z.object({
  code: z.string(),
  message: z.string(),
  cause: z.string().nullable(),
  /** The scan was continued after it. */
  overcome: z.boolean(),
  at: z.string(),
});
export type IssueDetails = z.infer<typeof issueDetails>;

const changedFinding = z.object({
  findingId: z.string(),
  assetId: z.string(),
  hostName: z.string().nullable(),
  cve: z.string(),
  applicationName: z.string(),
  applicationVersion: z.string(),
  severity: severityName.nullable(),
});
export type ChangedFinding = z.infer<typeof changedFinding>;

const changedAsset = z.object({
  assetId: z.string(),
  hostName: z.string().nullable(),
  siteName: z.string().nullable(),
  state: assetState,
  stateReason: z.string().nullable(),
});
export type ChangedAsset = z.infer<typeof changedAsset>;

/** Some of what changed, by name, and how much there was in all. */
function sample<Row extends z.ZodType>(row: Row) {
  return z.object({ total: count, shown: z.array(row).readonly() });
}

/** What a scan changed. Findings come worst first, assets by host name. */
export const scanChanges = z.object({
  newFindings: sample(changedFinding),
  reopenedFindings: sample(changedFinding),
  mitigatedFindings: sample(changedFinding),
  /** Absent from a list that changed while it was read; open until a second look. */
  awaitingFindings: sample(changedFinding),
  newAssets: sample(changedAsset),
  deactivatedAssets: sample(changedAsset),
  returnedAssets: sample(changedAsset),
});
export type ScanChanges = z.infer<typeof scanChanges>;

/** Everything the project knows of one scan, with a bounded number of names and quarantined records. */
export const scanDetails = z.object({
  report: reviewedScanReport,
  issues: z.array(issueDetails).readonly(),
  walks: z.array(walkDetails).readonly(),
  quarantined: z.array(quarantinedDetails).readonly(),
  changes: scanChanges,
});
export type ScanDetails = z.infer<typeof scanDetails>;
