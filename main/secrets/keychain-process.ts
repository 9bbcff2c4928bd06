/**
 * The process that talks to the operating system's keychain on behalf of `KeychainStore`.
 *
 * Linux's libsecret can wait for minutes (a service that does not start, an unlock dialog nobody answers), and a
 * native call that waits cannot be taken back: it would keep the whole program from ending. A process can be ended.
 */
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { Reply, Request } from '../workers/messages.ts';
import { serveCalls } from '../workers/serve-calls.ts';
import type { CallFailure, KeychainCalls } from './keychain-client.ts';

type Keytar = typeof import('keytar');

async function asking<Value>(call: (keytar: Keytar) => Promise<Value>): Promise<Result<Value, CallFailure>> {
  let keytar: Keytar;
  try {
    // Its import throws where the system lacks the library it stands on (libsecret).
    keytar = (await import('keytar')).default;
  } catch (error) {
    return failure({ failed: 'load', reason: messageOf(error) });
  }
  try {
    return success(await call(keytar));
  } catch (error) {
    return failure({ failed: 'call', reason: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What Electron gives to a process that it started as a utility, in the place of Node's channel. */
interface UtilityPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

const { parentPort }: { readonly parentPort?: UtilityPort } = process as object;

serveCalls<KeychainCalls>(
  parentPort
    ? {
        post: (reply) => parentPort.postMessage(reply),
        onRequest: (listener) => void parentPort.on('message', ({ data }) => listener(data as Request)),
      }
    : {
        post: (reply: Reply) => void process.send?.(reply),
        onRequest: (listener) => void process.on('message', (request) => listener(request as Request)),
      },
  {
    get: (_, service, account) => asking((keytar) => keytar.getPassword(service, account)),
    set: (_, service, account, secret) =>
      asking(async (keytar) => {
        await keytar.setPassword(service, account, secret);
        return null;
      }),
    delete: (_, service, account) => asking((keytar) => keytar.deletePassword(service, account)),
  },
);

// Ctrl+C reaches every process of the terminal; this one ends with its parent, so that a write is not cut off.
process.on('SIGINT', () => undefined);

// An ordinary exit would wait for a native call that hangs. Electron ends its utility processes itself.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
