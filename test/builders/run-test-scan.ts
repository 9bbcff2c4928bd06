import type { RunningConsole } from '../../main/demo/console-server.ts';
import { runScan, type ScanOrder, type ScanOutcome } from '../../main/ingest/scan-run.ts';
import { TrafficMeter } from '../../main/ingest/traffic-meter.ts';
import type { After } from '../../main/net/body-reading.ts';
import { scanReport } from '../../main/project/sqlite/queries/scan-reports.ts';
import type { OpenSqliteProject } from '../../main/project/sqlite/threads/sqlite-project.ts';
import type { WriterCalls } from '../../main/project/sqlite/threads/writer.ts';
import { ConsoleClient, type ConsoleClientOptions } from '../../main/sentinelone/console-client.ts';
import type { ReviewedScanReport } from '../../preload/contract/scan-details.ts';
import type { ScanProgress } from '../../preload/contract/scan-report.ts';
import { allEndpoints } from '../../preload/contract/scope.ts';
import { tenantToken } from '../tenant/started-tenant.ts';

export interface TestScan extends Partial<ScanOrder> {
  readonly project: OpenSqliteProject;
  readonly server: Pick<RunningConsole, 'url'>;
  readonly token?: string;
  /** How the console is reached, where it differs from no pacing and retries that do not wait. */
  readonly client?: Partial<ConsoleClientOptions>;
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  readonly write?: WriterCalls;
  readonly onProgress?: (progress: ScanProgress) => void;
  readonly after?: After;
}

export interface EndedScan {
  readonly outcome: ScanOutcome;
  readonly report: ReviewedScanReport;
}

/** Runs a scan of a test tenant in this thread, with retries that do not wait. Scan Mode, All Endpoints unless told. */
export async function runTestScan(scan: TestScan): Promise<EndedScan> {
  const { project, server, token, client: reached, now, signal, write, onProgress, after, ...order } = scan;
  const traffic = new TrafficMeter();
  const client = new ConsoleClient({
    origin: server.url,
    token: token ?? tenantToken,
    pacing: [],
    timeouts: { readMs: 60_000 },
    ...reached,
    retry: { wait: async (_ms, waiting) => waiting.throwIfAborted(), ...reached?.retry },
    onRequest: (request) => traffic.note(request),
    onRetry: (retry) => traffic.noteRetry(retry),
  });
  try {
    const outcome = await runScan(
      {
        connectorId: 'c0ffee01',
        connectorName: 'Test tenant',
        mode: 'scan',
        scope: allEndpoints,
        full: false,
        reconciliationHours: 24,
        walksAtOnce: 4,
        ...order,
      },
      {
        client,
        write: write ?? project.write,
        traffic,
        onProgress: onProgress ?? (() => undefined),
        now: now ?? Date.now,
        signal: signal ?? new AbortController().signal,
        ...(after === undefined ? {} : { after }),
      },
    );
    const report = await scanReport(project, outcome.scanId);
    if (!report) throw new Error(`scan ${outcome.scanId} left no report`);
    return { outcome, report };
  } finally {
    client.close();
  }
}
