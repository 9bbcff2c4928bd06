import type { MessagePort, Transferable } from 'node:worker_threads';

/**
 * What a worker can be asked: a name, the arguments and the value of each call. Arguments and values are what the structured
 * clone algorithm can copy. Expected failures are values (`Result`).
 */
export type Calls<Names> = { readonly [Name in keyof Names]: (...args: never[]) => unknown };

/** What a worker is asked, by its starter and through every port that was made for another thread. */
export type Request =
  | {
      readonly id: number;
      readonly call: string;
      readonly args: readonly unknown[];
      /** In shared memory, 1 once nobody wants the call any more; left out where it cannot be cancelled. */
      readonly unwanted?: Int32Array<SharedArrayBuffer>;
    }
  /** Nobody wants the call of this number any more. */
  | { readonly cancel: number }
  /** Another thread's end of a channel. */
  | { readonly connect: MessagePort }
  /** No more is asked. */
  | { readonly close: true };

/** What it replies. The start has the number 0. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: unknown }
  | { readonly id: number; readonly progress: unknown };

/** How messages reach the other side, whatever that is: a thread, a port of one, a process. */
export interface Channel {
  /** May throw when the other side is gone. */
  post(message: Request, transfer?: readonly Transferable[]): void;
  onReply(listener: (reply: Reply) => void): void;
  /** Calls back when nothing goes or comes any more; with what the other side died of, where that is known. */
  onEnd(listener: (cause: Error | null) => void): void;
}

/** How errors cross from a worker to who called it, as only plain data survives: by default as {@link plainErrors}. */
export interface ErrorCrossing {
  /** Makes an error fit to be sent. */
  pack(cause: unknown): unknown;
  /** Makes what was received an error again. */
  unpack(packed: unknown): Error;
}

interface PlainError {
  readonly message: string;
  readonly name?: string;
  readonly code?: unknown;
  readonly stack?: string | undefined;
}

/** Errors with their name, message, code and stack: nobody expects them, so nothing more is known of them. */
export const plainErrors: ErrorCrossing = {
  pack(cause): PlainError {
    if (!(cause instanceof Error)) return { message: String(cause) };
    const { name, message, stack } = cause;
    return { name, message, stack, ...('code' in cause ? { code: String(cause.code) } : {}) };
  },
  unpack(packed) {
    const { message, ...rest } = packed as PlainError;
    return Object.assign(new Error(message), rest);
  },
};
