import { spawn } from 'node:child_process';
import process from 'node:process';
import type { PageSandbox } from '../diagnostics/desktop-checks.ts';
import { childEnvironment } from '../process-safety/child-environment.ts';

/** Longer than a start takes on any machine, in milliseconds. */
const limitMs = 60_000;

/**
 * Whether Chromium's sandbox for pages can start here. The launcher of the command line waives it, since no page is opened,
 * so that this process cannot tell: the binary is started once more, with the sandbox and without a display, to say its
 * version. Chromium sets the sandbox up before it runs a line of the application, and ends the process where it cannot.
 */
export async function pageSandbox(): Promise<PageSandbox> {
  if (process.getuid?.() === 0) return 'root';
  const ended = await runSandboxed(['--version']);
  return ended === 0 ? 'starts' : 'cannot start';
}

/** Runs words of the command line in a process of its own, with the sandbox and without a display; gives how it ended. */
function runSandboxed(words: readonly string[]): Promise<number | NodeJS.Signals | null> {
  const switches = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3', '--cli', '--'];
  const env = childEnvironment(process.env);
  const child = spawn(process.execPath, [...switches, ...words], { env, stdio: 'ignore', timeout: limitMs });
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}
