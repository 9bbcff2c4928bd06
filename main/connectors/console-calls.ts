import { Worker } from 'node:worker_threads';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { ConsoleClient, ConsoleClientOptions } from '../sentinelone/console-client.ts';
import { ConsoleError, type ConsoleErrorFacts, cancelledError } from '../sentinelone/console-error.ts';
import type { TrustReport } from '../sentinelone/trusted-authorities.ts';

/** What is asked of a console besides scans. */
const calls = [
  'systemStatus',
  'systemInfo',
  'user',
  'tokenDetails',
  'anySite',
  'vulnerabilitySku',
  'countAgents',
  'countRisks',
  'accounts',
  'sites',
  'groups',
] as const;
type Call = (typeof calls)[number];

/** The calls of a console, whoever parses its answers: a client in this thread, or one in a thread of its own. */
export type ConsoleCalls = Pick<ConsoleClient, Call | 'host' | 'lastConsoleTime' | 'trust' | 'close'>;

/** How a console is reached. */
export interface ConsoleReach
  extends Pick<
    ConsoleClientOptions,
    'origin' | 'token' | 'proxyUrl' | 'extraCaFile' | 'trustEnvironmentCa' | 'allowedConsoles'
  > {
  /** How often a request is tried. */
  readonly attempts: number;
}

/** What the thread is asked for; its number alone calls a request off. */
export type ConsoleAsk =
  | { readonly id: number; readonly call: Call; readonly args: readonly unknown[] }
  | { readonly cancel: number }
  | 'close';

/** What it answers, with what is known of the console by then. */
export interface ConsoleReply {
  readonly id: number;
  readonly result:
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly error: ConsoleErrorFacts };
  readonly lastConsoleTime: number | null;
  readonly trust: TrustReport | null;
}

/** A page of the largest size that is taken still fits; what wants more than that ends the thread and nothing else. */
const threadMemory = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 192 };

/**
 * A console whose answers are unpacked and parsed in a thread of its own, so that none of them, whatever it is, holds up a
 * window. It does not keep the program alive. To be closed.
 */
export function openConsole(reach: ConsoleReach): ConsoleCalls {
  const remote = new RemoteConsole(reach);
  const asked = calls.map((call) => [
    call,
    (...args: unknown[]) => {
      const signal = args.at(-1);
      const isSignal = signal instanceof AbortSignal;
      return remote.ask(call, isSignal ? args.slice(0, -1) : args, isSignal ? signal : undefined);
    },
  ]);
  return Object.assign(remote, Object.fromEntries(asked)) as RemoteConsole & Pick<ConsoleClient, Call>;
}

interface Waiting {
  readonly resolve: (result: Result<unknown, ConsoleError>) => void;
}

class RemoteConsole {
  readonly host: string;
  lastConsoleTime: number | null = null;
  trust: TrustReport | null = null;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: ConsoleError | null = null;

  constructor(reach: ConsoleReach) {
    this.host = new URL(reach.origin).host;
    const file = `./console-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
    this.#worker = new Worker(new URL(file, import.meta.url), {
      workerData: reach,
      resourceLimits: threadMemory,
    });
    this.#worker.unref();
    this.#worker.on('message', (reply: ConsoleReply) => this.#take(reply));
    this.#worker.on('error', (error) => this.#end(brokenError(this.host, error)));
    this.#worker.on('exit', () => this.#end(cancelledError()));
  }

  async ask(
    call: Call,
    args: readonly unknown[],
    signal: AbortSignal | undefined,
  ): Promise<Result<unknown, ConsoleError>> {
    if (this.#ended !== null) return failure(this.#ended);
    if (signal?.aborted) return failure(cancelledError());
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = Promise.withResolvers<Result<unknown, ConsoleError>>();
    this.#waiting.set(id, answer);
    const cancel = (): void => this.#worker.postMessage({ cancel: id } satisfies ConsoleAsk);
    signal?.addEventListener('abort', cancel, { once: true });
    // While somebody waits for it, the thread keeps the program alive.
    this.#worker.ref();
    this.#worker.postMessage({ id, call, args } satisfies ConsoleAsk);
    try {
      return await answer.promise;
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (this.#waiting.size === 0) this.#worker.unref();
    }
  }

  /** Closes the connections. Requests that are still on their way end as cancelled. */
  close(): void {
    this.#end(cancelledError());
    this.#worker.postMessage('close' satisfies ConsoleAsk);
  }

  #take({ id, result, lastConsoleTime, trust }: ConsoleReply): void {
    this.lastConsoleTime = lastConsoleTime;
    this.trust = trust;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.resolve(result.ok ? success(result.value) : failure(new ConsoleError(result.error)));
  }

  #end(error: ConsoleError): void {
    this.#ended ??= error;
    for (const { resolve } of this.#waiting.values()) resolve(failure(error));
    this.#waiting.clear();
  }
}

/** The thread died: of an answer that wants more memory than it may take, or of a fault of the program. */
function brokenError(host: string, cause: unknown): ConsoleError {
  return new ConsoleError({
    code: 'protocol-fault',
    message: say('answerMessages:unusable', { host }),
    advice: say('answerMessages:reportAdvice'),
    reason: cause instanceof Error ? cause.message : String(cause),
  });
}
