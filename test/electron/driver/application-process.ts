import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { ApplicationProcess, LaunchOptions, ProcessEnd } from './application-driver.ts';

/** The project's folder, from which entries are named. */
export const PROJECT_FOLDER = resolve(import.meta.dirname, '../../..');

/**
 * The environment of an application under test: the caller's, with the user's folders inside the data folder, so that
 * no test writes where the person at this machine keeps their own.
 */
export function applicationEnvironment(options: LaunchOptions): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_CONFIG_HOME: join(options.dataDir, 'user', 'config'),
    XDG_CACHE_HOME: join(options.dataDir, 'user', 'cache'),
    XDG_DATA_HOME: join(options.dataDir, 'user', 'data'),
    ...options.env,
  };
  // A test runner's own settings are none of the application's.
  delete environment['NODE_OPTIONS'];
  delete environment['VITEST'];
  return environment;
}

/** Keeps what a process writes and how it ends. */
export function watchProcess(child: ChildProcess): ApplicationProcess {
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => written.push(text));
  }
  const exited = new Promise<ProcessEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const { pid } = child;
  if (pid === undefined) {
    throw new Error('The application could not be started.');
  }
  return {
    pid,
    exited,
    output: () => written.join(''),
    kill: (signal = 'SIGTERM') => {
      child.kill(signal);
    },
  };
}
