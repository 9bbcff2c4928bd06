import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { ApplicationStatus } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import { SecretError, type SecretErrorCode } from '../secrets/secret-error.ts';
import type { SecretStore, SecretStoreState, TokenOwner } from '../secrets/secret-store.ts';
import { SessionStore } from '../secrets/session-store.ts';
import { free, type Ruling } from '../settings/ruling.ts';

/** Where a connector's token is; `unknown` while the keychain cannot be asked. */
export type TokenPlace = 'keychain' | 'session' | 'missing' | 'unknown';

export type TokenStoreState = ApplicationStatus['keychain'];

/** What to do about a keychain that fails, in an application that asks for tokens in its windows. */
const adviceFor: Partial<Record<SecretErrorCode, string>> = {
  'keychain-locked': say('serviceMessages:keychain.unlock'),
  'keychain-timed-out': say('serviceMessages:keychain.unlock'),
  'keychain-unavailable': say('serviceMessages:keychain.start'),
};

/**
 * Keeps tokens in the system's keychain, and in memory where the keychain fails or the user wants none of it. What is
 * in memory goes with the process. Never asks the environment: a window has no use for one token for everything.
 */
export class TokenStore implements SecretStore {
  readonly kind: SecretStore['kind'];
  readonly #keychain: SecretStore;
  readonly #session = new SessionStore();
  /** Owners of the tokens in memory, to move them when the user wants the keychain again. */
  readonly #inSession = new Map<string, TokenOwner>();
  /** Where the other tokens were when the keychain was last asked. */
  readonly #places = new Map<string, TokenPlace>();
  readonly #changed: () => void;
  #probed: SecretStoreState | null = null;
  readonly #ruling: Ruling<boolean>;
  #sessionOnly: boolean;

  /**
   * @param keychain one that keeps nothing where the policy of this machine wants no token in it
   * @param changed called when the state of the keychain was learned anew
   * @param sessionOnly what the policy of this machine says about keeping tokens in memory only
   */
  constructor(keychain: SecretStore, changed: () => void, sessionOnly: Ruling<boolean> = free) {
    this.#ruling = sessionOnly;
    this.#sessionOnly = isDisabled(sessionOnly);
    this.#keychain = keychain;
    this.kind = keychain.kind;
    this.#changed = changed;
  }

