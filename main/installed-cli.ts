import { createReadStream, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { isatty, ReadStream } from 'node:tty';
import { app } from 'electron';
import { shownError } from './cli/cli-error.ts';
import type { CommandLine } from './cli/command-context.ts';
import { type ExitCode, exitCodes } from './cli/exit-codes.ts';
import type { Interruption } from './cli/interruption.ts';
import { commandLineOf } from './cli/process-command-line.ts';
import { runCommand } from './cli/run.ts';
import { type ChromiumFolder, openChromiumFolder } from './shell/chromium-folder.ts';
import { startKeychainUtility } from './shell/keychain-utility.ts';
import { pageSandbox } from './shell/page-sandbox.ts';

/** What starts it in an installed application, on every system. */
const launcher = 'sentinelone-connector-cli';

/**
 * Runs the command line in Electron's main process, for an installed application, whose binary does not run as plain
 * Node. No window, no tray, no icon in the dock; and not the lock of the one running application, with which the command
 * line gets on by the locks in the data folder.
 *
 * Resolves when Electron may go on, which is waiting for the process's entry to run to its end. Help, the version and usage
 * errors have ended the process by then: none of Chromium is started for them, and nothing is left of them.
 * @param env as `guardProcess` gave it
 */
export async function startInstalledCli(words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const electronWanted = Promise.withResolvers<void>();
  let folder: ChromiumFolder | null = null;
  const ended = failWhenCutOff();
  const end = (exitCode: ExitCode): void => {
    ended();
    // Before the loop runs Electron ends without a word to anybody, an `exit` of the process among them.
    folder?.remove();
    app.exit(exitCode);
  };
  const commandLine = commandLineOf(process, {
    program: launcher,
    env,
    stdin: standardInput(),
    startKeychain: startKeychainUtility,
    pageSandbox: process.platform === 'linux' ? pageSandbox : null,
    beforeCommand: async (interruption) => {
      folder = settleBeforeReady();
      electronWanted.resolve();
      // Before it there are no utility processes, and so no keychain; and it puts its own handlers of signals over ours.
      await app.whenReady();
      // It is ready before its loop runs. To end in between would tear its threads' ground away under them.
      await new Promise((resolve) => setImmediate(resolve));
      outliveQuitting(interruption);
    },
  });
  showUnexpected(commandLine, end);
  refusePages();
  const commandEnded = run(words, commandLine).then(end, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    end(exitCodes.failed);
  });
  await Promise.race([electronWanted.promise, commandEnded]);
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

/** Keeps Chromium out of the way; gives the folder with what it keeps of its own. */
function settleBeforeReady(): ChromiumFolder {
  // A running application has the files in its own folder open.
  const folder = openChromiumFolder(tmpdir());
  process.on('exit', () => folder.remove());
  app.setPath('userData', folder.path);
  app.setPath('sessionData', folder.path);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  // As in the window: it would ask for a keychain to encrypt cookies, of which there are none.
  if (process.platform === 'darwin') app.commandLine.appendSwitch('use-mock-keychain');
  if (process.platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic');
  return folder;
}

async function run(words: readonly string[], commandLine: CommandLine): Promise<ExitCode> {
  const exitCode = await runCommand(words, commandLine);
  await commandLine.output.flush();
  return exitCode;
}

/** Electron on Windows gives its main process an input that is always at its end; what there is has to be read past it. */
function standardInput(): NodeJS.ReadStream {
  if (process.platform !== 'win32') return process.stdin;
  if (isatty(0)) return new ReadStream(0);
  return createReadStream('', { fd: 0, autoClose: false }) as unknown as NodeJS.ReadStream;
}

/** When the system or somebody else asks the application to quit, the command is interrupted as by Ctrl+C. */
function outliveQuitting(interruption: Interruption): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    interruption.interrupt('SIGTERM');
  });
}

/** Where the launchers start it without Chromium's sandbox no page may be opened, whoever asks for one. */
function refusePages(): void {
  app.on('web-contents-created', () => {
    throw new Error('The command line runs without the sandbox for pages: it opens none.');
  });
}

/** Electron shows what was not expected in a box, which is for a desktop. */
function showUnexpected({ output }: CommandLine, end: (exitCode: ExitCode) => void): void {
  const unexpected = (error: unknown): void => {
    output.error(shownError(error));
    void output.flush().then(() => end(exitCodes.failed));
  };
  process.on('uncaughtException', unexpected);
  process.on('unhandledRejection', unexpected);
}
