import type { Command } from 'commander';
import type { CommandLine } from '../command-context.ts';
import { day, shortened } from '../output/wording.ts';
import { amount } from '../scan/scan-progress.ts';
import { addListCommand } from './list-command.ts';

/** `vulnerabilities list`. */
export function addVulnerabilitiesCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('vulnerabilities')
    .summary('list unique findings')
    .description('Vulnerabilities: the unique findings, one for each CVE.');
  addListCommand(group, commandLine, {
    noun: 'vulnerabilities',
    description:
      'Lists unique findings: each CVE with the worst of its instances and how many there are, the worst and most ' +
      'widespread first unless asked otherwise.',
    columns: [
      { heading: 'CVE', cell: ({ cve }) => shortened(cve, 18) },
      { heading: 'SEVERITY', cell: ({ severity }) => severity ?? '' },
      { heading: 'SCORE', cell: ({ score }) => score?.toFixed(1) ?? '', align: 'right' },
      { heading: 'ASSETS', cell: ({ assetsAffected }) => amount(assetsAffected ?? 0), align: 'right' },
      { heading: 'OPEN', cell: ({ openInstances }) => amount(openInstances ?? 0), align: 'right' },
      { heading: 'PUBLISHED', cell: ({ published }) => day(published) },
      { heading: 'APPLICATIONS', cell: ({ applications }) => shortened(applications.join(', '), 28) },
    ],
    examples: [
      "--filter 'severity=>=high' --filter 'openInstances=>0'",
      "--filter 'applications=*java*'",
      '--sort -assetsAffected --limit 20 --json',
    ],
  });
}
