import { failure, type Result } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { SecretError } from './secret-error.ts';
import type { SecretStore, SecretStoreState, TokenOwner } from './secret-store.ts';

/**
 * The keychain where the policy of this machine wants no token in it: nothing is read from it or written to it, and
 * what was kept before is deleted as soon as it is asked for.
 */
export class DisabledKeychain implements SecretStore {
  readonly kind = 'keychain';
  readonly #keychain: SecretStore;
  readonly #clear: boolean;

  /** @param clear whether tokens that were kept before are deleted; not where the policy could not be read */
  constructor(keychain: SecretStore, { clear }: { readonly clear: boolean }) {
    this.#keychain = keychain;
    this.#clear = clear;
  }

  async probe(): Promise<SecretStoreState> {
    return { state: 'unavailable', reason: disabled().message };
  }

  async get(owner: TokenOwner): Promise<Result<string | null, SecretError>> {
    if (this.#clear) await this.#keychain.delete(owner);
    return failure(disabled());
  }

  async set(owner: TokenOwner): Promise<Result<void, SecretError>> {
    if (this.#clear) await this.#keychain.delete(owner);
    return failure(disabled());
  }

  /** A connector that is removed leaves nothing behind, whatever the policy says. */
  delete(owner: TokenOwner): Promise<Result<boolean, SecretError>> {
    return this.#keychain.delete(owner);
  }
}

function disabled(): SecretError {
  return new SecretError(
    'keychain-barred',
    say('secretMessages:disabled.message'),
    say('secretMessages:disabled.advice'),
  );
}
