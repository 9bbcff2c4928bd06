/**
 * `npm run dev`: the application while it is worked on. The window reloads itself when its pages change; the application
 * starts anew when main or the preload script does. Runs on Electron where its binary is there, else on the stand-in.
 * Arguments are passed on; the data lies in `.dev` unless `--data-dir` says otherwise.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { build, createServer } from 'vite';
import { developmentServerVariable } from '../main/shell/pages/development-pages.ts';
import { findElectron } from './electron-binary.ts';

const root = join(import.meta.dirname, '..');
const host = '127.0.0.1';
const electron = findElectron(process.env, process.platform);

/** How long changes are waited for to come to rest, in milliseconds: an editor writes several files. */
const restMs = 300;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket();
    socket.on('error', reject);
    socket.listen(0, host, () => {
      const address = socket.address();
      socket.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Serves the pages; their address of changes is named, since they believe to come from the application. */
async function servePages(): Promise<string> {
  const port = await freePort();
  const server = await createServer({
    configFile: join(root, 'renderer', 'vite.config.ts'),
    server: { host, port, strictPort: true, hmr: { protocol: 'ws', host, clientPort: port } },
  });
  await server.listen();
  return `http://${host}:${port}`;
}

/** Electron runs what is compiled; the stand-in runs the sources. */
function startApplication(pages: string): ChildProcess | null {
  const compiled =
    electron === null ||
    spawnSync('npm', ['run', '-s', 'build:main'], { cwd: root, stdio: 'inherit' }).status === 0;
  // The compiler has said what is wrong; the next change tries again.
  if (!compiled) return null;
  const given = process.argv.slice(2);
  const args = given.some((arg) => arg.startsWith('--data-dir'))
    ? given
    : ['--data-dir', join(root, '.dev'), ...given];
  const env = { ...process.env, [developmentServerVariable]: pages };
  if (electron !== null) return spawn(electron, [root, ...args], { env, stdio: 'inherit' });
  const standIn = ['--import', join(root, 'test', 'electron', 'register.ts'), join(root, 'main', 'index.ts')];
  return spawn(process.execPath, [...standIn, ...args], {
    env: { ...env, ELECTRON_STAND_IN: JSON.stringify({ headed: true }) },
    stdio: 'inherit',
  });
}

/** The running application: started anew on request, once the one before has ended. */
class Running {
  readonly #pages: string;
  #child: ChildProcess | null = null;
  #rest: NodeJS.Timeout | undefined;
  #restarting = false;

  constructor(pages: string) {
    this.#pages = pages;
    this.#start();
  }

  readonly restartSoon = (): void => {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#restart(), restMs);
  };

  /** Ends the application, and with it this process. */
  end(): void {
    if (this.#child === null) process.exit(0);
    else this.#child.kill();
  }

  #restart(): void {
    if (this.#child === null) {
      this.#start();
    } else {
      this.#restarting = true;
      this.#child.kill();
    }
  }

  #start(): void {
    const child = startApplication(this.#pages);
    this.#child = child;
    child?.on('exit', (code) => {
      this.#child = null;
      // Who quits the application has done with it.
      if (!this.#restarting) process.exit(code ?? 0);
      this.#restarting = false;
      this.#start();
    });
  }
}

/** Builds the preload script whenever it changes; calls back after each build but the first. */
async function watchPreload(onBuilt: () => void): Promise<void> {
  const watcher = await build({
    configFile: join(root, 'preload', 'vite.config.ts'),
    logLevel: 'warn',
    build: { watch: {} },
  });
  if (!('on' in watcher)) return;
  const { promise: firstBuilt, resolve } = Promise.withResolvers<void>();
  let built = 0;
  watcher.on('event', ({ code }) => {
    if (code !== 'END') return;
    built += 1;
    if (built === 1) resolve();
    else onBuilt();
  });
  await firstBuilt;
}

let running: Running | null = null;
await watchPreload(() => running?.restartSoon());
running = new Running(await servePages());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running?.end());
watch(join(root, 'main'), { recursive: true }, () => running?.restartSoon());
// The stand-in lets no page connect to anything, so that it does not hear of changes.
if (electron === null) watch(join(root, 'renderer'), { recursive: true }, () => running?.restartSoon());
