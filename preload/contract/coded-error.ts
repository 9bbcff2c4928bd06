/**
 * An expected failure: `message` says what is wrong, `advice` what to do next (empty when there is nothing to do).
 * Both are shown to the user, and none holds a secret. Codes are read by scripts and windows: add, never rename.
 */
export abstract class CodedError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly advice: string;

  constructor(code: Code, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.advice = advice;
  }
}
