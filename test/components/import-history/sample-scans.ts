import type { ReviewedScanReport, ScanDetails, WalkDetails } from '../../../preload/contract/scan-details.ts';

/** A complete delta scan; give what differs. */
export function sampleScan(differs: Partial<ReviewedScanReport> = {}): ReviewedScanReport {
  return {
    id: 12,
    connector: 'Production',
    connectorId: 'c-1',
    mode: 'scan',
    kind: 'delta',
    scope: { accountIds: [], siteIds: [], groupIds: [] },
    state: 'complete',
    startedAt: '2026-11-20T08:00:00.000Z',
    finishedAt: '2026-11-20T08:00:41.000Z',
    durationMs: 41_000,
    assets: { seen: 900, new: 4, updated: 180, unchanged: 715, deactivated: 2, returned: 1 },
    findings: {
      seen: 3000,
      new: 214,
      updated: 88,
      unchanged: 2695,
      mitigated: 190,
      reopened: 3,
      awaitingConfirmation: 0,
    },
    quarantined: 0,
    requests: 81,
    retries: 2,
    bytes: 18_420_222,
    issues: [],
    scopeNames: {},
    baseline: false,
    review: null,
    reviewedAt: null,
    ...differs,
  };
}

/** A complete full walk over all assets; give what differs. */
export function sampleWalk(differs: Partial<WalkDetails> = {}): WalkDetails {
  return {
    id: 1,
    resource: 'assets',
    scope: { kind: 'all', ids: [] },
    changedSince: null,
    purpose: 'list',
    state: 'ended',
    complete: true,
    disturbed: false,
    pages: 2,
    rows: 900,
    duplicates: 0,
    quarantined: 0,
    expectedTotal: 900,
    startedAt: '2026-11-20T08:00:01.000Z',
    ...differs,
  };
}

const nothing = { total: 0, shown: [] };

/** The details of a scan in which nothing changed and nothing went wrong; give what differs. */
export function sampleDetails({
  report,
  changes,
  ...differs
}: {
  readonly report?: Partial<ReviewedScanReport>;
  readonly changes?: Partial<ScanDetails['changes']>;
} & Partial<Omit<ScanDetails, 'report' | 'changes'>> = {}): ScanDetails {
  return {
    report: sampleScan(report),
    issues: [],
    walks: [sampleWalk()],
    quarantined: [],
    changes: {
      newFindings: nothing,
      reopenedFindings: nothing,
      mitigatedFindings: nothing,
      awaitingFindings: nothing,
      newAssets: nothing,
      deactivatedAssets: nothing,
      returnedAssets: nothing,
      ...changes,
    },
    ...differs,
  };
}

/** What `scans.list` replies over scans that are numbered downwards from `total`, each as `differs` makes it. */
export function scanList(
  total: number,
  differs: (id: number) => Partial<ReviewedScanReport> = () => ({}),
): (request: {
  readonly connectorId: string | null;
  readonly states: readonly string[];
  readonly offset: number;
  readonly limit: number;
}) => { scans: ReviewedScanReport[]; total: number } {
  return ({ connectorId, states, offset, limit }) => {
    const scans = Array.from({ length: total }, (_, place) =>
      sampleScan({ id: total - place, ...differs(total - place) }),
    ).filter(
      (scan) =>
        (connectorId === null || scan.connectorId === connectorId) &&
        (states.length === 0 || states.includes(scan.state)),
    );
    return { scans: scans.slice(offset, offset + limit), total: scans.length };
  };
}
