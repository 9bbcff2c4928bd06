import { SecretError } from '../../main/secrets/secret-error.ts';
import type { SecretStore, SecretStoreState, TokenOwner } from '../../main/secrets/secret-store.ts';
import { SessionStore } from '../../main/secrets/session-store.ts';
import { failure, type Result } from '../../preload/contract/result.ts';

/** A keychain that a test can lock, or keep from answering. It outlasts the application, as the system's does. */
export class TestKeychain implements SecretStore {
  readonly kind = 'keychain';
  readonly #kept = new SessionStore();
  #trouble: SecretError | null = null;
  #answers: Promise<void> = Promise.resolve();

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

  /** Answers nothing any more until the returned function is called. */
  hang(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#answers = promise;
    return resolve;
  }

  async probe(): Promise<SecretStoreState> {
    await this.#answers;
    if (this.#trouble === null) return { state: 'available' };
    return { state: 'locked', reason: this.#trouble.message };
  }

  async get(owner: TokenOwner): Promise<Result<string | null, SecretError>> {
    await this.#answers;
    return this.#trouble === null ? this.#kept.get(owner) : failure(this.#trouble);
  }

  async set(owner: TokenOwner, token: string): Promise<Result<void, SecretError>> {
    await this.#answers;
    return this.#trouble === null ? this.#kept.set(owner, token) : failure(this.#trouble);
  }

  async delete(owner: TokenOwner): Promise<Result<boolean, SecretError>> {
    await this.#answers;
    return this.#trouble === null ? this.#kept.delete(owner) : failure(this.#trouble);
  }
}
