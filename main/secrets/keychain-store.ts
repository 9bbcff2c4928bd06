import { randomUUID } from 'node:crypto';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { KeychainClient, type KeychainFailure, type KeychainProcess } from './keychain-client.ts';
import { forkKeychainProcess } from './keychain-fork.ts';
import { SecretError } from './secret-error.ts';
import type { SecretStore, SecretStoreState, TokenOwner } from './secret-store.ts';

/** The name under which the tokens stand in the keychain. */
export const keychainService = 'SentinelOne Connector';

/** The operating system's keychain: Keychain (macOS), Credential Manager (Windows), Secret Service (Linux). */
export class KeychainStore implements SecretStore {
  readonly kind = 'keychain';
  readonly #client: KeychainClient;

  /**
   * @param timeLimitMs how long one call of the keychain may take, in milliseconds
   * @param startProcess how the process that makes the calls is started; as a child of plain Node without it
   */
  constructor(timeLimitMs = 5_000, startProcess: () => KeychainProcess = forkKeychainProcess) {
    this.#client = new KeychainClient(timeLimitMs, startProcess);
  }

  async probe(): Promise<SecretStoreState> {
    const tested = await this.#roundTrip();
    if (tested.ok) return { state: 'available' };
    const state = tested.error.code === 'keychain-locked' ? 'locked' : 'unavailable';
    return { state, reason: tested.error.message };
  }

  async get(owner: TokenOwner): Promise<Result<string | null, SecretError>> {
    const found = await this.#read(accountOf(owner));
    if (!found.ok || found.value !== null) return found;
    // A locked Secret Service answers as if it kept nothing: only a write tells the two apart.
    const tested = await this.#roundTrip();
    return tested.ok ? found : tested;
  }

  async set(owner: TokenOwner, token: string): Promise<Result<void, SecretError>> {
    return this.#write(accountOf(owner), token);
  }

  async delete(owner: TokenOwner): Promise<Result<boolean, SecretError>> {
    return this.#erase(accountOf(owner));
  }

  async #roundTrip(): Promise<Result<void, SecretError>> {
    const account = `probe ${randomUUID()}`;
    const written = await this.#write(account, 'probe');
    if (!written.ok) return written;
    const read = await this.#read(account);
    const erased = await this.#erase(account);
    if (!read.ok) return read;
    if (!erased.ok) return erased;
    return read.value === 'probe'
      ? success(undefined)
      : failure(errorOf({ failed: 'call', reason: say('secretMessages:lost') }));
  }

  async #read(account: string): Promise<Result<string | null, SecretError>> {
    const reply = await this.#client.ask('get', keychainService, account);
    return reply.ok ? reply : failure(errorOf(reply.error));
  }

  async #write(account: string, secret: string): Promise<Result<void, SecretError>> {
    const reply = await this.#client.ask('set', keychainService, account, secret);
    return reply.ok ? success(undefined) : failure(errorOf(reply.error));
  }

  async #erase(account: string): Promise<Result<boolean, SecretError>> {
    const reply = await this.#client.ask('delete', keychainService, account);
    return reply.ok ? reply : failure(errorOf(reply.error));
  }
}

function accountOf(owner: TokenOwner): string {
  return `${owner.id} ${owner.url}`;
}

function errorOf({ failed, reason }: KeychainFailure): SecretError {
  const cause = new Error(reason);
  if (failed === 'timed-out') {
    return new SecretError(
      'keychain-timed-out',
      say('secretMessages:timedOut'),
      say('secretMessages:unlock'),
      {
        cause,
      },
    );
  }
  // The words of the Secret Service, of libsecret and of macOS for a keychain whose owner has to unlock it first.
  if (failed === 'call' && /locked|prompt|dismissed|interaction is not allowed|user canceled/i.test(reason)) {
    return new SecretError('keychain-locked', say('secretMessages:locked'), say('secretMessages:unlock'), {
      cause,
    });
  }
  return new SecretError(
    'keychain-unavailable',
    failed === 'load' ? say('secretMessages:noLibrary') : say('secretMessages:unusable', { reason }),
    say('secretMessages:withoutKeychain'),
    { cause },
  );
}