  /** Whether the keychain can be used, as far as was learned; with why not and what to do. */
  state(): TokenStoreState {
    const told = { sessionOnly: this.#sessionOnly, managed: this.#ruling.kind !== 'free' };
    if (this.#probed === null) return { state: 'probing', reason: null, ...told };
    if (this.#probed.state === 'available') return { state: 'available', reason: null, ...told };
    const { state, reason } = this.#probed;
    if (isDisabled(this.#ruling)) return { state, reason, ...told };
    const code = state === 'locked' ? 'keychain-locked' : 'keychain-unavailable';
    return {
      state,
      reason: say('serviceMessages:keychain.reason', { reason, advice: adviceFor[code] ?? '' }),
      ...told,
    };
  }

  /** Asks the keychain anew by writing, reading and deleting something harmless. */
  async probe(): Promise<SecretStoreState> {
    const probed = await this.#keychain.probe();
    this.#learn(probed);
    return probed;
  }

  /**
   * Keeps tokens in memory only until the process ends, or in the keychain again: those in memory are then moved into
   * it, as far as it takes them.
   * @throws SecretError when the policy of this machine says otherwise
   */
  async useSession(session: boolean): Promise<void> {
    if (this.#ruling.kind !== 'free' && session !== this.#sessionOnly) throw placeManaged(this.#sessionOnly);
    this.#sessionOnly = session;
    this.#changed();
    if (session) return;
    for (const owner of [...this.#inSession.values()]) {
      const token = await this.#session.get(owner);
      if (token.ok && token.value !== null) await this.set(owner, token.value);
    }
    this.#changed();
  }

  async get(owner: TokenOwner): Promise<Result<string | null, SecretError>> {
    const held = await this.#session.get(owner);
    if (!held.ok || held.value !== null) return held;
    const kept = await this.#keychain.get(owner);
    if (kept.ok) {
      this.#learn({ state: 'available' });
      this.#places.set(keyOf(owner), kept.value === null ? 'missing' : this.kind);
      return kept;
    }
    this.#places.set(keyOf(owner), this.#sessionOnly ? 'missing' : 'unknown');
    // Who keeps tokens in memory was told that they go: then it has to be entered again, keychain or not.
    return this.#sessionOnly ? success(null) : this.#failed(kept.error);
  }

  /** A token that the keychain does not take is kept in memory all the same; the keychain's refusal is returned. */
  async set(owner: TokenOwner, token: string): Promise<Result<void, SecretError>> {
    if (this.#sessionOnly) return this.#hold(owner, token);
    const kept = await this.#keychain.set(owner, token);
    if (kept.ok) {
      this.#learn({ state: 'available' });
      this.#places.set(keyOf(owner), this.kind);
      await this.#letGo(owner);
      return kept;
    }
    await this.#hold(owner, token);
    return this.#failed(kept.error);
  }

  async delete(owner: TokenOwner): Promise<Result<boolean, SecretError>> {
    const held = await this.#letGo(owner);
    const kept = await this.#keychain.delete(owner);
    this.#places.set(keyOf(owner), kept.ok ? 'missing' : 'unknown');
    return kept.ok ? success(kept.value || held) : this.#failed(kept.error);
  }

  /** Where the token of a connector is. Never the token. */
  async placeOf(owner: TokenOwner): Promise<TokenPlace> {
    if (!this.#inSession.has(keyOf(owner))) await this.get(owner);
    return this.knownPlaceOf(owner);
  }

  /** Where it was found last; `unknown` also where nobody has looked yet. A keychain that hangs holds nobody up here. */
  knownPlaceOf(owner: TokenOwner): TokenPlace {
    return this.#inSession.has(keyOf(owner)) ? 'session' : (this.#places.get(keyOf(owner)) ?? 'unknown');
  }

  async #hold(owner: TokenOwner, token: string): Promise<Result<void, SecretError>> {
    this.#inSession.set(keyOf(owner), owner);
    return this.#session.set(owner, token);
  }

  async #letGo(owner: TokenOwner): Promise<boolean> {
    this.#inSession.delete(keyOf(owner));
    const deleted = await this.#session.delete(owner);
    return deleted.ok && deleted.value;
  }

  #failed({ code, message, advice, cause }: SecretError): Result<never, SecretError> {
    this.#learn({ state: code === 'keychain-locked' ? 'locked' : 'unavailable', reason: message });
    return failure(new SecretError(code, message, adviceFor[code] ?? advice, { cause }));
  }

  #learn(probed: SecretStoreState): void {
    const before = this.#probed;
    this.#probed = probed;
    if (before?.state !== probed.state || reasonOf(before) !== reasonOf(probed)) this.#changed();
  }
}

/** Whether no token may be in the keychain. A policy that cannot be read may have wanted that. */
function isDisabled(ruling: Ruling<boolean>): boolean {
  return ruling.kind === 'closed' || (ruling.kind === 'fixed' && ruling.value);
}

function placeManaged(sessionOnly: boolean): SecretError {
  return new SecretError(
    'token-place-managed',
    say(sessionOnly ? 'serviceMessages:tokenPlace.memory' : 'serviceMessages:tokenPlace.keychain'),
    say('serviceMessages:tokenPlace.advice'),
  );
}

function keyOf({ id, url }: TokenOwner): string {
  return `${id} ${url}`;
}

function reasonOf(state: SecretStoreState): string | null {
  return state.state === 'available' ? null : state.reason;
}
