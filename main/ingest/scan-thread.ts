import '../language/thread-language.ts';
import { setFlagsFromString } from 'node:v8';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { ScanProgress } from '../../preload/contract/scan-report.ts';
import { ingestOver } from '../project/ingest-channel.ts';
import { ProjectError } from '../project/project-error.ts';
import { ConsoleClient } from '../sentinelone/console-client.ts';
import { type Run, serveThread } from '../workers/serve-calls.ts';
import { runScan, type ScanOutcome } from './scan-run.ts';
import type { ScanCalls, ScanTask } from './scan-task.ts';
import { TrafficMeter } from './traffic-meter.ts';

/** Runs a scan: fetching, decoding and judging happen here, so that no other thread is held up. */

/**
 * Left alone the collector, which wants little to be there, looks through all that lives in the thread every few pages. A
 * larger step by which the heap may grow costs 12 MiB; an even larger one only memory.
 */
setFlagsFromString('--heap-growing-percent=90');

await serveThread<ScanCalls, undefined, ScanProgress>(() => ({ handlers: { scan } }));

async function scan(
  { signal, progress }: Run<ScanProgress>,
  { order, access, writer }: ScanTask,
): Promise<Result<ScanOutcome, Pick<ProjectError, 'code' | 'message' | 'advice'>>> {
  const traffic = new TrafficMeter();
  const client = new ConsoleClient({
    ...access,
    onRequest: (request) => traffic.note(request),
    onRetry: (retry) => traffic.noteRetry(retry),
  });
  try {
    const outcome = await runScan(order, {
      client,
      write: ingestOver(writer),
      traffic,
      onProgress: progress,
      now: Date.now,
      signal,
    });
    return success(outcome);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    const { code, message, advice } = error;
    return failure({ code, message, advice });
  } finally {
    client.close();
    writer.close();
  }
}
