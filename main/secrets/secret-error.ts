/** Stable codes of what can go wrong with an API token's keeping. Never rename one. */
export type SecretErrorCode =
  | 'keychain-unavailable'
  | 'keychain-locked'
  | 'keychain-timed-out'
  | 'token-missing'
  | 'token-format';

/** An expected failure to keep or find a token. Nothing in it ever holds the token. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  readonly code: SecretErrorCode;
  readonly advice: string;

  constructor(code: SecretErrorCode, message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.advice = advice;
  }
}
