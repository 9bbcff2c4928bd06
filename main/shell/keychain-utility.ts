import { utilityProcess } from 'electron';
import { childEnvironment } from '../process-safety/child-environment.ts';
import type { KeychainProcess } from '../secrets/keychain-client.ts';
import { keychainProcessFile } from '../secrets/keychain-fork.ts';

/**
 * Starts the keychain process as one of Electron's utilities: an installed application does not run as plain Node, and
 * so cannot fork one.
 */
export function startKeychainUtility(): KeychainProcess {
  const utility = utilityProcess.fork(keychainProcessFile, [], {
    env: childEnvironment(process.env),
    serviceName: 'Keychain',
    stdio: 'ignore',
  });
  return {
    post: (message) => utility.postMessage(message),
    onReply: (listener) => void utility.on('message', listener),
    onEnd: (listener) => void utility.once('exit', () => listener(null)),
    kill: () => void utility.kill(),
  };
}
