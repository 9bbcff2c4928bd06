import type { Result } from '../../preload/contract/result.ts';
import type { SecretError } from './secret-error.ts';

/**
 * What a token belongs to: a connector and the origin it was given for. Both are part of the key, so that a token can
 * never be found for, and sent to, another address than the one its owner typed it in for.
 */
export interface TokenOwner {
  /** The connector's id. */
  readonly id: string;
  /** The console's origin. */
  readonly url: string;
}

/** Whether a store can be used now; `reason` is one sentence for the user. */
export type SecretStoreState =
  | { readonly state: 'available' }
  | { readonly state: 'locked' | 'unavailable'; readonly reason: string };

/** A place that keeps API tokens. No call ever takes longer than its store's time limit, and none throws. */
export interface SecretStore {
  readonly kind: 'keychain' | 'session';
  /** Writes, reads and deletes something harmless to learn whether tokens can be kept. */
  probe(): Promise<SecretStoreState>;
  /** The token, or null when none is kept for this owner. */
  get(owner: TokenOwner): Promise<Result<string | null, SecretError>>;
  set(owner: TokenOwner, token: string): Promise<Result<void, SecretError>>;
  /** Deletes the token; whether there was one. */
  delete(owner: TokenOwner): Promise<Result<boolean, SecretError>>;
}
