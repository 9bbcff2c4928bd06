import { CodedError } from '../../preload/contract/coded-error.ts';
import { toSystemError } from '../../preload/contract/errors/system-error.ts';
import type { WireError } from '../../preload/contract/wire-error.ts';
import { say } from '../../preload/words/say.ts';
import { fileErrorOf } from '../private-files/file-error.ts';

/** A failure that a handler expects: it reaches the window as it is. Must hold no secret. */
export class CallError extends CodedError {
  constructor({ code, message, advice }: WireError, options?: ErrorOptions) {
    super(code, message, advice, options);
  }
}

/** What a window learns of any failure: coded ones as they are, others as `internal` with the details in the log. */
export function wireErrorOf(error: unknown): WireError {
  const coded = error instanceof CodedError ? error : (toSystemError(error) ?? fileErrorOf(error));
  if (coded !== null) {
    const { code, message, advice } = coded;
    return { code, message, advice };
  }
  return {
    code: 'internal',
    message: say('callMessages:internal.message'),
    advice: say('callMessages:internal.advice'),
  };
}
