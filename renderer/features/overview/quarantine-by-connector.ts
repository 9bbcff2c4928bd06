import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import { allEndpoints, type ScanScope } from '../../../preload/contract/scope.ts';

/** Records set aside of one connector, and the newest scan that has some of them. */
export interface QuarantineOfConnector {
  readonly records: number;
  readonly scanId: number;
}

const conclusive: readonly ReviewedScanReport['state'][] = ['complete', 'partial', 'needs-review'];

/**
 * What each connector's scans set aside since the last full one of their scope, or of All Endpoints, that scan included:
 * what an earlier one set aside was read again by it. `scans` come newest first; connectors that have nothing set aside are
 * left out.
 */
export function quarantineByConnector(
  scans: readonly ReviewedScanReport[],
): ReadonlyMap<string, QuarantineOfConnector> {
  const found = new Map<string, QuarantineOfConnector>();
  const done = new Set<string>();
  for (const { id, connectorId, quarantined, kind, state, scope } of scans) {
    const everything = keyOf(connectorId, allEndpoints);
    const same = keyOf(connectorId, scope);
    if (done.has(everything) || done.has(same)) continue;
    if (quarantined > 0) {
      const before = found.get(connectorId);
      found.set(connectorId, {
        records: (before?.records ?? 0) + quarantined,
        scanId: before?.scanId ?? id,
      });
    }
    if (kind === 'full' && conclusive.includes(state)) done.add(same);
  }
  return found;
}

/** Scans keep their scope in one form, whatever order its ids were chosen in. */
function keyOf(connectorId: string, { accountIds, siteIds, groupIds }: ScanScope): string {
  return JSON.stringify([connectorId, accountIds, siteIds, groupIds]);
}
