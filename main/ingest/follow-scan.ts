import type { ScanReport } from '../../preload/contract/scan-report.ts';
import type { Project } from '../project/project.ts';
import { wait } from '../waiting/wait.ts';
import { takeScanLock } from './scan-lock.ts';
import type { ScanOrder } from './scan-run.ts';
import { scopeText } from './scan-scopes.ts';

const askEveryMs = 500;

/** A scan of another process, as far as the project tells. */
export interface FollowedScan {
  readonly scanId: number;
  readonly phase: string;
  readonly rows: number;
}

/**
 * Watches a scan that another process runs until that process lets go of the connector.
 * @returns the number of the scan it ended, or null when it ended without an end: then run a scan, it continues that one
 */
export async function followScan(
  project: Project,
  dataDir: string,
  connectorId: string,
  onProgress: (scan: FollowedScan) => void,
  signal: AbortSignal,
): Promise<number | null> {
  let watched: number | null = null;
  for (;;) {
    const lock = takeScanLock(dataDir, connectorId);
    lock?.release();
    const scan = await newestScan(project, connectorId);
    if (lock) return scan && scan.id === watched && scan.state !== 'running' ? scan.id : null;
    if (scan?.state === 'running') {
      watched = scan.id;
      onProgress({ scanId: scan.id, phase: scan.phase, rows: scan.assets_seen + scan.findings_seen });
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

function newestScan(project: Project, connectorId: string) {
  return project.read
    .selectFrom('scan')
    .select(['id', 'state', 'phase', 'assets_seen', 'findings_seen'])
    .where('connector_id', '=', connectorId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
