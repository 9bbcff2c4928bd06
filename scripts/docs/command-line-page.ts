import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import type { CommandLine } from '../../main/cli/command-context.ts';
import { exitCodes } from '../../main/cli/exit-codes.ts';
import { Output } from '../../main/cli/output/output.ts';
import { buildProgram } from '../../main/cli/program.ts';
import { Redactor } from '../../main/logging/redactor.ts';
import { noPolicy } from '../../main/policy/policy.ts';
import { forkKeychainProcess } from '../../main/secrets/keychain-fork.ts';
import { success } from '../../preload/contract/result.ts';
import { generated } from './markdown.ts';

/** Characters in a line of help. */
const width = 100;

/** The text of docs/command-line.md: the help of every command, as the program gives it. */
export function commandLinePage(): string {
  const redactor = new Redactor();
  const nowhere = new PassThrough();
  const commandLine: CommandLine = {
    output: new Output({ stdout: nowhere, stderr: nowhere, env: {}, redactor }),
    redactor,
    env: {},
    platform: 'linux',
    stdin: process.stdin,
    stderr: process.stderr,
    // No command runs.
    startKeychain: forkKeychainProcess,
    begin: async () => undefined,
    pageSandbox: null,
    signal: new AbortController().signal,
    policy: success(noPolicy),
    exitCode: exitCodes.done,
  };
  const program = buildProgram(commandLine);
  const commands = leavesOf(program);
  const contents = commands.map(({ name }) => `- [${name}](#${anchorOf(name)})`).join('\n');
  const sections = commands.map(({ name, command }) => `## ${name}\n\n${helpOf(command)}`).join('\n');
  return `# Command line

${generated}

The program is called \`sentinelone-connector\` here. An installed application brings it as
\`sentinelone-connector-cli\` ([where it is](administrators-guide.md#the-command-line)); in the repository it is run as
\`npm run -s cli -- <command>\`.

${helpOf(program)}
${contents}

${sections}`;
}

/** Every command that does something, by its whole name: \`connector add\`. */
function leavesOf(command: Command, above = ''): { readonly name: string; readonly command: Command }[] {
  return command.commands.flatMap((inner) => {
    if (inner.name() === 'help') return [];
    const name = `${above}${inner.name()}`;
    return inner.commands.length === 0 ? [{ name, command: inner }] : leavesOf(inner, `${name} `);
  });
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => width,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return `\`\`\`text\n${text.replace(/[ \t]+$/gm, '').trim()}\n\`\`\`\n`;
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}
