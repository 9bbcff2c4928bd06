import {
  type CallContext,
  callNames,
  findCall,
  type Handlers,
} from '../../preload/contract/calls/contract.ts';
import { type CallReply, callRequest, cancelRequest, type WireEvent } from '../../preload/contract/wire.ts';
import type { BridgeErrorCode, WireError } from '../../preload/contract/wire-error.ts';
import { say } from '../../preload/words/say.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { wireErrorOf } from './call-error.ts';

/** The window that sent something, as the shell found it out by itself. */
export interface Sender {
  readonly windowId: number;
  /** Whether it was the top frame of one of our own pages. */
  readonly trusted: boolean;
  readonly send: (event: WireEvent) => void;
}

export interface CallRouterDependencies {
  readonly handlers: Handlers;
  readonly redactor: Redactor;
  readonly log: Log;
}

type AnyHandler = (args: unknown, context: CallContext<unknown>) => Promise<unknown>;

/** More calls than any window has under way at once; beyond them something is wrong with it. */
const maxCallsUnderWay = 200;

/** Takes calls from windows, believes nothing in them, and answers with a reply of the contract or an error. */
export class CallRouter {
  readonly #handlers: ReadonlyMap<string, AnyHandler>;
  readonly #redactor: Redactor;
  readonly #log: Log;
  /** Calls under way by window and id. */
  readonly #underWay = new Map<number, Map<string, AbortController>>();
  readonly #answers = new Set<Promise<CallReply>>();

  constructor({ handlers, redactor, log }: CallRouterDependencies) {
    this.#redactor = redactor;
    this.#log = log;
    this.#handlers = new Map(callNames.map((name) => [name, handlerNamed(handlers, name)]));
  }

  /** Answers one call. Never rejects. */
  answer(sender: Sender, message: unknown): Promise<CallReply> {
    const answer = this.#answer(sender, message).finally(() => this.#answers.delete(answer));
    this.#answers.add(answer);
    return answer;
  }

  async #answer(sender: Sender, message: unknown): Promise<CallReply> {
    if (!sender.trusted) return refused('call-refused', say('callMessages:call.pageRefused'));
    const request = callRequest.safeParse(message);
    if (!request.success) return refused('call-malformed', say('callMessages:call.malformed'));
    const { id, name } = request.data;
    const call = findCall(name);
    const handler = this.#handlers.get(name);
    if (!call || !handler) return refused('call-unknown', say('callMessages:call.unknown'));
    const args = call.args.safeParse(request.data.args);
    if (!args.success)
      return refused('call-malformed', say('callMessages:call.argumentsMalformed', { name }));

    const calls = this.#callsOf(sender.windowId);
    if (calls.has(id) || calls.size >= maxCallsUnderWay) {
      return refused('call-refused', say('callMessages:call.tooMany'));
    }
    const controller = new AbortController();
    calls.set(id, controller);
    try {
      const value = await handler(args.data, {
        signal: controller.signal,
        windowId: sender.windowId,
        tell: (progress) => {
          if (!controller.signal.aborted) sender.send({ kind: 'progress', id, value: progress });
        },
      });
      return { ok: true, value };
    } catch (error) {
      if (controller.signal.aborted) return refused('cancelled', say('callMessages:call.cancelled'));
      return { ok: false, error: this.#wireError(name, error) };
    } finally {
      calls.delete(id);
    }
  }

  /** Cancels a call of the sender's; anything else is let pass unheard. */
  cancel(sender: Sender, message: unknown): void {
    const request = cancelRequest.safeParse(message);
    if (sender.trusted && request.success) this.#callsOf(sender.windowId).get(request.data.id)?.abort();
  }

  /** Cancels everything a window that is gone, or loads anew, was waiting for. */
  windowGone(windowId: number): void {
    for (const controller of this.#callsOf(windowId).values()) controller.abort();
    this.#underWay.delete(windowId);
  }

  /** Cancels everything, and waits until all of it has come to its end. */
  async end(): Promise<void> {
    for (const windowId of [...this.#underWay.keys()]) this.windowGone(windowId);
    await Promise.all(this.#answers);
  }

  #wireError(name: string, error: unknown): WireError {
    const wireError = wireErrorOf(error);
    if (wireError.code === 'internal') this.#log.error(`call ${name} failed`, error);
    return {
      code: wireError.code,
      message: this.#redactor.redact(wireError.message),
      advice: this.#redactor.redact(wireError.advice),
    };
  }

  #callsOf(windowId: number): Map<string, AbortController> {
    const calls = this.#underWay.get(windowId) ?? new Map<string, AbortController>();
    this.#underWay.set(windowId, calls);
    return calls;
  }
}

function refused(code: BridgeErrorCode, message: string): CallReply {
  return { ok: false, error: { code, message, advice: '' } };
}

/** The contract's types tie each handler to its call; on the wire they are all alike. */
function handlerNamed(handlers: Handlers, name: string): AnyHandler {
  const [group = '', call = ''] = name.split('.');
  const groups = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;
  const handler = groups[group]?.[call];
  if (!handler) throw new Error(`the call ${name} has no handler`);
  return handler;
}
