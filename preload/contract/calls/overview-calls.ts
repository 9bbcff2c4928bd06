import { z } from 'zod';
import { assetState } from '../asset-state.ts';
import { call } from '../call.ts';
import { ingestMode } from '../ingest-mode.ts';
import { nothing } from '../nothing.ts';
import { resource } from '../scan-details.ts';
import { severityName } from '../severity.ts';

const count = z.number().int().nonnegative();

/** The project in numbers. Every count is of what a list shows under the filter that the screen links to. */
export const overview = z.object({
  /** Open findings of all assets. */
  openFindings: z.record(severityName, count),
  uniqueOpenFindings: count,
  assets: z.record(assetState, count),
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
  /** How current one resource of a connector is. Times are ISO 8601 in UTC. */
  freshness: z
    .array(
      z.object({
        connectorId: z.string(),
        resource,
        /** Changes in the console up to then are known, at least in a part of what the connector covers. */
        coveredUntil: z.string(),
        /** When a complete full scan last proved what is gone; null when none has yet. */
        reconciledAt: z.string().nullable(),
      }),
    )
    .readonly(),
  lastCompleteScans: z
    .array(
      z.object({
        connectorId: z.string(),
        scanId: z.number().int(),
        mode: ingestMode,
        finishedAt: z.string(),
      }),
    )
    .readonly(),
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
  /** Records set aside since each connector's last full scan, that scan included. */
  quarantined: count,
});
export type Overview = z.infer<typeof overview>;

export const overviewCalls = {
  read: call(nothing, overview),
};
