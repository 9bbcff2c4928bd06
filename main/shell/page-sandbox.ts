import { spawn } from 'node:child_process';
import process from 'node:process';
import type { PageSandbox } from '../diagnostics/desktop-checks.ts';

/** What the process gets of this one's environment: how to find its files, and no token. */
const environmentNames = ['HOME', 'LD_LIBRARY_PATH', 'PATH', 'TMPDIR', 'XDG_RUNTIME_DIR'];

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
  const env = Object.fromEntries(environmentNames.map((name) => [name, process.env[name]]));
  const child = spawn(process.execPath, [...switches, ...words], { env, stdio: 'ignore', timeout: limitMs });
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}
