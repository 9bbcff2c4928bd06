import type { Command } from 'commander';
import { scopeWords } from '../../../preload/contract/scope-words.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { addLimitOption } from '../list/list-options.ts';
import { noScanYet, readProject } from '../list/read-project.ts';
import { table } from '../output/table.ts';
import { cutNote, minute } from '../output/wording.ts';
import { addReviewCommand } from './review-command.ts';
import { amount } from './scan-progress.ts';
import { showScan } from './scans-show.ts';

const scanShape = `scan: {"id","connector","connectorId","mode","kind","scope","state","startedAt","finishedAt","durationMs",
  "assets":{"seen","new","updated","unchanged","deactivated","returned"},
  "findings":{"seen","new","updated","unchanged","mitigated","reopened","awaitingConfirmation"},
  "quarantined","requests","retries","bytes","issues":[{"code","message"}],"review","reviewedAt",
  "scopeNames":{id:name}}`;

interface ListOptions {
  readonly connector?: string;
  readonly limit: number;
}

/** `scans list | show | review`. */
export function addScansCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('scans')
    .summary('list scans, show what one did, review a mass change')
    .description('Scans: the Import History of the project.');

  const list = group
    .command('list')
    .description('Lists scans, the newest first.')
    .option('--connector <connector>', 'only those of this connector (name or id)');
  addLimitOption(list, 'scans to show at most', 20)
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector scans list
  sentinelone-connector scans list --connector Production --limit 5 --json

JSON: {"scans":[scan],"total"}
  ${scanShape}`,
    )
    .action(runWith(commandLine, listScans, 'read'));

  const show = group
    .command('show')
    .description('Shows one scan: its counts, issues, walks, quarantined records and what changed, by name.')
    .argument('<id>', 'its number, as `scans list` gives it');
  addLimitOption(show, 'names of each kind of change, and quarantined records, to show at most', 10)
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector scans show 12
  sentinelone-connector scans show 12 --limit 100 --json

JSON: {"scan":scan,"issues":[{"code","message","cause","at"}],
  "walks":[{"id","resource","scope","changedSince","state","complete","pages","rows","duplicates","quarantined",
    "expectedTotal","startedAt"}],
  "quarantined":[{"resource","reason","raw"}],
  "changes":{"newFindings","reopenedFindings","mitigatedFindings","awaitingFindings","newAssets","deactivatedAssets","returnedAssets"}}
  each of the changes: {"total","shown":[...]}
  ${scanShape}`,
    )
    .action(runWith(commandLine, showScan, 'read'));

  addReviewCommand(group, commandLine);
}

async function listScans(
  { session, output }: CommandContext,
  { connector, limit }: ListOptions,
): Promise<ExitCode> {
  const chosen =
    connector === undefined ? {} : { connectorId: expectSuccess(session.connectors.find(connector)).id };
  return readProject(session, async (project) => {
    const { scans, total } = project
      ? await project.reads.scanReports({ limit, ...chosen })
      : { scans: [], total: 0 };
    output.document({ scans, total });
    if (total === 0) {
      output.say(noScanYet(session));
      return exitCodes.done;
    }
    const lines = table(
      [
        { heading: 'ID', cell: ({ id }) => String(id), align: 'right' },
        { heading: 'STARTED (UTC)', cell: ({ startedAt }) => minute(startedAt) },
        { heading: 'CONNECTOR', cell: (scan) => scan.connector },
        { heading: 'SCOPE', cell: ({ scope, scopeNames }) => scopeWords(scope, scopeNames) },
        { heading: 'KIND', cell: ({ kind, mode }) => (mode === 'scan' ? kind : `${kind} assets`) },
        { heading: 'STATE', cell: ({ state }) => state },
        { heading: 'ASSETS', cell: ({ assets }) => amount(assets.seen), align: 'right' },
        { heading: 'FINDINGS', cell: ({ findings }) => amount(findings.seen), align: 'right' },
        { heading: 'NEW', cell: ({ findings }) => amount(findings.new), align: 'right' },
        { heading: 'GONE', cell: ({ findings }) => amount(findings.mitigated), align: 'right' },
      ],
      scans,
      output.width,
    );
    for (const line of lines) output.show(line);
    if (scans.length < total) output.show(cutNote(scans.length, total));
    return exitCodes.done;
  });
}
