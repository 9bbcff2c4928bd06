import type { CodedError } from '../../preload/contract/coded-error.ts';
import { failure, type Result } from '../../preload/contract/result.ts';
import { SecretError } from './secret-error.ts';
import type { SecretStore, SecretStoreState } from './secret-store.ts';

/** The keychain where it must not be asked, because whose connectors these are cannot be believed. */
export class AbsentKeychain implements SecretStore {
  readonly kind = 'keychain';
  readonly #reason: CodedError;

  /** @param reason why it is not asked, in words for the user */
  constructor(reason: CodedError) {
    this.#reason = reason;
  }

  async probe(): Promise<SecretStoreState> {
    return { state: 'unavailable', reason: this.#reason.message };
  }

  async get(): Promise<Result<never, SecretError>> {
    return this.#refused();
  }

  async set(): Promise<Result<never, SecretError>> {
    return this.#refused();
  }

  async delete(): Promise<Result<never, SecretError>> {
    return this.#refused();
  }

  #refused(): Result<never, SecretError> {
    const { message, advice } = this.#reason;
    return failure(new SecretError('keychain-unavailable', message, advice, { cause: this.#reason }));
  }
}
