import { createReadStream, rmSync, writeSync } from 'node:fs';
import process from 'node:process';
import { app } from 'electron';
import { shownError } from './cli/cli-error.ts';
import type { CommandLine } from './cli/command-context.ts';
import { type ExitCode, exitCodes } from './cli/exit-codes.ts';
import { commandLineOf } from './cli/process-command-line.ts';
import { runCommand } from './cli/run.ts';
import { makeTemporaryFolder } from './private-files/temporary-folder.ts';
import { startKeychainUtility } from './shell/keychain-utility.ts';

/** What starts it in an installed application, on every system. */
const launcher = 'sentinelone-connector-cli';

/**
 * Runs the command line in Electron's main process, for an installed application, whose binary does not run as plain
 * Node. No window, no tray, no icon in the dock; and not the lock of the one running application, with which the command
 * line gets on by the locks in the data folder.
 * @param env as `guardProcess` gave it
 */
export function startInstalledCli(words: readonly string[], env: NodeJS.ProcessEnv): void {
  settleBeforeReady();
  const ended = failWhenCutOff();
  run(words, env).then(
    (exitCode) => {
      ended();
      app.exit(exitCode);
    },
    (error: unknown) => {
      ended();
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      app.exit(exitCodes.failed);
    },
  );
}

/**
 * On Linux Electron ends with the session bus, or with the display: at once, without asking, with the exit code of
 * success (`ExitOnSessionLoss`). A command that has not ended has failed then, above all `watch`. Returns how to say
 * that it has ended.
 */
function failWhenCutOff(): () => void {
  let ended = false;
  app.on('quit', (_event, exitCode) => {
    if (ended || exitCode !== exitCodes.done) return;
    ended = true;
    // Nothing that has to be waited for is written any more.
    writeSync(2, 'The session of this command ended (its session bus is gone), and the command with it.\n');
    app.exit(exitCodes.failed);
  });
  return () => {
    ended = true;
  };
}

/** Keeps Chromium out of the way. */
function settleBeforeReady(): void {
  // What it keeps of its own goes to a folder of this run: a running application has the same files open.
  const folder = makeTemporaryFolder(`${launcher}-`);
  process.on('exit', () => removeQuietly(folder));
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  // As in the window: it would ask for a keychain to encrypt cookies, of which there are none.
  if (process.platform === 'darwin') app.commandLine.appendSwitch('use-mock-keychain');
  if (process.platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic');
}

function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Chromium's processes may still write into it; the system clears such folders.
  }
}

async function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> {
  // Before it there are no utility processes, and so no keychain; and it puts its own handlers of signals over ours.
  await app.whenReady();
  const commandLine = commandLineOf(process, {
    program: launcher,
    env,
    stdin: standardInput(),
    startKeychain: startKeychainUtility,
  });
  endInOrder(commandLine);
  const exitCode = await runCommand(words, commandLine);
  await commandLine.output.flush();
  return exitCode;
}

/** Electron on Windows gives its main process an input that is always at its end; what is piped in has to be read past it. */
function standardInput(): NodeJS.ReadStream {
  if (process.platform !== 'win32') return process.stdin;
  // Never a terminal: nothing can be asked there, only piped in.
  return createReadStream('', { fd: 0, autoClose: false }) as unknown as NodeJS.ReadStream;
}

/** What Electron does by itself, asking the application to quit or showing an error in a box, is for a desktop. */
function endInOrder({ output }: CommandLine): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    process.emit('SIGTERM');
  });
  const unexpected = (error: unknown): void => {
    output.error(shownError(error));
    void output.flush().then(() => app.exit(exitCodes.failed));
  };
  process.on('uncaughtException', unexpected);
  process.on('unhandledRejection', unexpected);
}
