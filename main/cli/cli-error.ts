import { CodedError } from '../../preload/contract/coded-error.ts';
import { toSystemError } from '../../preload/contract/errors/system-error.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import type { ListErrorCode } from '../project/list-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** What is wrong with the words of a command. */
type UsageErrorCode =
  | 'usage'
  | 'schedule-invalid'
  | 'scope-unknown'
  | 'scope-ambiguous'
  | 'proxy-address-invalid'
  | 'extra-ca-unusable'
  | Exclude<ListErrorCode, 'finding-id-outdated'>;

/** A command that was given something it cannot take. `usage` where there is no more to be said than its message. */
export class UsageError extends CodedError<UsageErrorCode> {
  constructor(message: string, advice: string, code: UsageErrorCode = 'usage') {
    super(code, message, advice);
  }
}

/** A command that was ended by Ctrl+C, or by a person who said no. */
export class CancelledError extends CodedError<'cancelled'> {
  constructor(message = 'Cancelled.') {
    super('cancelled', message, '');
  }
}

/** A command that cannot be carried out as things stand. */
export class CommandRefused extends CodedError {}

/** A failure as it is shown: on stderr for people, as `{"error":{code,message,advice}}` with `--json`. */
export interface ShownError {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly exitCode: ExitCode;
}

const exitCodeOf: Readonly<Record<string, ExitCode>> = {
  usage: exitCodes.usage,
  'address-invalid': exitCodes.usage,
  'schedule-invalid': exitCodes.usage,
  'finding-id-outdated': exitCodes.usage,
  cancelled: exitCodes.cancelled,
  'token-rejected': exitCodes.credentials,
  'permission-missing': exitCodes.credentials,
  'token-missing': exitCodes.credentials,
  'token-format': exitCodes.credentials,
  'token-required': exitCodes.credentials,
  'token-for-one-connector': exitCodes.credentials,
  'keychain-unavailable': exitCodes.credentials,
  'keychain-locked': exitCodes.credentials,
  'keychain-timed-out': exitCodes.credentials,
  'keychain-barred': exitCodes.credentials,
};

/** The exit code of a failure with this code. */
export function exitCodeOfError(code: string): ExitCode {
  return exitCodeOf[code] ?? exitCodes.failed;
}

/** Puts whatever a command threw into the form in which it is shown. */
export function shownError(error: unknown): ShownError {
  const coded = error instanceof CodedError ? error : (toSystemError(error) ?? fileErrorOf(error));
  if (coded !== null) {
    const { code, message, advice } = coded;
    const exitCode = coded instanceof UsageError ? exitCodes.usage : exitCodeOfError(code);
    return { code, message, advice, exitCode };
  }
  return {
    code: 'internal',
    message: `Something unexpected happened: ${error instanceof Error ? error.message : String(error)}`,
    advice: 'The log in the data folder (logs/main.log) has the details.',
    exitCode: exitCodes.failed,
  };
}
