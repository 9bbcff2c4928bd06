import type { Command } from 'commander';
import type { Result } from '../../preload/contract/result.ts';
import type { DesktopFacts } from '../diagnostics/desktop-checks.ts';
import type { Redactor } from '../logging/redactor.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyError } from '../policy/policy-error.ts';
import type { KeychainProcess } from '../secrets/keychain-client.ts';
import type { DataFolderUse } from '../settings/data-dir.ts';
import { CancelledError, UsageError } from './cli-error.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Output } from './output/output.ts';
import { openSession, type Session } from './session.ts';

/** What the process brings to a run of the command line. */
export interface CommandLine {
  readonly output: Output;
  readonly redactor: Redactor;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  /** Starts the process that talks to the keychain. */
  readonly startKeychain: () => KeychainProcess;
  /** Tells of the sandbox for pages, in an installed application on Linux; null elsewhere. */
  readonly pageSandbox: DesktopFacts['pageSandbox'];
  /** Awaited once, when it is known which command runs and before it does. */
  readonly begin: () => Promise<void>;
  /** Aborted by Ctrl+C: a command then ends as soon as it can, leaving what it did in a state to continue from. */
  readonly signal: AbortSignal;
  /** Of this machine; a failure when nothing is known of what it asks for, which keeps every command from running. */
  readonly policy: Result<Policy, PolicyError>;
  /** The exit code of the command that ran. */
  exitCode: ExitCode;
}

/** A run of one command: the command line and the services on its data folder. */
export interface CommandContext extends CommandLine {
  readonly session: Session;
}

/**
 * Makes a command's action of its handler: opens the session on the data folder that the global options name, runs the
 * handler and keeps its exit code. `Args` are the command's arguments followed by its options.
 * @param use `read` for a command that works in a data folder in which nothing can be written
 */
export function runWith<Args extends unknown[]>(
  commandLine: CommandLine,
  handler: (context: CommandContext, ...args: Args) => Promise<ExitCode>,
  use: DataFolderUse = 'write',
): (...args: [...Args, Command]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const args = given.slice(0, -1) as Args;
    const { dataDir, project } = command.optsWithGlobals<{ dataDir?: string; project?: string }>();
    const { env, platform, output, redactor, policy, startKeychain } = commandLine;
    const session = openSession({
      use,
      dataDir,
      project,
      env,
      platform,
      output,
      redactor,
      policy,
      startKeychain,
    });
    try {
      commandLine.exitCode = await handler({ ...commandLine, session }, ...args);
    } catch (error) {
      // What a person did is told to that person; only what went wrong is for the log.
      const expected = error instanceof UsageError || error instanceof CancelledError;
      if (!expected) session.log.error(`\`${command.name()}\` failed`, error);
      throw error;
    }
  };
}

/**
 * As `runWith`, for a handler that is only loaded when its command runs: those that talk to a console bring much with
 * them that no other command needs.
 */
export function runLoaded<Args extends unknown[]>(
  commandLine: CommandLine,
  load: () => Promise<(context: CommandContext, ...args: Args) => Promise<ExitCode>>,
  use: DataFolderUse = 'write',
): (...args: [...Args, Command]) => Promise<void> {
  return runWith<Args>(
    commandLine,
    async (context, ...args) => {
      const handler = await load();
      return handler(context, ...args);
    },
    use,
  );
}
