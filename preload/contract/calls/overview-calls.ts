import { z } from 'zod';
import { assetState } from '../asset-state.ts';
import { call } from '../call.ts';
import { connectorFreshness } from '../freshness.ts';
import { nothing } from '../nothing.ts';
import { severityName } from '../severity.ts';

const count = z.number().int().nonnegative();

/** The project in numbers. Every count is of what a list shows under the filter that the screen links to. */
export const overview = z.object({
  /** Open findings of all assets. */
  openFindings: z.record(severityName, count),
  uniqueOpenFindings: count,
  assets: z.record(assetState, count),
  /** Assets that the console lists although they were not in contact lately, see `listedButNotSeen`. */
  notSeen: count,
  /** The last 30 days, oldest first, in the machine's days: findings first seen, reopened and mitigated. */
  trend: z.array(z.object({ day: z.string(), new: count, reopened: count, mitigated: count })).readonly(),
  /** Active assets with open findings of high severity or worse, the most critical ones first. */
  mostExposedAssets: z
    .array(
      z.object({
        assetId: z.string(),
        connectorId: z.string(),
        hostName: z.string().nullable(),
        siteName: z.string().nullable(),
        critical: count,
        high: count,
        /** Open findings of every severity. */
        open: count,
      }),
    )
    .readonly(),
  /** The CVEs that are open on most assets. */
  mostWidespread: z
    .array(
      z.object({
        cve: z.string(),
        severity: severityName.nullable(),
        score: z.number().nullable(),
        assets: count,
        instances: count,
      }),
    )
    .readonly(),
  /** Open critical findings, the longest known first. */
  oldestCriticals: z
    .array(
      z.object({
        findingId: z.string(),
        cve: z.string(),
        assetId: z.string(),
        hostName: z.string().nullable(),
        applicationName: z.string(),
        applicationVersion: z.string(),
        discovered: z.string(),
      }),
    )
    .readonly(),
  /** How current each connector is, as a whole and by scope; in the order of the settings. */
  freshness: z.array(connectorFreshness).readonly(),
  /** Scans that have not come to their end: running (or interrupted, to be continued), or waiting for a review. */
  unsettledScans: z
    .array(
      z.object({
        connectorId: z.string(),
        scanId: z.number().int(),
        startedAt: z.string(),
        state: z.enum(['running', 'needs-review']),
      }),
    )
    .readonly(),
  /** Records set aside since the last full scan of each scope, or of All Endpoints, that scan included. */
  quarantined: count,
});
export type Overview = z.infer<typeof overview>;

export const overviewCalls = {
  read: call(nothing, overview),
};
