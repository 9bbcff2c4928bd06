import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { CommandName } from '../control/control-protocol.ts';
import type { ApplicationDriver, LaunchOptions } from './application-driver.ts';
import { applicationEnvironment, PROJECT_FOLDER, watchProcess } from './application-process.ts';
import { type Call, driverOverCommands } from './driver-over-commands.ts';

const HOOKS = fileURLToPath(new URL('./real-electron-hooks.cjs', import.meta.url));

/** Where `real-electron-hooks.cjs` puts the commands in Electron's main process. */
interface HookedMain {
  readonly applicationDriver: Readonly<Record<CommandName, (...args: readonly unknown[]) => unknown>>;
}

/**
 * Starts the compiled application on a real Electron, with hooks that run before it and watch what it does.
 * What only a stand-in can do, such as plugging in a display, throws.
 */
export async function launchOnRealElectron(
  binary: string,
  options: LaunchOptions,
): Promise<ApplicationDriver> {
  const launch = (args: readonly string[]): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: binary,
      // Playwright waives the sandbox on Linux unless told not to.
      chromiumSandbox: true,
      cwd: PROJECT_FOLDER,
      args: ['-r', HOOKS, applicationOf(options.entry), `--user-data-dir=${options.dataDir}`, ...args],
      env: definedOnly(applicationEnvironment(options)),
      ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    });
  const electron = await launch(options.args ?? []);
  const app = watchProcess(electron.process());
  const call: Call = (command, ...args) =>
    electron.evaluate(
      // Runs in Electron's main process, beside the hooks.
      (_modules, request) =>
        (globalThis as unknown as HookedMain).applicationDriver[request.command](...request.args),
      { command, args },
    ) as ReturnType<Call> as never;
  if (options.clock !== undefined) {
    await call('setTime', options.clock);
  }
  if (options.viewport !== undefined) {
    const page = await electron.firstWindow();
    const window = await electron.browserWindow(page);
    await window.evaluate(
      (shown, { width, height }) => shown.setContentSize(width, height),
      options.viewport,
    );
  }
  return driverOverCommands(call, {
    process: app,
    page: (windowId) => pageOf(electron, windowId),
    startAgain: async (args = options.args ?? []) => {
      // A second start ends before Playwright could take hold of it.
      const words = [applicationOf(options.entry), `--user-data-dir=${options.dataDir}`, ...args];
      const again = spawn(binary, words, {
        cwd: PROJECT_FOLDER,
        env: applicationEnvironment(options),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return watchProcess(again).exited;
    },
    close: async () => {
      app.kill('SIGKILL');
      await app.exited;
    },
  });
}

/** The project as an application, whose name and version its package.json gives; another entry as it is. */
function applicationOf(entry: string | undefined): string {
  return entry === undefined ? PROJECT_FOLDER : resolve(PROJECT_FOLDER, entry);
}

async function pageOf(electron: ElectronApplication, windowId: number | undefined): Promise<Page> {
  if (windowId === undefined) {
    const page = await electron.firstWindow();
    await page.waitForLoadState();
    return page;
  }
  for (const page of electron.windows()) {
    const window = await electron.browserWindow(page);
    if ((await window.evaluate((shown) => shown.id)) === windowId) {
      return page;
    }
  }
  throw new Error(`There is no window ${windowId}.`);
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
