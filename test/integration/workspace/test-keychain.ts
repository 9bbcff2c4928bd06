import { SecretError } from '../../../main/secrets/secret-error.ts';
import type { SecretStore, SecretStoreState, TokenOwner } from '../../../main/secrets/secret-store.ts';
import { SessionStore } from '../../../main/secrets/session-store.ts';
import { failure, type Result } from '../../../preload/contract/result.ts';

/** A keychain that a test can lock. It outlasts the application, as the system's does. */
export class TestKeychain implements SecretStore {
  readonly kind = 'keychain';
  readonly #kept = new SessionStore();
  #trouble: SecretError | null = null;

  lock(): void {
    this.#trouble = new SecretError(
      'keychain-locked',
      'The keychain of this system is locked.',
      'Unlock it.',
    );
  }

  unlock(): void {
    this.#trouble = null;
  }

  async probe(): Promise<SecretStoreState> {
    if (this.#trouble === null) return { state: 'available' };
    return { state: 'locked', reason: this.#trouble.message };
  }

  async get(owner: TokenOwner): Promise<Result<string | null, SecretError>> {
    return this.#trouble === null ? this.#kept.get(owner) : failure(this.#trouble);
  }

  async set(owner: TokenOwner, token: string): Promise<Result<void, SecretError>> {
    return this.#trouble === null ? this.#kept.set(owner, token) : failure(this.#trouble);
  }

  async delete(owner: TokenOwner): Promise<Result<boolean, SecretError>> {
    return this.#trouble === null ? this.#kept.delete(owner) : failure(this.#trouble);
  }
}
