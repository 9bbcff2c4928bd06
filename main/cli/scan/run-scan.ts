import type { ReviewedScanReport } from '../../../preload/contract/scan-details.ts';
import type { ScanState } from '../../../preload/contract/scan-report.ts';
import { followScan, servesOrder } from '../../ingest/follow-scan.ts';
import type { ScanOutcome } from '../../ingest/scan-run.ts';
import { type RunningScan, ScanService, type ScanThread } from '../../ingest/scan-service.ts';
import type { Project } from '../../project/project.ts';
import type { ScanRequest } from '../../schedule/scan-request.ts';
import { CancelledError, CommandRefused, exitCodeOfError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { printable } from '../output/printable.ts';
import { scriptName } from '../output/script-names.ts';
import { amount, progressLine, progressNotes } from './scan-progress.ts';
import { sayScanSummary } from './scan-summary.ts';

export interface EndedScan {
  readonly report: ReviewedScanReport;
  readonly failure: ScanOutcome['failure'];
}

const exitCodeOfState: Record<ScanState, ExitCode> = {
  running: exitCodes.failed,
  complete: exitCodes.done,
  partial: exitCodes.partial,
  'needs-review': exitCodes.partial,
  failed: exitCodes.failed,
  cancelled: exitCodes.cancelled,
};

/** The exit code that tells a script how a scan ended. */
export function exitCodeOfScan(
  report: ReviewedScanReport | undefined,
  failure: EndedScan['failure'] = null,
): ExitCode {
  if (!report) return exitCodes.failed;
  // Of a scan that ran in another process the record is all there is.
  const code = failure?.code ?? report.issues.at(-1)?.code;
  return report.state === 'failed' && code !== undefined
    ? exitCodeOfError(code)
    : exitCodeOfState[report.state];
}

/**
 * Scans, or follows the scan that runs elsewhere, shows progress, and says what came of it.
 * @param request what to scan with as things stand; asked for anew after each wait, in which much may change
 * @param waitingThread one that was started before the project was open
 * @param recorded called with the number of this run's own scan once it has a record
 */
export async function runAndSay(
  context: CommandContext,
  project: Project,
  request: () => Promise<ScanRequest>,
  waitingThread: ScanThread | null = null,
  recorded: (scanId: number) => void = () => undefined,
): Promise<EndedScan> {
  const { session, output } = context;
  const service = new ScanService(project, session.dataDir, waitingThread);
  const { scanId, failure } = await scanOrFollow(context, project, service, request, recorded);
  const report = await project.reads.scanReport(scanId);
  if (!report) throw new Error(`scan ${scanId} left no record`);
  session.log.info('scan ended', report);
  output.progressDone();
  if (!output.quiet) await sayScanSummary(output, project, report);
  else if (report.state !== 'complete')
    for (const { message } of report.issues) output.warn(printable(message));
  return { report, failure };
}

/** A scan that runs elsewhere is waited for; it takes the place of this one only when it reads the same. */
async function scanOrFollow(
  context: CommandContext,
  project: Project,
  service: ScanService,
  request: () => Promise<ScanRequest>,
  recorded: (scanId: number) => void,
): Promise<Pick<ScanOutcome, 'scanId' | 'failure'>> {
  for (;;) {
    const { order, access } = await request();
    context.session.log.info('scan started', order);
    const running = service.start(order, access);
    if (running) return outcomeOf(context, project, running, recorded);
    const followed = await follow(context, project, order.connectorId);
    if (followed === null) continue;
    const report = await project.reads.scanReport(followed);
    if (report && servesOrder(report, order)) return { scanId: followed, failure: null };
    context.output.progressDone();
    context.output.note('That scan did not read all that was asked for; now scanning that.');
  }
}

async function outcomeOf(
  { output, signal }: CommandContext,
  project: Project,
  running: RunningScan,
  recorded: (scanId: number) => void,
): Promise<ScanOutcome> {
  const cancel = () => running.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  const notes = progressNotes((line) => output.note(line));
  running.onProgress((progress) => {
    recorded(progress.scanId);
    // The record of the scan is read as soon as it has ended.
    if (progress.phase === 'reconciling') project.reads.warmUp();
    if (output.interactive) output.progress(progressLine(progress));
    else notes.show(progress);
  });
  const ended = await running.finished;
  if (!output.interactive) notes.end();
  signal.removeEventListener('abort', cancel);
  if (!ended.ok) throw new CommandRefused(ended.error.code, ended.error.message, ended.error.advice);
  return ended.value;
}

async function follow(
  { output, session, signal }: CommandContext,
  project: Project,
  connectorId: string,
): Promise<number | null> {
  output.note('A scan of this connector is already running; following it.');
  try {
    return await followScan(
      project,
      { dataDir: session.dataDir, connectorId },
      (scan) =>
        output.progress(`Scan ${scan.scanId}: ${scriptName(scan.phase)} · ${amount(scan.rows)} rows so far`),
      signal,
    );
  } catch (error) {
    if (signal.aborted) throw new CancelledError('No longer following the scan; it continues.');
    throw error;
  }
}
