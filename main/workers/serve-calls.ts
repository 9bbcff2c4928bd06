import { type MessagePort, parentPort, type Transferable, workerData } from 'node:worker_threads';
import { type Calls, type ErrorCrossing, plainErrors, type Reply, type Request } from './messages.ts';

/** One call as the worker sees it. */
export interface Run<Progress = never> {
  /** Aborted when nobody wants the call any more. Heard between two turns of the worker's loop only. */
  readonly signal: AbortSignal;
  /** The same, for work without a pause. */
  cancelled(): boolean;
  progress(progress: Progress): void;
}

/** What a worker does when it is called. */
export type Handlers<Names extends Calls<Names>, Progress = never> = {
  readonly [Name in keyof Names]: (
    run: Run<Progress>,
    ...args: Parameters<Names[Name]>
  ) => Answer<ReturnType<Names[Name]>>;
};
type Answer<Value> =
  | Value
  | Transferred<Awaited<Value>>
  | Promise<Awaited<Value> | Transferred<Awaited<Value>>>;

/** A value of which parts are handed over rather than copied. */
export class Transferred<Value> {
  readonly value: Value;
  readonly transfer: readonly Transferable[];

  constructor(value: Value, transfer: readonly Transferable[]) {
    this.value = value;
    this.transfer = transfer;
  }
}

export interface Served<Names extends Calls<Names>, Progress = never> {
  readonly handlers: Handlers<Names, Progress>;
  /** Called when the worker is closed, before its thread ends. */
  readonly close?: () => void;
}

/** Where requests come from and replies go to. */
export interface ServedChannel {
  post(reply: Reply, transfer?: readonly Transferable[]): void;
  onRequest(listener: (request: Request) => void): void;
}

/**
 * Serves the calls of the thread that this runs in: those of its starter, and those of every port that it is handed. A call
 * whose handler does not wait is answered before the next is begun.
 * @param open gets ready, with what the starter gave; what it throws is what the worker could not start for
 */
export async function serveThread<Names extends Calls<Names>, Data = undefined, Progress = never>(
  open: (
    data: Data,
    progress: (progress: Progress) => void,
  ) => Served<Names, Progress> | Promise<Served<Names, Progress>>,
  errorsOf: (data: Data) => Pick<ErrorCrossing, 'pack'> = () => plainErrors,
): Promise<void> {
  const owner = parentPort;
  if (!owner) throw new Error('this file runs as a thread only');
  const data = workerData as Data;
  const errors = errorsOf(data);
  const reply = (message: Reply): void => owner.postMessage(message);
  try {
    const { handlers, close } = await open(data, (progress) => reply({ id: 0, progress }));
    const ports = new Set<MessagePort>();
    serveCalls(channelOf(owner), handlers, errors);
    owner.on('message', (request: Request) => {
      if ('connect' in request) {
        ports.add(request.connect);
        serveCalls(channelOf(request.connect), handlers, errors);
      } else if ('close' in request) {
        for (const port of ports) port.close();
        close?.();
        owner.close();
      }
    });
    reply({ id: 0, ok: true, value: null });
  } catch (cause) {
    reply({ id: 0, ok: false, error: errors.pack(cause) });
    owner.close();
  }
}

function channelOf(port: MessagePort): ServedChannel {
  return {
    post: (reply, transfer = []) => port.postMessage(reply, transfer),
    onRequest: (listener) => void port.on('message', listener),
  };
}

/** Serves calls over one channel. */
export function serveCalls<Names extends Calls<Names>, Progress = never>(
  channel: ServedChannel,
  handlers: Handlers<Names, Progress>,
  errors: Pick<ErrorCrossing, 'pack'> = plainErrors,
): void {
  const cancelling = new Map<number, AbortController>();

  async function answer({ id, call, args, unwanted }: Extract<Request, { call: string }>): Promise<void> {
    const abort = new AbortController();
    const cancelled = (): boolean => unwanted !== undefined && Atomics.load(unwanted, 0) === 1;
    if (unwanted) cancelling.set(id, abort);
    if (cancelled()) abort.abort();
    const progress = (reported: Progress): void => channel.post({ id, progress: reported });
    try {
      const handler = handlers[call as keyof Names] as (...args: readonly unknown[]) => unknown;
      const made = handler({ signal: abort.signal, cancelled, progress }, ...args);
      const value = made instanceof Promise ? await made : made;
      if (value instanceof Transferred) channel.post({ id, ok: true, value: value.value }, value.transfer);
      else channel.post({ id, ok: true, value });
    } catch (cause) {
      channel.post({ id, ok: false, error: errors.pack(cause) });
    } finally {
      cancelling.delete(id);
    }
  }

  channel.onRequest((request) => {
    if ('call' in request) void answer(request);
    else if ('cancel' in request) cancelling.get(request.cancel)?.abort();
  });
}
