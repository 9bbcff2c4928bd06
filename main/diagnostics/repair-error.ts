import { CodedError } from '../../preload/contract/coded-error.ts';

/** A repair that could not be made; everything is as it was. */
export class RepairError extends CodedError<'repair-failed'> {}
