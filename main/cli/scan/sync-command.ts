import type { Command } from 'commander';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { exitCodeOfScan } from './run-scan.ts';
import { scanConnector } from './scan-connector.ts';
import { addScopeOptions, type ScopeOptions, scopeOf } from './scope-options.ts';

interface SyncOptions extends ScopeOptions {
  readonly full?: boolean;
}

/** `sync`. */
export function addSyncCommand(program: Command, commandLine: CommandLine): void {
  const command = program
    .command('sync')
    .summary('scan a console into the project')
    .description(
      'Scans a console into the project: what changed since the last scan, or everything when a full ' +
        'reconciliation is due. Continues an interrupted scan. While a scan of the same ' +
        'connector runs elsewhere, follows that one; when it was of something else, scans afterwards.',
    )
    .argument('[connector]', 'name or id; not needed when there is only one connector')
    .option('--full', 'read everything, also where a delta would do');
  addScopeOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector sync
  sentinelone-connector sync Production --full
  sentinelone-connector sync --sites 1286405255257023125,Headquarters --json

JSON: {"scan":{"id","connector","mode","kind":"full|delta","scope":{"accountIds","siteIds","groupIds"},
  "state":"complete|partial|needs-review|failed|cancelled","startedAt","finishedAt","durationMs",
  "assets":{"seen","new","updated","unchanged","deactivated","returned"},
  "findings":{"seen","new","updated","unchanged","mitigated","reopened","awaitingConfirmation"},
  "quarantined","requests","retries","bytes","issues":[{"code","message"}]}}`,
    )
    .action(runWith(commandLine, sync));
}

async function sync(
  context: CommandContext,
  nameOrId: string | undefined,
  options: SyncOptions,
): Promise<ExitCode> {
  const connector = expectSuccess(context.session.connectors.find(nameOrId));
  const scope = await scopeOf(context, connector, options);
  const { report, failure } = await scanConnector(context, connector, scope, options.full ?? false);
  return exitCodeOfScan(report, failure);
}
