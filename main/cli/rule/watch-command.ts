import type { Command } from 'commander';
import { type CommandLine, runLoaded } from '../command-context.ts';

/** `watch`. */
export function addWatchCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('watch')
    .summary('keep running and scan when rules are due')
    .description(
      'Keeps running, scans when rules are due, and makes scheduled backups, in every project unless --project ' +
        'names one: for servers. One line for each event. ' +
        'Rules that are added or changed in the meantime are picked up. Ctrl+C, SIGTERM or SIGHUP ends it; ' +
        'a running scan then stops cleanly and continues when `watch` runs again. ' +
        'Where SENTINELONE_API_TOKEN is set, all rules must be of one connector.',
    )
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector watch
  sentinelone-connector watch --data-dir /var/lib/sentinelone-connector

JSON: {"watched":{"from","until","started","ended","failed","cancelled","paused"}}, at the end;
  the last five are numbers of runs, and of rules that were paused because their token was dead`,
    )
    .action(runLoaded(commandLine, async () => (await import('./watch-run.ts')).watch));
}
