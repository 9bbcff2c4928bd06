import { CodedError } from '../../preload/contract/coded-error.ts';

/** A bundle that was not written; what stood in its place stays. */
export class BundleError extends CodedError<'bundle-unwritable'> {}
