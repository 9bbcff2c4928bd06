import type { MessagePort, Transferable } from 'node:worker_threads';
import { type Calls, type Channel, type ErrorCrossing, plainErrors, type Reply } from './messages.ts';

/** What a call gets whose worker has ended before it answered. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';

  constructor() {
    super('the worker has ended');
  }
}

export interface CallOptions<Progress> {
  /** Cancels the call. It ends as the worker lets it end: with what it has done, or with an error of its own. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: Progress) => void;
  /** What is handed over rather than copied. */
  readonly transfer?: readonly Transferable[];
}

export interface RemoteOptions {
  readonly errors?: Pick<ErrorCrossing, 'unpack'>;
  /** What calls get whose worker has ended. */
  readonly ended?: () => Error;
  /** Notified when a first call waits for its reply, and when none does any more. */
  readonly onWaiting?: (isWaiting: boolean) => void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress(progress: never): void;
}

/** The calls of a worker over a channel: numbered requests, each with one reply. Once it has died, every call fails. */
export class RemoteCalls<Names extends Calls<Names>, Progress = never> {
  readonly #channel: Channel;
  readonly #unpack: ErrorCrossing['unpack'];
  readonly #onWaiting: (isWaiting: boolean) => void;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #waiting = 0;
  #end: Error | null = null;

  constructor(channel: Channel, options: RemoteOptions = {}) {
    this.#channel = channel;
    this.#unpack = (options.errors ?? plainErrors).unpack;
    this.#onWaiting = options.onWaiting ?? (() => undefined);
    const ended = options.ended ?? (() => new WorkerEnded());
    channel.onReply((reply) => this.#settle(reply));
    channel.onEnd((cause) => this.#died(cause ?? ended()));
  }

  /** Resolves when the worker has started. To be asked for once, before any call. @throws what it could not start for */
  async started(onProgress: (progress: Progress) => void): Promise<void> {
    await this.#reply(0, onProgress);
  }

  /** Makes one call. @throws what the worker failed with, or died of */
  async call<Name extends keyof Names & string>(
    name: Name,
    args: Parameters<Names[Name]>,
    { signal, onProgress = () => undefined, transfer = [] }: CallOptions<Progress> = {},
  ): Promise<Awaited<ReturnType<Names[Name]>>> {
    if (this.#end !== null) throw this.#end;
    this.#lastId += 1;
    const id = this.#lastId;
    this.#waiting += 1;
    if (this.#waiting === 1) this.#onWaiting(true);
    const reply = this.#reply(id, onProgress);
    const unwanted = signal && new Int32Array(new SharedArrayBuffer(4));
    const cancel = (): void => {
      // A worker that is busy without a pause hears no message: it looks at the memory that it shares.
      if (unwanted) Atomics.store(unwanted, 0, 1);
      this.#channel.post({ cancel: id });
    };
    if (unwanted && signal.aborted) Atomics.store(unwanted, 0, 1);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      this.#channel.post({ id, call: name, args, ...(unwanted ? { unwanted } : {}) }, transfer);
      return (await reply) as Awaited<ReturnType<Names[Name]>>;
    } finally {
      this.#pending.delete(id);
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#onWaiting(false);
      signal?.removeEventListener('abort', cancel);
    }
  }

  #reply(id: number, progress: (progress: Progress) => void): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(id, { resolve, reject, progress });
    return promise;
  }

  #died(cause: Error): void {
    this.#end ??= cause;
    for (const { reject } of this.#pending.values()) reject(this.#end);
    this.#pending.clear();
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if ('progress' in reply) {
      pending?.progress(reply.progress as never);
      return;
    }
    this.#pending.delete(reply.id);
    if (reply.ok) {
      pending?.resolve(reply.value);
      return;
    }
    const error = this.#unpack(reply.error);
    pending?.reject(error);
    // A worker that could not start ends at once: that it has ended must not hide why.
    if (reply.id === 0) this.#died(error);
  }
}

/** Calls as the functions of an object, for who uses them wherever they run. */
export type AsFunctions<Names extends Calls<Names>> = {
  readonly [Name in keyof Names]: (
    ...args: Parameters<Names[Name]>
  ) => Promise<Awaited<ReturnType<Names[Name]>>>;
};

/** The calls of a worker as an object that looks as what the worker serves, answered later. */
export function asFunctions<Names extends Calls<Names>>(
  calls: Pick<RemoteCalls<Names>, 'call'>,
): AsFunctions<Names> {
  return new Proxy({} as AsFunctions<Names>, {
    get(_, name) {
      // A promise-like would be called by `await`.
      if (typeof name !== 'string' || name === 'then') return undefined;
      return (...args: never[]) => calls.call(name as never, args as never);
    },
  });
}

/** The calls of a worker through a port that its starter handed over, see `RunningWorker.connect`. */
export function callsOverPort<Names extends Calls<Names>>(
  port: MessagePort,
  options: RemoteOptions = {},
): RemoteCalls<Names> {
  const channel: Channel = {
    post: (message, transfer = []) => port.postMessage(message, transfer),
    onReply: (listener) => void port.on('message', listener),
    onEnd: (listener) => void port.on('close', () => listener(null)),
  };
  return new RemoteCalls(channel, options);
}
