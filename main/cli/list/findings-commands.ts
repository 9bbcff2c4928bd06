import type { Command } from 'commander';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import { noLists } from '../../project/engines/engines.ts';
import { CommandRefused } from '../cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { table } from '../output/table.ts';
import { hostOrId, minute } from '../output/wording.ts';
import { addListCommand } from './list-command.ts';
import { showRow } from './list-row.ts';
import { readProject } from './read-project.ts';

/** `findings list | show`. */
export function addFindingsCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('findings')
    .summary('list findings, show one with its history')
    .description('Findings: each a CVE in one application version on one asset.');
  addListCommand(group, commandLine, {
    noun: 'findings',
    description: 'Lists finding instances, the worst first unless asked otherwise.',
    columns: [
      { field: 'severity' },
      { field: 'score' },
      { field: 'knownExploited' },
      { field: 'cve' },
      { field: 'hostName', cell: hostOrId },
      {
        field: 'applicationName',
        cell: ({ applicationName, applicationVersion }) =>
          `${applicationName ?? ''} ${applicationVersion ?? ''}`.trim(),
      },
      { field: 'status' },
      { field: 'siteName' },
      { field: 'discovered' },
      { field: 'findingId', heading: 'ID' },
    ],
    examples: [
      "--filter 'severity=>=high' --filter status=active",
      '--filter cve=CVE-2021-44228 --sort hostName',
      "--filter 'discovered=>=2026-01-01' --filter 'discovered=<2026-02-01'",
      "--filter 'applicationName=*chrome*' --filter osType=windows --json",
      '--filter knownExploited=true --columns cve,hostName,discovered,findingId',
    ],
  });

  group
    .command('show')
    .description('Shows one finding with all its fields and its history.')
    .argument('<finding>', 'its findingId, as `findings list` gives it in its last column')
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector findings show 0b3l9v2q5h8d1f7c4t6s-k2m8r5a1o7e3i9u6g4jn-p0c6h3t9d2s8f5b1l7vq

JSON: {"finding":{every field},"history":[{"event","detail","scanId","at"}]}`,
    )
    .action(runWith(commandLine, showFinding, 'read'));
}

async function showFinding({ session, output }: CommandContext, findingId: string): Promise<ExitCode> {
  return readProject(session, async (project) => {
    const found = await (project?.lists ?? noLists).finding(findingId);
    if (!found.ok) throw found.error;
    if (found.value === null) throw missing(findingId);
    const { row: finding, history } = found.value;
    output.document({ finding, history });
    showRow(output, 'findings', finding);
    output.show();
    const lines = table(
      [
        { heading: 'WHEN (UTC)', cell: ({ at }) => minute(at) },
        { heading: 'SCAN', cell: ({ scanId }) => String(scanId ?? ''), align: 'right' },
        { heading: 'EVENT', cell: ({ event }) => event },
        { heading: 'DETAIL', cell: ({ detail }) => (detail === null ? 'taken back' : reasonWords(detail)) },
      ],
      history,
      output.width,
    );
    for (const line of lines) output.show(line);
    return exitCodes.done;
  });
}

/** A CVE is looked for by whoever has read of it; it has as many findings as there are places it was found in. */
function missing(text: string): CommandRefused {
  const cve = text.trim().toUpperCase();
  return /^CVE-\d{4}-\d{4,}$/.test(cve)
    ? new CommandRefused(
        'finding-not-found',
        `${cve} is a vulnerability, which may have many findings, and not the id of one.`,
        `List its findings with \`sentinelone-connector findings list --filter cve=${cve}\`, or see the vulnerability with \`vulnerabilities show ${cve}\`.`,
      )
    : new CommandRefused(
        'finding-not-found',
        `There is no finding ${text}.`,
        'Take its findingId from `sentinelone-connector findings list --columns findingId,cve,hostName`.',
      );
}
