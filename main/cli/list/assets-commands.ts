import type { Command } from 'commander';
import type { CommandLine } from '../command-context.ts';
import { day, shortened } from '../output/wording.ts';
import { amount } from '../scan/scan-progress.ts';
import { addListCommand } from './list-command.ts';

/** `assets list`. */
export function addAssetsCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('assets')
    .summary('list assets')
    .description('Assets: the endpoints of the consoles, as the project knows them.');
  addListCommand(group, commandLine, {
    noun: 'assets',
    description: 'Lists assets, by host name unless asked otherwise.',
    columns: [
      { heading: 'HOST NAME', cell: ({ hostName }) => shortened(hostName, 22) },
      { heading: 'SITE', cell: ({ siteName }) => shortened(siteName, 14) },
      { heading: 'STATE', cell: ({ state }) => state ?? '' },
      { heading: 'OPERATING SYSTEM', cell: ({ osName, osType }) => shortened(osName ?? osType, 18) },
      { heading: 'OPEN', cell: ({ openFindings }) => amount(openFindings ?? 0), align: 'right' },
      { heading: 'CRITICAL', cell: ({ openCritical }) => amount(openCritical ?? 0), align: 'right' },
      { heading: 'LAST ACTIVE', cell: ({ lastActive }) => day(lastActive) },
    ],
    examples: [
      "--filter 'hostName=web*' --filter state=active",
      "--filter 'lastActive=<2026-01-01' --sort lastActive",
      "--filter 'ipAddresses=10.1.*' --json",
      '--sort -openCritical --sort -openHigh --limit 10',
    ],
  });
}
