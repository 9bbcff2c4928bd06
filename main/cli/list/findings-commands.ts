import type { Command } from 'commander';
import { reasonWords } from '../../../preload/contract/reason-words.ts';
import { noLists } from '../../project/engines/engines.ts';
import { UsageError } from '../cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { minute, shortened } from '../output/wording.ts';
import { addListCommand } from './list-command.ts';
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
      { heading: 'SEVERITY', cell: ({ severity }) => severity ?? '' },
      { heading: 'SCORE', cell: ({ score }) => score?.toFixed(1) ?? '', align: 'right' },
      { heading: 'CVE', cell: ({ cve }) => shortened(cve, 16) },
      { heading: 'HOST NAME', cell: ({ hostName }) => shortened(hostName, 18) },
      {
        heading: 'APPLICATION',
        cell: ({ applicationName, applicationVersion }) =>
          shortened(`${applicationName} ${applicationVersion}`, 24),
      },
      { heading: 'STATUS', cell: ({ status }) => shortened(status, 14) },
    ],
    examples: [
      "--filter 'severity=>=high' --filter status=active",
      '--filter cve=CVE-2021-44228 --sort hostName',
      "--filter 'discovered=>=2026-01-01' --filter 'discovered=<2026-02-01'",
      "--filter 'applicationName=*chrome*' --filter osType=windows --json",
    ],
  });

  group
    .command('show')
    .description('Shows one finding with all its fields and its history.')
    .argument('<finding>', 'its findingId, as `findings list --json` gives it')
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector findings show 0b3l9v2q5h8d1f7c4t6s-k2m8r5a1o7e3i9u6g4jn-p0c6h3t9d2s8f5b1l7vq

JSON: {"finding":{every field},"history":[{"event","detail","scanId","at"}]}`,
    )
    .action(runWith(commandLine, showFinding, 'read'));
}

/** Characters of a value for people; `--json` has it whole. */
const maxValueLength = 2000;

async function showFinding({ session, output }: CommandContext, findingId: string): Promise<ExitCode> {
  const missing = new UsageError(
    `There is no finding ${findingId}.`,
    'Take its findingId from `sentinelone-connector findings list --json`.',
  );
  return readProject(session, async (project) => {
    const found = await (project?.lists ?? noLists).finding(findingId);
    if (!found.ok) throw found.error;
    if (found.value === null) throw missing;
    const { row: finding, history } = found.value;
    output.document({ finding, history });
    for (const [name, value] of Object.entries(finding)) {
      const shown = Array.isArray(value) ? value.join(', ') : String(value ?? '');
      if (shown !== '') output.show(`${name.padEnd(20)} ${shortened(printable(shown), maxValueLength)}`);
    }
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
