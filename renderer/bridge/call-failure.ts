import type { WireError } from '../../preload/contract/wire-error.ts';
import { say } from '../../preload/words/say.ts';

/** A call that main could not carry out: `message` says what and why, `advice` what to do. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly code: string;
  readonly advice: string;

  constructor({ code, message, advice }: WireError, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.advice = advice;
  }
}

/** Whether nobody waits for the call any more: it was cancelled on this side or on main's. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof CallFailure) return error.code === 'cancelled';
  return error instanceof Error && error.name === 'AbortError';
}

/** What is shown of an error. One that is not main's own word is a fault of the program. */
export function callFailureOf(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  return new CallFailure(
    {
      code: 'internal',
      message: say('components:internalError.message'),
      advice: say('components:internalError.advice'),
    },
    error,
  );
}
