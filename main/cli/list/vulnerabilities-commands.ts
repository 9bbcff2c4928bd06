import type { Command } from 'commander';
import { noLists } from '../../project/engines/engines.ts';
import { CommandRefused } from '../cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { addListCommand } from './list-command.ts';
import { showRow } from './list-row.ts';
import { readProject } from './read-project.ts';

/** `vulnerabilities list | show`. */
export function addVulnerabilitiesCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('vulnerabilities')
    .summary('list unique findings, show one')
    .description('Vulnerabilities: the unique findings, one for each CVE.');
  addListCommand(group, commandLine, {
    noun: 'vulnerabilities',
    description:
      'Lists unique findings: each CVE with the worst of its instances and how many there are, the worst and most ' +
      'widespread first unless asked otherwise.',
    columns: [
      { field: 'cve' },
      { field: 'severity' },
      { field: 'score' },
      { field: 'knownExploited' },
      { field: 'assetsAffected', heading: 'ASSETS' },
      { field: 'openInstances', heading: 'OPEN' },
      { field: 'published' },
      { field: 'applications' },
    ],
    examples: [
      "--filter 'severity=>=high' --filter 'openInstances=>0'",
      "--filter 'applications=*java*'",
      '--sort -assetsAffected --limit 20 --json',
    ],
  });

  group
    .command('show')
    .description('Shows one vulnerability with all its fields, and how to list its findings.')
    .argument('<cve>', 'its CVE, such as CVE-2021-44228')
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector vulnerabilities show CVE-2021-44228

JSON: {"vulnerability":{every field}}`,
    )
    .action(runWith(commandLine, showVulnerability, 'read'));
}

async function showVulnerability({ session, output }: CommandContext, cve: string): Promise<ExitCode> {
  return readProject(session, async (project) => {
    const details = await (project?.lists ?? noLists).vulnerability(cve);
    if (details === null) {
      throw new CommandRefused(
        'vulnerability-not-found',
        `No finding is of the vulnerability ${cve}.`,
        'See `sentinelone-connector vulnerabilities list` for those that there are.',
      );
    }
    const { row: vulnerability } = details;
    output.document({ vulnerability });
    showRow(output, 'vulnerabilities', vulnerability);
    output.note(`List its findings with \`findings list --filter cve=${vulnerability.cve}\`.`);
    return exitCodes.done;
  });
}
