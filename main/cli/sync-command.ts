import type { Command } from 'commander';
import type { ScanState } from '../../preload/contract/scan-report.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { followScan } from '../ingest/follow-scan.ts';
import type { ConsoleAccess } from '../ingest/scan-messages.ts';
import type { ScanOrder, ScanOutcome } from '../ingest/scan-run.ts';
import { type RunningScan, ScanService } from '../ingest/scan-service.ts';
import type { Project } from '../project/project.ts';
import { scanReport } from '../project/queries/scan-reports.ts';
import { CancelledError, CommandRefused, exitCodeOfError, UsageError } from './cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from './command-context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { withProject } from './open-project.ts';
import { scanDocument } from './scan-document.ts';
import { amount, progressLine } from './scan-progress.ts';
import { sayScanSummary } from './scan-summary.ts';
import { currentSettings, tokenOf } from './session.ts';

interface SyncOptions {
  readonly full?: boolean;
  readonly accounts?: string;
  readonly sites?: string;
  readonly groups?: string;
}

const exitCodeOfState: Record<Exclude<ScanState, 'running'>, ExitCode> = {
  complete: exitCodes.done,
  partial: exitCodes.partial,
  'needs-review': exitCodes.partial,
  failed: exitCodes.failed,
  cancelled: exitCodes.cancelled,
};

/** `sync`. */
export function addSyncCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('sync')
    .summary('scan a console into the project')
    .description(
      'Scans a console into the project: what changed since the last scan, or everything when a full\n' +
        'reconciliation is due. Goes on with a scan that was interrupted. While a scan of the same\n' +
        'connector runs elsewhere, follows that one.',
    )
    .argument('[connector]', 'name or id; not needed when there is only one connector')
    .option('--full', 'read everything, also where a delta would do')
    .option('--accounts <ids>', 'only these accounts (ids with commas between them)')
    .option('--sites <ids>', 'only these sites')
    .option('--groups <ids>', 'only these groups')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector sync
  sentinelone-connector sync Production --full
  sentinelone-connector sync --sites 1286405255257023125,1758952600032266153 --json

JSON: {"scan":{"id","connector","mode","kind":"full|delta","scope":{"accountIds","siteIds","groupIds"},
  "state":"complete|partial|needs-review|failed|cancelled","startedAt","finishedAt","durationMs",
  "assets":{"seen","new","updated","unchanged","deactivated","returned"},
  "findings":{"seen","new","updated","unchanged","mitigated","reopened"},
  "quarantined","requests","retries","bytes","issues":[{"code","message"}]}}`,
    )
    .action(runWith(commandLine, sync));
}

async function sync(
  context: CommandContext,
  nameOrId: string | undefined,
  options: SyncOptions,
): Promise<ExitCode> {
  const { session, env, redactor } = context;
  const scope = scopeOf(options);
  const connector = expectSuccess(session.connectors.find(nameOrId));
  const { token } = await tokenOf(session, connector, env, redactor);
  const { mode, network, fullReconciliationHours } = currentSettings(session);
  const order: ScanOrder = {
    connectorId: connector.id,
    connectorName: connector.name,
    mode,
    scope,
    full: options.full ?? false,
    reconciliationHours: fullReconciliationHours,
  };
  const access: ConsoleAccess = { origin: connector.url, token, ...network };
  return withProject(session, (project) => runAndReport(context, project, order, access));
}

/** Scans, shows progress, and says what came of it. */
export async function runAndReport(
  context: CommandContext,
  project: Project,
  order: ScanOrder,
  access: ConsoleAccess,
): Promise<ExitCode> {
  const { session, output } = context;
  session.log.info('scan started', order);
  const { scanId, failure } = await scanOrFollow(context, project, order, access);
  const report = await scanReport(project, scanId);
  if (!report || report.state === 'running') throw new Error(`scan ${scanId} left no result`);
  session.log.info('scan ended', report);
  output.progressDone();
  await sayScanSummary(output, project, report);
  output.document(scanDocument(report));
  if (report.state === 'failed' && failure) return exitCodeOfError(failure.code);
  return exitCodeOfState[report.state];
}

async function scanOrFollow(
  context: CommandContext,
  project: Project,
  order: ScanOrder,
  access: ConsoleAccess,
): Promise<Pick<ScanOutcome, 'scanId' | 'failure'>> {
  const service = new ScanService(project, context.session.dataDir);
  for (;;) {
    const running = service.start(order, access);
    if (running) return outcomeOf(context, running);
    const followed = await follow(context, project, order.connectorId);
    if (followed !== null) return { scanId: followed, failure: null };
  }
}

async function outcomeOf({ output, signal }: CommandContext, running: RunningScan): Promise<ScanOutcome> {
  const cancel = () => running.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  let phase: string | null = null;
  running.onProgress((progress) => {
    if (!output.interactive && progress.phase !== phase) output.note(progressLine(progress));
    phase = progress.phase;
    output.progress(progressLine(progress));
  });
  const ended = await running.finished;
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
      session.dataDir,
      connectorId,
      (scan) => output.progress(`Scan ${scan.scanId}: ${scan.phase} · ${amount(scan.rows)} rows so far`),
      signal,
    );
  } catch (error) {
    if (signal.aborted) throw new CancelledError('No longer following the scan; it goes on.');
    throw error;
  }
}

function scopeOf(options: SyncOptions): ScanScope {
  return {
    accountIds: idsOf('--accounts', options.accounts),
    siteIds: idsOf('--sites', options.sites),
    groupIds: idsOf('--groups', options.groups),
  };
}

function idsOf(option: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const ids = text.split(',').map((id) => id.trim());
  const wrong = ids.find((id) => !/^\d{1,20}$/.test(id));
  if (wrong !== undefined) {
    throw new UsageError(
      `${option} got "${wrong}", which is not an id.`,
      'Give the ids that the console shows, digits only, with commas between them.',
    );
  }
  return ids;
}
