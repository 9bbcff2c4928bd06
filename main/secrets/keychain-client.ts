import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type KeychainAnswer, type KeychainRequest, keychainAnswer } from './keychain-messages.ts';

/** `timed-out`: no answer within the limit. `gone`: the process could not be started, or ended. */
export type KeychainReply =
  | Exclude<KeychainAnswer, { failed: string }>
  | { readonly failed: KeychainFailure; readonly reason: string };
export type KeychainFailure = 'load' | 'call' | 'timed-out' | 'gone';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Runs the keychain process on first use, asks it one thing at a time and ends it when it does not answer. */
export class KeychainClient {
  readonly #timeLimitMs: number;
  #process: ChildProcess | null = null;
  #lastId = 0;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param timeLimitMs how long one call may take, in milliseconds */
  constructor(timeLimitMs: number) {
    this.#timeLimitMs = timeLimitMs;
  }

  /** Makes one call once those before it are done. Never rejects. */
  ask(call: WithoutId<KeychainRequest>): Promise<KeychainReply> {
    const reply = this.#queue.then(() => this.#askNow(call));
    this.#queue = reply;
    return reply;
  }

  #askNow(call: WithoutId<KeychainRequest>): Promise<KeychainReply> {
    const keychain = this.#running();
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const settle = (reply: KeychainReply): void => {
        clearTimeout(timer);
        keychain.off('message', onMessage).off('exit', onGone).off('error', onGone);
        if ('failed' in reply && (reply.failed === 'timed-out' || reply.failed === 'gone'))
          this.#end(keychain);
        resolve(reply);
      };
      const timer = setTimeout(() => settle({ failed: 'timed-out', reason: 'no answer' }), this.#timeLimitMs);
      const onGone = (): void => settle({ failed: 'gone', reason: 'the process ended' });
      const onMessage = (message: unknown): void => {
        const answer = keychainAnswer.parse(message);
        if (answer.id === id) settle(answer);
      };
      keychain.on('message', onMessage).on('exit', onGone).on('error', onGone);
      keychain.send({ ...call, id } satisfies KeychainRequest, (error) => {
        if (error !== null) onGone();
      });
    });
  }

  #running(): ChildProcess {
    if (this.#process !== null) return this.#process;
    // The same file in the sources (.ts) and when compiled (.js).
    const file = fileURLToPath(new URL(`./keychain-process${extname(import.meta.url)}`, import.meta.url));
    const keychain = fork(file, { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // It must not keep the program alive; the time limit does while a call is under way.
    keychain.unref();
    keychain.channel?.unref();
    this.#process = keychain;
    return keychain;
  }

  #end(keychain: ChildProcess): void {
    keychain.kill('SIGKILL');
    this.#process = null;
  }
}
