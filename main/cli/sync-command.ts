import type { Command } from 'commander';
import type { ScanScope } from '../../preload/contract/scope.ts';
import type { ConsoleAccess } from '../ingest/scan-messages.ts';
import type { ScanOrder } from '../ingest/scan-run.ts';
import { UsageError } from './cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from './command-context.ts';
import type { ExitCode } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { withProject } from './open-project.ts';
import { exitCodeOfScan, runAndSay } from './run-scan.ts';
import { scanDocument } from './scan-document.ts';
import { currentSettings, tokenOf } from './session.ts';

interface SyncOptions {
  readonly full?: boolean;
  readonly accounts?: string;
  readonly sites?: string;
  readonly groups?: string;
}

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
  const { session, output, env, redactor } = context;
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
  return withProject(session, async (project) => {
    const { report, failure } = await runAndSay(context, project, order, access);
    output.document(scanDocument(report));
    return exitCodeOfScan(report, failure);
  });
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
