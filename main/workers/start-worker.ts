import { basename } from 'node:path';
import { MessageChannel, type MessagePort, type ResourceLimits, Worker } from 'node:worker_threads';
import type { Calls, Channel } from './messages.ts';
import { RemoteCalls, type RemoteOptions } from './remote-calls.ts';

export interface StartOptions<Progress> extends Omit<RemoteOptions, 'onWaiting'> {
  /** What the worker is given to start with. */
  readonly data?: unknown;
  readonly memory?: ResourceLimits;
  /** Whether it keeps the program alive only while a call of it is waited for. */
  readonly background?: boolean;
  /** How far its start has come. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A thread of its own that serves calls (`serve-calls.ts`). */
export interface RunningWorker<Names extends Calls<Names>, Progress = never> {
  /** Resolves when it has started; calls need not wait for it. Rejects with what it could not start for. */
  readonly ready: Promise<void>;
  /** Resolves when its thread is gone. */
  readonly exited: Promise<void>;
  readonly call: RemoteCalls<Names, Progress>['call'];
  /** A port by which another thread makes the same calls, see `callsOverPort`. */
  connect(): MessagePort;
  /** Lets it finish what it does without a pause and end in order; what it has not answered then fails. */
  close(): Promise<void>;
  /** Ends it where it is. */
  terminate(): Promise<void>;
}

/** Where a worker's entry file lies: seen from the caller in the sources, beside all others in what is built. */
export function threadFile(name: string, caller: string): URL {
  return new URL(caller.endsWith('.ts') ? `./${name}.ts` : `./${basename(name)}.js`, caller);
}

/** Starts a worker. It speaks the language of its starter where its entry file says so, see README.md. */
export function startWorker<Names extends Calls<Names>, Progress = never>(
  file: URL,
  options: StartOptions<Progress> = {},
): RunningWorker<Names, Progress> {
  const { data, memory, background = false, onProgress = () => undefined } = options;
  const thread = new Worker(file, { workerData: data, ...(memory ? { resourceLimits: memory } : {}) });
  const onWaiting = (isWaiting: boolean): void => void (isWaiting ? thread.ref() : thread.unref());
  const calls = new RemoteCalls<Names, Progress>(channelTo(thread), {
    ...options,
    ...(background ? { onWaiting } : {}),
  });
  const ready = calls.started(onProgress);
  // Whoever calls a worker that could not start learns it from that call.
  ready.catch(() => undefined);
  const exited = new Promise<void>((resolve) => void thread.once('exit', () => resolve()));
  if (background) thread.unref();
  return {
    ready,
    exited,
    call: (...call) => calls.call(...call),
    connect() {
      const { port1, port2 } = new MessageChannel();
      thread.postMessage({ connect: port1 }, [port1]);
      return port2;
    },
    close() {
      thread.postMessage({ close: true });
      thread.ref();
      return exited;
    },
    async terminate() {
      await thread.terminate();
    },
  };
}

function channelTo(thread: Worker): Channel {
  return {
    post: (message, transfer = []) => thread.postMessage(message, transfer),
    onReply: (listener) => void thread.on('message', listener),
    onEnd(listener) {
      thread.on('error', (cause: Error) => listener(cause));
      thread.on('exit', () => listener(null));
    },
  };
}
