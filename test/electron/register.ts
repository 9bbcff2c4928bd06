/**
 * `node --import ./test/electron/register.ts <main entry>` runs a main process on the stand-in: every import of
 * `electron`, also in packages, gets it, and the app becomes ready once the entry has run.
 */
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const STAND_IN = new URL('./electron.ts', import.meta.url).href;
const NAMES = new Set(['electron', 'electron/main', 'electron/common']);

/** `process.exit` as Electron has it: https://github.com/electron/electron/blob/main/lib/browser/init.ts */
async function mapProcessEnd(): Promise<void> {
  const { theApp } = await import('./main-process/app.ts');
  process.exit = ((code?: number | string | null) => {
    if (code !== undefined) {
      process.exitCode = code;
    }
    theApp.exit(Number(process.exitCode ?? 0));
  }) as typeof process.exit;
}

/** Processes that the app forks are plain Node ones, as with Electron: they get no stand-in of their own. */
function forgetOwnFlag(): void {
  const at = process.execArgv.findIndex((argument) => argument.includes('electron/register.ts'));
  if (at >= 0) {
    const isSeparate = process.execArgv[at - 1] === '--import';
    process.execArgv.splice(isSeparate ? at - 1 : at, isSeparate ? 2 : 1);
  }
}

/** Electron's own timers wake its event loop up; these do not, and may be late without end (`lib/common/init.ts`). */
const UNKNOWN_TIMERS = new Set(['node:timers/promises', 'timers/promises', 'node:timers', 'timers']);

/** Whether a module belongs to the app: to its sources, or to what they are built into. */
function isOfApp(module: string | undefined, appPath: string): boolean {
  const folders = ['main/', 'dist/main/'].map((name) => pathToFileURL(join(appPath, name)).href);
  return module !== undefined && folders.some((folder) => module.startsWith(folder));
}

/** An entry that cannot be loaded ends nothing: Electron shows it, becomes ready, and goes on (`lib/browser/init.ts`). */
async function showUncaughtErrors(): Promise<void> {
  const { theDialog } = await import('./main-process/dialog.ts');
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    const text = `Uncaught Exception:\n${error instanceof Error ? error.stack : String(error)}`;
    theDialog.showErrorBox('A JavaScript error occurred in the main process', text);
  });
}

async function run(entry: string): Promise<void> {
  // The same module that Node itself is running, which reports it if it fails: this only waits until it has run.
  await import(pathToFileURL(entry).href).catch(() => undefined);
  const { theApp } = await import('./main-process/app.ts');
  theApp.becomeReady();
}

// Threads of the app have no Electron, as in Electron itself.
if (isMainThread) {
  const { startSandbox } = await import('./main-process/sandbox-start.ts');
  startSandbox();
  await import('./main-process/own-node.ts');
  const { standInSettings } = await import('./control/stand-in-settings.ts');
  if (standInSettings.program !== undefined) process.execPath = standInSettings.program;
  const { appPath } = await import('./main-process/paths.ts');
  registerHooks({
    resolve: (specifier, context, next) => {
      if (UNKNOWN_TIMERS.has(specifier) && isOfApp(context.parentURL, appPath)) {
        throw new Error(`${context.parentURL} takes timers from ${specifier}: see test/electron/README.md`);
      }
      return NAMES.has(specifier) ? { url: STAND_IN, shortCircuit: true } : next(specifier, context);
    },
  });
  forgetOwnFlag();
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.defineProperty(process, 'defaultApp', { value: true });
  Object.defineProperty(process, 'versions', {
    value: Object.freeze({ ...process.versions, electron: '45.4.1', chrome: '0.0.0.0' }),
  });
  // Beside the app's folder, as beside the archive of an installed one.
  Object.defineProperty(process, 'resourcesPath', { value: dirname(appPath) });
  if (standInSettings.platform !== undefined) {
    // Finds its binary by the platform, and keeps it: the machine's own has to be found first.
    const { default: Database } = await import('better-sqlite3');
    new Database(':memory:').close();
    Object.defineProperty(process, 'platform', { value: standInSettings.platform });
  }
  const { openControlChannel } = await import('./control/control-channel.ts');
  openControlChannel();
  await mapProcessEnd();
  const [, entry] = process.argv;
  if (entry !== undefined) {
    await showUncaughtErrors();
    setImmediate(() => void run(entry));
  }
}
