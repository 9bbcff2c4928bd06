import type { Command } from 'commander';
import { type CommandLine, runLoaded } from '../command-context.ts';

/** `demo`. */
export function addDemoCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('demo')
    .summary('try everything on a demo tenant, without a console or a token')
    .description(
      'Starts a SentinelOne console with an invented company on this machine, verifies a connector to it and ' +
        'scans it in Scan Mode. Every further run finds the company a day later. Its project is in the folder ' +
        '`demo` of the data folder, apart from your own.',
    )
    .option('--serve', 'leave the console running afterwards, to try other commands on it, until Ctrl+C')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector demo
  sentinelone-connector demo --serve

JSON: {"scans":[scan]}, each as \`sync --json\` gives it`,
    )
    .action(runLoaded(commandLine, async () => (await import('./demo-run.ts')).runDemo, 'demo'));
}
