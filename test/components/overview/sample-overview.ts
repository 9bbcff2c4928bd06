import type { Overview } from '../../../preload/contract/calls/overview-calls.ts';
import type { ConnectorFreshness, DataGap } from '../../../preload/contract/freshness.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The instant so many milliseconds ago, in ISO 8601. */
export function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

/** The day of the machine so many days ago, as the trend has it. */
export function dayAgo(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() - days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A connector of which All Endpoints was scanned an hour ago. */
export function sampleFreshness(differs: Partial<ConnectorFreshness> = {}): ConnectorFreshness {
  const times = {
    assets: { coveredUntil: ago(hour), reconciledAt: ago(7 * hour) },
    findings: { coveredUntil: ago(2 * hour), reconciledAt: null },
    lastComplete: { scanId: 41, mode: 'scan' as const, scopeWords: 'All Endpoints', finishedAt: ago(hour) },
    lastAttempt: null,
    data: { state: 'complete' as const, gaps: [] },
  };
  return {
    ...times,
    connectorId: 'c-1',
    connectorName: 'Production',
    removed: false,
    scopes: [{ ...times, scope: allEndpoints, scopeWords: 'All Endpoints', ruleIds: ['r-1'], counts: true }],
    ...differs,
  };
}

/** What is wrong with the data of the sample connector. */
export function sampleGap(differs: Partial<DataGap> = {}): DataGap {
  return {
    connectorId: 'c-1',
    scope: allEndpoints,
    resources: ['assets', 'findings'],
    reason: 'too-old',
    scanId: 41,
    at: ago(3 * day),
    limitHours: 48,
    text: 'The last complete scan of All Endpoints of "Production", scan 41, is more than 2 days old.',
    ...differs,
  };
}

/** A project after some scans, with one connector. */
export function sampleOverview(differs: Partial<Overview> = {}): Overview {
  return {
    openFindings: { critical: 1284, high: 912, medium: 240, low: 50, unknown: 7, informational: 3 },
    uniqueOpenFindings: 287,
    assets: { active: 1204, inactive: 31, decommissioned: 9 },
    notSeen: 118,
    knownExploited: 61,
    newFindings: {
      lastScan: {
        from: '2026-11-30T08:00:00.000Z',
        findings: 3,
        cves: 1,
        worst: [{ cve: 'CVE-2026-0001', severity: 'critical', findings: 3 }],
      },
      day: {
        findings: 14,
        cves: 2,
        worst: [
          { cve: 'CVE-2026-0001', severity: 'critical', findings: 3 },
          { cve: 'CVE-2026-0002', severity: 'low', findings: 11 },
        ],
      },
      week: { findings: 0, cves: 0, worst: [] },
    },
    trend: Array.from({ length: 30 }, (_, index) => ({
      day: dayAgo(29 - index),
      new: 10,
      baseline: 0,
      reopened: 1,
      mitigated: 7,
    })),
    mostExposedAssets: [
      {
        assetId: '225494730938493801',
        connectorId: 'c-1',
        hostName: 'MUC-FS-01',
        siteName: 'Munich',
        critical: 48,
        high: 130,
        open: 480,
      },
    ],
    mostWidespread: [{ cve: 'CVE-2025-1000', severity: 'high', score: 9.1, assets: 980, instances: 1120 }],
    oldestCriticals: [
      {
        findingId: '4-5-6',
        cve: 'CVE-2023-0042',
        assetId: '225494730938493802',
        hostName: 'MUC-DC-02',
        applicationName: 'OpenSSL',
        applicationVersion: '3.0.2',
        discovered: ago(410 * day + hour),
      },
    ],
    freshness: [sampleFreshness()],
    unsettledScans: [],
    quarantined: 0,
    ...differs,
  };
}

/** A project that nothing was ever read into. */
export const emptyOverview: Overview = sampleOverview({
  knownExploited: null,
  newFindings: {
    lastScan: null,
    day: { findings: 0, cves: 0, worst: [] },
    week: { findings: 0, cves: 0, worst: [] },
  },
  openFindings: { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, informational: 0 },
  uniqueOpenFindings: 0,
  assets: { active: 0, inactive: 0, decommissioned: 0 },
  trend: Array.from({ length: 30 }, (_, index) => ({
    day: dayAgo(29 - index),
    new: 0,
    baseline: 0,
    reopened: 0,
    mitigated: 0,
  })),
  mostExposedAssets: [],
  mostWidespread: [],
  oldestCriticals: [],
  freshness: [],
});
