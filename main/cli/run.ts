import { type Command, CommanderError } from 'commander';
import { CancelledError, shownError, UsageError } from './cli-error.ts';
import type { CommandLine } from './command-context.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSupportedNode } from './node-version.ts';
import { buildProgram } from './program.ts';

/** Runs one command; `args` are the words after the program's name. Never throws: every failure is shown. */
export async function runCommand(args: readonly string[], commandLine: CommandLine): Promise<ExitCode> {
  const { output, signal } = commandLine;
  // For errors in the command line itself, which are met before its options are known.
  output.configure({ json: args.includes('--json'), quiet: args.includes('--quiet') });
  const program = buildProgram(commandLine);
  try {
    expectSupportedNode(process.versions.node);
    await program.parseAsync(args, { from: 'user' });
    return commandLine.exitCode;
  } catch (error) {
    const helpWasAskedFor = error instanceof CommanderError && error.exitCode === 0;
    if (helpWasAskedFor) return exitCodes.done;
    const failure = error instanceof CommanderError ? usageErrorOf(error, program, args) : error;
    const shown = shownError(signal.aborted ? new CancelledError() : failure);
    output.error(shown);
    return shown.exitCode;
  }
}

/** Puts a complaint of commander into the form of all errors. */
function usageErrorOf(error: CommanderError, program: Command, args: readonly string[]): UsageError {
  const advice = `Run \`${[...namedCommands(program, args), '--help'].join(' ')}\` to see what there is.`;
  // Commander's word for a group without one of its commands; it has shown the group's help by now.
  if (error.code === 'commander.help') return new UsageError('Say which command to run.', advice);
  const [message = '', ...suggestions] = error.message.replace(/^error: /, '').split('\n');
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`;
  return new UsageError([sentence, ...suggestions].join(' '), advice);
}

/** The words of the command that `args` name, as far as there is one: the program, then a group, then a command. */
function namedCommands(program: Command, args: readonly string[]): string[] {
  const words = [program.name()];
  let level = program;
  for (const arg of args) {
    const found = level.commands.find((command) => command.name() === arg);
    if (found === undefined) continue;
    words.push(found.name());
    level = found;
  }
  return words;
}
