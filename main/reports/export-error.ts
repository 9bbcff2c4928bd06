import { CodedError } from '../../preload/contract/coded-error.ts';

export type ExportErrorCode = 'export-unwritable' | 'cancelled';

/** An export that did not come to its end. `message` is for the user; `advice` says what to do next. */
export class ExportError extends CodedError<ExportErrorCode> {}
