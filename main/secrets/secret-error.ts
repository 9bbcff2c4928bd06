import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what can go wrong with an API token's keeping. Never rename one. */
export type SecretErrorCode =
  | 'keychain-unavailable'
  | 'keychain-locked'
  | 'keychain-timed-out'
  | 'token-missing'
  | 'token-format';

/** An expected failure to keep or find a token. Nothing in it ever holds the token. */
export class SecretError extends CodedError<SecretErrorCode> {}
