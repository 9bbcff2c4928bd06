import { failure, type Result } from '../../preload/contract/result.ts';
import { phrase } from '../../preload/words/phrase.ts';
import type { TrustReport } from '../net/trusted-authorities.ts';
import type { ConsoleClient, ConsoleClientOptions } from '../sentinelone/console-client.ts';
import { ConsoleError, type ConsoleErrorFacts, cancelledError } from '../sentinelone/console-error.ts';
import { WorkerEnded } from '../workers/remote-calls.ts';
import { type RunningWorker, startWorker, threadFile } from '../workers/start-worker.ts';

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

/** What the thread does. */
export interface ConsoleThreadCalls {
  ask(call: Call, args: readonly unknown[]): Promise<ConsoleReply>;
}

/** What it answers, with what is known of the console by then. */
interface ConsoleReply {
  readonly result: Result<unknown, ConsoleErrorFacts>;
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

class RemoteConsole {
  readonly host: string;
  lastConsoleTime: number | null = null;
  trust: TrustReport | null = null;
  readonly #worker: RunningWorker<ConsoleThreadCalls>;

  constructor(reach: ConsoleReach) {
    this.host = new URL(reach.origin).host;
    this.#worker = startWorker(threadFile('console-thread', import.meta.url), {
      data: reach,
      memory: threadMemory,
      background: true,
    });
  }

  async ask(
    call: Call,
    args: readonly unknown[],
    signal: AbortSignal | undefined,
  ): Promise<Result<unknown, ConsoleError>> {
    if (signal?.aborted) return failure(cancelledError());
    try {
      const { result, lastConsoleTime, trust } = await this.#worker.call('ask', [call, args], { signal });
      this.lastConsoleTime = lastConsoleTime;
      this.trust = trust;
      return result.ok ? result : failure(new ConsoleError(result.error));
    } catch (error) {
      return failure(error instanceof WorkerEnded ? cancelledError() : brokenError(this.host, error));
    }
  }

  /** Closes the connections. Requests that are still on their way end as cancelled. */
  close(): void {
    void this.#worker.terminate();
  }
}

/** The thread died: of an answer that wants more memory than it may take, or of a fault of the program. */
function brokenError(host: string, cause: unknown): ConsoleError {
  return new ConsoleError({
    code: 'protocol-fault',
    message: phrase('answerMessages:unusable', { host }),
    advice: phrase('answerMessages:reportAdvice'),
    reason: cause instanceof Error ? cause.message : String(cause),
  });
}
