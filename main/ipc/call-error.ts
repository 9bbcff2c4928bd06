import { CodedError } from '../../preload/contract/coded-error.ts';
import { toSystemError } from '../../preload/contract/errors/system-error.ts';
import type { Fault } from '../../preload/contract/fault.ts';
import { say } from '../../preload/words/say.ts';
import { fileErrorOf } from '../private-files/file-error.ts';

/** A failure that a handler expects: it reaches the window as it is. Must hold no secret. */
export class CallError extends CodedError {
  constructor({ code, message, advice }: Fault, options?: ErrorOptions) {
    super(code, message, advice, options);
  }
}

/** What a window is told of any failure: coded ones as they are, others as `internal` with the details in the log. */
export function faultOf(error: unknown): Fault {
  const coded = error instanceof CodedError ? error : (toSystemError(error) ?? fileErrorOf(error));
  if (coded !== null) {
    const { code, message, advice } = coded;
    return { code, message, advice };
  }
  return {
    code: 'internal',
    message: say('callFaults:internal.message'),
    advice: say('callFaults:internal.advice'),
  };
}
