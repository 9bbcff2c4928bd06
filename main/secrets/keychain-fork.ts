import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../process-safety/child-environment.ts';
import type { KeychainProcess } from './keychain-client.ts';

/** The file that a keychain process runs; the same in the sources (.ts) and when compiled (.js). */
export const keychainProcessFile = fileURLToPath(
  new URL(`./keychain-process${extname(import.meta.url)}`, import.meta.url),
);

/** Starts the keychain process as a child of plain Node. */
export function forkKeychainProcess(): KeychainProcess {
  const child = fork(keychainProcessFile, {
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // It must not keep the program alive; the time limit does while a call is under way.
  child.unref();
  child.channel?.unref();
  return {
    post: (message) => void child.send(message),
    onReply: (listener) => void child.on('message', listener as (message: unknown) => void),
    onEnd: (listener) => void child.on('exit', () => listener(null)).on('error', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
