import { Command } from 'commander';
import { z } from 'zod';
import { readTextFile } from '../text-files/read-text.ts';
import type { CommandLine } from './command-context.ts';
import { addConnectorCommands } from './connector/connector-commands.ts';
import { addDemoCommand } from './demo/demo-command.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addExplainCommand } from './explain-command.ts';
import { addKnownExploitedCommands } from './known-exploited-commands.ts';
import { addAssetsCommands } from './list/assets-commands.ts';
import { addExportCommand } from './list/export-command.ts';
import { addFindingsCommands } from './list/findings-commands.ts';
import { addVulnerabilitiesCommands } from './list/vulnerabilities-commands.ts';
import { addModeCommand } from './mode-command.ts';
import { addNetworkCommand } from './network-command.ts';
import { addPolicyCommand } from './policy-command.ts';
import { addProjectCommands } from './project/project-commands.ts';
import { addRuleCommands } from './rule/rule-commands.ts';
import { addWatchCommand } from './rule/watch-command.ts';
import { addScansCommands } from './scan/scans-commands.ts';
import { addScopesCommands } from './scan/scopes-command.ts';
import { addSyncCommand } from './scan/sync-command.ts';
import { addStatusCommand } from './status/status-command.ts';

const exitCodeHelp = `
Exit codes:
  0    done
  1    failed
  2    usage: unknown command or option, bad value
  3    done in part, or waiting for review
  4    credentials: token rejected, missing, or without permission
  130  cancelled (Ctrl+C)

Environment:
  SENTINELONE_API_TOKEN           API token for this run, instead of the one in the keychain
  SENTINELONE_CONNECTOR_DATA_DIR  data folder, where --data-dir is not given
  SENTINELONE_CONNECTOR_PROJECT   project, where --project is not given
  NO_COLOR                        no colours
`;

/** The whole command line. Options of the program may stand before and after the command. */
export function buildProgram(commandLine: CommandLine): Command {
  const { output } = commandLine;
  const program = new Command('sentinelone-connector')
    .description('Keeps a local vulnerability project in step with a SentinelOne console.')
    .version(programVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .option('--data-dir <dir>', 'folder with settings, project and logs')
    .option('--project <project>', 'project, by name or id; not needed when there is only one')
    .option('--json', 'one JSON document on stdout, everything else on stderr')
    .option('--quiet', 'only the requested output, warnings and errors')
    // Inherited by the commands that are added after it.
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => output.help(text),
      writeErr: (text) => output.helpOnError(text),
      // Usage errors are shown like all others, where they are caught.
      outputError: () => undefined,
    })
    .addHelpText('after', exitCodeHelp)
    .hook('preAction', async (_program, command) => {
      const { json = false, quiet = false } = command.optsWithGlobals<{ json?: boolean; quiet?: boolean }>();
      output.configure({ json, quiet });
      await commandLine.begin();
    });
  addConnectorCommands(program, commandLine);
  addModeCommand(program, commandLine);
  addProjectCommands(program, commandLine);
  addSyncCommand(program, commandLine);
  addScopesCommands(program, commandLine);
  addRuleCommands(program, commandLine);
  addWatchCommand(program, commandLine);
  addNetworkCommand(program, commandLine);
  addPolicyCommand(program, commandLine);
  addDemoCommand(program, commandLine);
  addDoctorCommand(program, commandLine);
  addExplainCommand(program, commandLine);
  addStatusCommand(program, commandLine);
  addAssetsCommands(program, commandLine);
  addFindingsCommands(program, commandLine);
  addVulnerabilitiesCommands(program, commandLine);
  addExportCommand(program, commandLine);
  addScansCommands(program, commandLine);
  addKnownExploitedCommands(program, commandLine);
  return program;
}

/** The version in the nearest package.json above: beside `main` in the sources, above `dist` when compiled. */
function programVersion(): string {
  for (const path of ['../../package.json', '../../../package.json']) {
    try {
      const text = readTextFile(new URL(path, import.meta.url));
      return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return 'unknown';
}
