import { type Result, success } from '../../preload/contract/result.ts';
import type { SecretError } from './secret-error.ts';
import type { SecretStore, SecretStoreState, TokenOwner } from './secret-store.ts';

/** Keeps tokens in memory until the process ends: for machines without a keychain, and for the demo. */
export class SessionStore implements SecretStore {
  readonly kind = 'session';
  readonly #tokens = new Map<string, string>();

  async probe(): Promise<SecretStoreState> {
    return { state: 'available' };
  }

  async get(owner: TokenOwner): Promise<Result<string | null, SecretError>> {
    return success(this.#tokens.get(keyOf(owner)) ?? null);
  }

  async set(owner: TokenOwner, token: string): Promise<Result<void, SecretError>> {
    this.#tokens.set(keyOf(owner), token);
    return success(undefined);
  }

  async delete(owner: TokenOwner): Promise<Result<boolean, SecretError>> {
    return success(this.#tokens.delete(keyOf(owner)));
  }
}

function keyOf(owner: TokenOwner): string {
  return `${owner.id} ${owner.url}`;
}
