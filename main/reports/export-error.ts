export type ExportErrorCode = 'export-unwritable' | 'cancelled';

/** An export that did not come to its end. `message` is for the user; `advice` says what to do next. */
export class ExportError extends Error {
  readonly code: ExportErrorCode;
  readonly advice: string;

  constructor(code: ExportErrorCode, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ExportError';
    this.code = code;
    this.advice = advice;
  }
}
