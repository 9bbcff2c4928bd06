/**
 * The process that talks to the operating system's keychain on behalf of `KeychainStore`.
 *
 * Linux's libsecret can wait for minutes (a service that does not start, an unlock dialog nobody answers), and a
 * native call that waits cannot be taken back: it would keep the whole program from ending. A process can be ended.
 */
import { type KeychainAnswer, type KeychainRequest, keychainRequest } from './keychain-messages.ts';

async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
  let keytar: typeof import('keytar');
  try {
    // Its import throws where the system lacks the library it stands on (libsecret).
    keytar = (await import('keytar')).default;
  } catch (error) {
    return { id: request.id, failed: 'load', reason: messageOf(error) };
  }
  try {
    return { id: request.id, value: await call(keytar, request) };
  } catch (error) {
    return { id: request.id, failed: 'call', reason: messageOf(error) };
  }
}

async function call(
  keytar: typeof import('keytar'),
  request: KeychainRequest,
): Promise<string | boolean | null> {
  switch (request.action) {
    case 'get':
      return keytar.getPassword(request.service, request.account);
    case 'set':
      await keytar.setPassword(request.service, request.account, request.secret);
      return null;
    case 'delete':
      return keytar.deletePassword(request.service, request.account);
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

if (parentPort) {
  parentPort.on('message', async ({ data }) => {
    parentPort.postMessage(await answer(keychainRequest.parse(data)));
  });
} else {
  process.on('message', async (message) => {
    const reply = await answer(keychainRequest.parse(message));
    process.send?.(reply);
  });
}

// Ctrl+C reaches every process of the terminal; this one ends with its parent, so that a write is not cut off.
process.on('SIGINT', () => undefined);

// An ordinary exit would wait for a native call that hangs. Electron ends its utility processes itself.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
