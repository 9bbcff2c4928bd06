import type { ScanReport } from '../../preload/contract/scan-report.ts';
import type { Project } from '../project/project.ts';
import type { FollowedScan } from '../project/scan-facts.ts';
import { wait } from '../waiting/wait.ts';
import { takeScanLock } from './scan-lock.ts';
import type { ScanOrder } from './scan-run.ts';
import { scopeText } from './scan-scopes.ts';

const askEveryMs = 500;

/**
 * Watches a scan that another process runs until that process lets go of the connector.
 * @returns the number of the scan it ended, or null when it ended without an end: then run a scan, it continues that one
 */
export async function followScan(
  { reads }: Pick<Project, 'reads'>,
  { dataDir, connectorId }: { readonly dataDir: string; readonly connectorId: string },
  onProgress: (scan: FollowedScan) => void,
  signal: AbortSignal,
): Promise<number | null> {
  let watched: number | null = null;
  for (;;) {
    const lock = takeScanLock(dataDir, connectorId);
    lock?.release();
    const scan = await reads.newestScan(connectorId);
    if (lock) return scan && scan.scanId === watched && scan.state !== 'running' ? watched : null;
    if (scan?.state === 'running') {
      watched = scan.scanId;
      onProgress(scan);
    }
    await wait(askEveryMs, undefined, { signal });
  }
}

/** Whether a scan that somebody else ordered read what this order asks for, so that it need not be run again. */
export function servesOrder(
  scan: Pick<ScanReport, 'scope' | 'mode' | 'kind'>,
  { scope, mode, full }: Pick<ScanOrder, 'scope' | 'mode' | 'full'>,
): boolean {
  return scopeText(scan.scope) === scopeText(scope) && scan.mode === mode && (scan.kind === 'full' || !full);
}
