import type { Fault } from '../../preload/contract/fault.ts';

/** A failure that a handler expects: it reaches the window as it is. Must hold no secret. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: string;
  readonly advice: string;

  constructor({ code, message, advice }: Fault, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.advice = advice;
  }
}

/** What a window is told of any failure: coded ones as they are, others as `internal` with the details in the log. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Error && 'code' in error && 'advice' in error) {
    const { code, message, advice } = error;
    if (typeof code === 'string' && typeof advice === 'string') return { code, message, advice };
  }
  return {
    code: 'internal',
    message: 'The application failed at this unexpectedly.',
    advice: 'Try again. If it happens again, report it with the log file (Settings, About).',
  };
}
