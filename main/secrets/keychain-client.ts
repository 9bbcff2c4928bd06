import { say } from '../../preload/words/say.ts';
import { type KeychainAnswer, type KeychainRequest, keychainAnswer } from './keychain-messages.ts';

/** `timed-out`: no answer within the limit. `gone`: the process could not be started, or ended. */
export type KeychainReply =
  | Exclude<KeychainAnswer, { failed: string }>
  | { readonly failed: KeychainFailure; readonly reason: string };
export type KeychainFailure = 'load' | 'call' | 'timed-out' | 'gone';

/** A started keychain process (`keychain-process.ts`), however it was started. */
export interface KeychainProcess {
  /** May throw when the process is gone. */
  send(message: KeychainRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Calls back when the process ended, could not be started, or cannot be reached any more. */
  onExit(listener: () => void): void;
  kill(): void;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Waiting {
  readonly id: number;
  readonly settle: (reply: KeychainReply) => void;
}

/** Runs the keychain process on first use, asks it one thing at a time and ends it when it does not answer. */
export class KeychainClient {
  readonly #timeLimitMs: number;
  readonly #startProcess: () => KeychainProcess;
  #process: KeychainProcess | null = null;
  #waiting: Waiting | null = null;
  #lastId = 0;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param timeLimitMs how long one call may take, in milliseconds */
  constructor(timeLimitMs: number, startProcess: () => KeychainProcess) {
    this.#timeLimitMs = timeLimitMs;
    this.#startProcess = startProcess;
  }

  /** Makes one call once those before it are done. Never rejects. */
  ask(call: WithoutId<KeychainRequest>): Promise<KeychainReply> {
    const reply = this.#queue.then(() => this.#askNow(call));
    this.#queue = reply;
    return reply;
  }

  #askNow(call: WithoutId<KeychainRequest>): Promise<KeychainReply> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const settle = (reply: KeychainReply): void => {
        clearTimeout(timer);
        this.#waiting = null;
        resolve(reply);
      };
      const timer = setTimeout(() => {
        this.#end();
        settle({ failed: 'timed-out', reason: say('secretMessages:noAnswer') });
      }, this.#timeLimitMs);
      this.#waiting = { id, settle };
      try {
        this.#running().send({ ...call, id });
      } catch {
        this.#gone(this.#process);
      }
    });
  }

  #running(): KeychainProcess {
    if (this.#process !== null) return this.#process;
    const keychain = this.#startProcess();
    this.#process = keychain;
    keychain.onMessage((message) => {
      const answer = keychainAnswer.parse(message);
      if (answer.id === this.#waiting?.id) this.#waiting.settle(answer);
    });
    keychain.onExit(() => this.#gone(keychain));
    return keychain;
  }

  /** Heeds the end of the process that is in use; one that was ended and replaced is of no concern. */
  #gone(keychain: KeychainProcess | null): void {
    if (keychain !== this.#process) return;
    this.#end();
    this.#waiting?.settle({ failed: 'gone', reason: say('secretMessages:ended') });
  }

  #end(): void {
    this.#process?.kill();
    this.#process = null;
  }
}
