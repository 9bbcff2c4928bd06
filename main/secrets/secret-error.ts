import { CodedError } from '../../preload/contract/coded-error.ts';

/** Stable codes of what can go wrong with an API token's keeping. Never rename one. */
export type SecretErrorCode =
  | 'keychain-unavailable'
  | 'keychain-locked'
  | 'keychain-timed-out'
  /** The policy of this machine wants no token in the keychain. */
  | 'keychain-barred'
  /** The policy of this machine says where tokens are kept. */
  | 'token-place-managed'
  | 'token-missing'
  | 'token-format';

/** An expected failure to keep or find a token. Nothing in it ever holds the token. */
export class SecretError extends CodedError<SecretErrorCode> {}
