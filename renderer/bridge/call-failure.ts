import type { Fault } from '../../preload/contract/fault.ts';

/** A call that main could not carry out: `message` says what and why, `advice` what to do. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly code: string;
  readonly advice: string;

  constructor({ code, message, advice }: Fault) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}
