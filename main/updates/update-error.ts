import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what goes wrong with an update. Never rename one. */
export type UpdateErrorCode = 'update-failed' | 'update-refused' | 'update-not-ready' | 'update-scan-running';

/** An expected failure of an update: `message` says what is wrong, `advice` what to do. */
export class UpdateError extends CodedError<UpdateErrorCode> {}
