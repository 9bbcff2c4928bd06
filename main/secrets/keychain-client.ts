import { failure, type Result } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { Channel } from '../workers/messages.ts';
import { RemoteCalls } from '../workers/remote-calls.ts';

/** What the keychain process is asked: one call of the operating system's keychain each, under the program's own name. */
export interface KeychainCalls {
  /** The secret of an account; null where none is kept. */
  get(service: string, account: string): Promise<Result<string | null, CallFailure>>;
  set(service: string, account: string, secret: string): Promise<Result<null, CallFailure>>;
  /** Whether there was one. */
  delete(service: string, account: string): Promise<Result<boolean, CallFailure>>;
}

/** `load`: the system lacks the library for its keychain. `call`: the keychain refused. */
export interface CallFailure {
  readonly failed: 'load' | 'call';
  readonly reason: string;
}

/** `timed-out`: no answer within the limit. `gone`: the process could not be started, or ended. */
export interface KeychainFailure {
  readonly failed: CallFailure['failed'] | 'timed-out' | 'gone';
  readonly reason: string;
}

/** What a call of the keychain gives. */
type KeychainReply<Name extends keyof KeychainCalls> =
  | Awaited<ReturnType<KeychainCalls[Name]>>
  | Result<never, KeychainFailure>;

/** A started keychain process (`keychain-process.ts`), however it was started. */
export interface KeychainProcess extends Channel {
  kill(): void;
}

interface Running {
  readonly process: KeychainProcess;
  readonly calls: RemoteCalls<KeychainCalls>;
}

/** Runs the keychain process on first use, asks it one thing at a time and ends it when it does not answer. */
export class KeychainClient {
  readonly #timeLimitMs: number;
  readonly #startProcess: () => KeychainProcess;
  #running: Running | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param timeLimitMs how long one call may take, in milliseconds */
  constructor(timeLimitMs: number, startProcess: () => KeychainProcess) {
    this.#timeLimitMs = timeLimitMs;
    this.#startProcess = startProcess;
  }

  /** Makes one call once those before it are done. Never rejects. */
  ask<Name extends keyof KeychainCalls>(
    name: Name,
    ...args: Parameters<KeychainCalls[Name]>
  ): Promise<KeychainReply<Name>> {
    const reply = this.#queue.then(() => this.#askNow(name, args));
    this.#queue = reply;
    return reply;
  }

  async #askNow<Name extends keyof KeychainCalls>(
    name: Name,
    args: Parameters<KeychainCalls[Name]>,
  ): Promise<KeychainReply<Name>> {
    const late = Promise.withResolvers<Result<never, KeychainFailure>>();
    const timer = setTimeout(() => {
      this.#end();
      late.resolve(failure({ failed: 'timed-out', reason: say('secretMessages:noAnswer') }));
    }, this.#timeLimitMs);
    try {
      return await Promise.race([this.#started().call(name, args), late.promise]);
    } catch {
      this.#end();
      return failure({ failed: 'gone', reason: say('secretMessages:ended') });
    } finally {
      clearTimeout(timer);
    }
  }

  #started(): RemoteCalls<KeychainCalls> {
    if (this.#running !== null) return this.#running.calls;
    const process = this.#startProcess();
    const running = { process, calls: new RemoteCalls<KeychainCalls>(process) };
    this.#running = running;
    // The end of one that was replaced is of no concern.
    process.onEnd(() => {
      if (this.#running === running) this.#end();
    });
    return running.calls;
  }

  #end(): void {
    this.#running?.process.kill();
    this.#running = null;
  }
}
