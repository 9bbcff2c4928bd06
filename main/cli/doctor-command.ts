import type { Command } from 'commander';
import type { CommandLine } from './command-context.ts';

/** What `doctor` does besides looking. */
export interface DoctorOptions {
  readonly repair?: true;
  /** A file, as it was typed. */
  readonly bundle?: string;
}

/** `doctor`. */
export function addDoctorCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('doctor')
    .summary('check that everything the program needs is in order')
    .description(
      'Checks the data folder, settings, keychain, project, log and network, and each connector line by line, and says ' +
        'how to fix what is wrong. Changes nothing without --repair. Its output can be shared: it contains no token, ' +
        'no user name and no data of the project.',
    )
    .argument('[connector]', 'name or id of the only connector to check (default: all)')
    .option('--repair', 'repair what can be repaired without changing anything else')
    .option(
      '--bundle <file>',
      'also write a text file to pass on: checks, settings, scans, end of the log; masked',
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 when nothing failed (warnings may be there), 4 when only a token failed, else 1.

The bundle contains no token; user names, host names and addresses are masked in it. Read it before you share it.

Examples:
  sentinelone-connector doctor
  sentinelone-connector doctor --bundle diagnostics.txt
  sentinelone-connector doctor Production --json

JSON: {"checks":[{"id","title","state":"passed|warning|failed|skipped","finding","advice","code"}]};
with --repair also "repaired":["what was done"], with --bundle also "bundle":{"file","bytes"}`,
    )
    // Without a session: what keeps one from being opened is what this command is there to find.
    .action(async (connector: string | undefined, options: DoctorOptions, command: Command) => {
      const { runDoctor } = await import('./doctor-run.ts');
      const { dataDir } = command.optsWithGlobals<{ dataDir?: string }>();
      commandLine.exitCode = await runDoctor(commandLine, { ...options, dataDir, connector });
    });
}
