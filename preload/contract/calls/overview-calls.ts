import { z } from 'zod';
import { assetState } from '../asset-state.ts';
import { call } from '../call.ts';
import { connectorFreshness } from '../freshness.ts';
import { nothing } from '../nothing.ts';
import { severityName } from '../severity.ts';

const count = z.number().int().nonnegative();

/** Findings that are new within some time, without those of a baseline. */
const newFindings = z.object({
  findings: count,
  /** How many CVEs they are of. */
  cves: count,
  /** The CVEs by severity, then by how many findings are new. */
  worst: z
    .array(z.object({ cve: z.string(), severity: severityName.nullable(), findings: count }))
    .readonly(),
});
export type NewFindings = z.infer<typeof newFindings>;

/** The project in numbers. Every count is of what a list shows under the filter that the screen links to. */
export const overview = z.object({
  /** Open findings of all assets. */
  openFindings: z.record(severityName, count),
  uniqueOpenFindings: count,
  assets: z.record(assetState, count),
  /** Assets that the console lists although they were not in contact lately, see `listedButNotSeen`. */
  notSeen: count,
  /** Open findings of CVEs in the catalogue of known exploited vulnerabilities; null while none was read. */
  knownExploited: count.nullable(),
  /**
   * The last 30 days, oldest first, in the machine's days: findings first seen, reopened and mitigated. `baseline` are
   * those that the first scan of a scope saw first; they are not among the new ones.
   */
  trend: z
    .array(z.object({ day: z.string(), new: count, baseline: count, reopened: count, mitigated: count }))
    .readonly(),
  /** What is new since the newest successful scan began (null without one), for 24 hours, and for 7 days. */
  newFindings: z.object({
    lastScan: newFindings.extend({ from: z.string() }).nullable(),
    day: newFindings,
    week: newFindings,
  }),
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
