import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { ControlReply } from '../control/control-protocol.ts';
import { SETTINGS_VARIABLE } from '../control/stand-in-settings.ts';
import type {
  ApplicationDriver,
  ApplicationProcess,
  LaunchOptions,
  ProcessEnd,
} from './application-driver.ts';
import { applicationEnvironment, PROJECT_FOLDER, watchProcess } from './application-process.ts';
import { browserEnded } from './browser-end.ts';
import { type Call, driverOverCommands } from './driver-over-commands.ts';

const REGISTER = fileURLToPath(new URL('../register.ts', import.meta.url));

/** Starts an application on the stand-in, in a process of its own that ends with this one. */
export async function launchOnStandIn(options: LaunchOptions): Promise<ApplicationDriver> {
  const child = start(options, options.args ?? []);
  const app = watchProcess(child);
  const call = controlOver(child, app);
  let joined: { readonly endpoint: string; readonly browser: Browser } | null = null;

  const browserAt = async (endpoint: string): Promise<Browser> => {
    if (joined?.endpoint !== endpoint) {
      joined = { endpoint, browser: await chromium.connectOverCDP(endpoint, { noDefaults: true }) };
    }
    return joined.browser;
  };
  const close = async (): Promise<void> => {
    app.kill('SIGKILL');
    await app.exited;
    await browserEnded(options.dataDir);
    await joined?.browser.close();
    joined = null;
  };
  return driverOverCommands(call, {
    process: app,
    page: async (windowId) => {
      const { endpoint, targetId } = await call('pageAddress', windowId ?? null);
      return pageOf(await browserAt(endpoint), targetId);
    },
    startAgain: (args = options.args ?? []) => watchProcess(start(options, args)).exited,
    close,
  });
}

function start(options: LaunchOptions, args: readonly string[]): ChildProcess {
  const entry = resolve(PROJECT_FOLDER, options.entry ?? 'dist/main/index.js');
  const settings = {
    headed: options.headed,
    viewport: options.viewport,
    colorScheme: options.colorScheme,
    clock: options.clock,
    displays: options.displays,
    packaged: options.packaged,
    platform: options.platform,
    instanceLockFails: options.instanceLockFails,
    squirrel: options.squirrel,
  };
  return spawn(
    process.execPath,
    ['--import', REGISTER, entry, `--user-data-dir=${options.dataDir}`, ...args],
    {
      cwd: PROJECT_FOLDER,
      env: { ...applicationEnvironment(options), [SETTINGS_VARIABLE]: JSON.stringify(settings) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  );
}

/** Asks the application over its IPC channel; a question that is open when the application ends is refused. */
function controlOver(child: ChildProcess, app: ApplicationProcess): Call {
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', (reply: ControlReply) => {
    const question = open.get(reply.id);
    open.delete(reply.id);
    if (reply.ok) {
      question?.resolve(reply.value);
    } else {
      question?.reject(new Error(reply.message));
    }
  });
  const ended = (end: ProcessEnd): Error =>
    new Error(`The application has ended (${end.signal ?? end.code}).\n${app.output()}`);
  let end: ProcessEnd | null = null;
  void app.exited.then((how) => {
    end = how;
    for (const question of open.values()) {
      question.reject(ended(how));
    }
  });
  return (command, ...args) =>
    new Promise((resolve, reject) => {
      if (end !== null) {
        reject(ended(end));
        return;
      }
      lastId += 1;
      // The reply to a command has that command's type: both ends are made from `ControlCommands`.
      open.set(lastId, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id: lastId, command, args });
    });
}

async function pageOf(browser: Browser, targetId: string): Promise<Page> {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const session = await context.newCDPSession(page);
      const { targetInfo } = await session.send('Target.getTargetInfo');
      await session.detach();
      if (targetInfo.targetId === targetId) {
        // A busy machine is no reason to give up.
        page.setDefaultTimeout(180_000);
        return page;
      }
    }
  }
  throw new Error('The window has no page in Chromium.');
}
