import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { Verification } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { isAllowedOrigin } from '../net/allowed-origins.ts';
import { storableText } from '../outside/storable-text.ts';
import type { SecretError } from '../secrets/secret-error.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { type ConsoleAddress, parseConsoleAddress } from '../sentinelone/console-address.ts';
import { type ConsoleError, consoleNotAllowed } from '../sentinelone/console-error.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { ConnectorError } from './connector-error.ts';
import { chooseName, findConnector } from './connector-names.ts';

/** What a person enters for a connector, as it was typed. */
export interface ConnectorInput {
  readonly url: string;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** A connector that was checked and cleaned but not saved. */
export interface ConnectorDraft {
  readonly connector: Connector;
  /** What was changed in the address, or looks unusual; one sentence each. */
  readonly notes: readonly string[];
}

export interface SavedConnector {
  readonly connector: Connector;
  /** Why the keychain does not hold what it should, or still holds what it should not; null when all is well. */
  readonly keychainProblem: SecretError | null;
}

/** What may be changed of a connector; what is left out stays. */
export type ConnectorChanges = Partial<ConnectorInput>;

export interface ConnectorServiceDependencies {
  readonly settings: SettingsAccess;
  readonly secrets: SecretStore;
  readonly now?: () => Date;
  readonly newId?: () => string;
}

/** Connectors and their tokens: the records in the settings, the tokens in the keychain. Tokens come in cleaned. */
export class ConnectorService {
  readonly #settings: SettingsAccess;
  readonly #secrets: SecretStore;
  readonly #now: () => Date;
  readonly #newId: () => string;

  constructor({ settings, secrets, now, newId }: ConnectorServiceDependencies) {
    this.#settings = settings;
    this.#secrets = secrets;
    this.#now = now ?? (() => new Date());
    this.#newId = newId ?? (() => randomBytes(4).toString('hex'));
  }

  list(): Result<readonly Connector[], SettingsError> {
    const read = this.#settings.read();
    return read.ok ? success(read.value.settings.connectors) : read;
  }

  /** By id or name; without either, the only connector there is. */
  find(nameOrId: string | undefined): Result<Connector, ConnectorError | SettingsError> {
    const connectors = this.list();
    return connectors.ok ? findConnector(connectors.value, nameOrId) : connectors;
  }

  /** Cleans the address of a console as it was typed. Fails also when the policy of this machine does not allow it. */
  address(text: string): Result<ConsoleAddress, ConsoleError> {
    const address = parseConsoleAddress(text);
    if (!address.ok || isAllowedOrigin(address.value.origin, this.#settings.allowedConsoles)) return address;
    return failure(consoleNotAllowed(new URL(address.value.origin).host));
  }

  /** Checks and cleans what was entered for a new connector, so that it can be verified before it is saved. */
  draft(input: ConnectorInput): Result<ConnectorDraft, ConnectorError | ConsoleError | SettingsError> {
    const address = this.address(input.url);
    if (!address.ok) return address;
    const others = this.list();
    if (!others.ok) return others;
    const name = chooseName(others.value, input.name);
    if (!name.ok) return name;
    const connector: Connector = {
      id: this.#freeId(others.value),
      name: name.value,
      description: storableText(input.description?.trim() ?? ''),
      url: address.value.origin,
      createdAt: this.#now().toISOString(),
      lastVerifiedAt: null,
      tokenExpiresAt: null,
    };
    return success({ connector, notes: address.value.notes });
  }

  /** Saves a draft and keeps its token. Without a keychain the connector is saved all the same, and no token anywhere. */
  async add(
    draft: Connector,
    token: string,
  ): Promise<Result<SavedConnector, ConnectorError | SettingsError>> {
    const kept = await this.#secrets.set(draft, token);
    const saved = this.#settings.update((settings) => {
      // Another process may have taken the name since the draft was made.
      const name = chooseName(settings.connectors, draft.name);
      return name.ok ? success({ ...settings, connectors: [...settings.connectors, draft] }) : name;
    });
    if (!saved.ok) {
      if (kept.ok) await this.#secrets.delete(draft);
      return saved;
    }
    return success({ connector: draft, keychainProblem: kept.ok ? null : kept.error });
  }

  /**
   * Changes a connector. A new origin needs its token with it: the one there was belongs to the old origin, is deleted,
   * and is never sent to the new one.
   */
  async edit(
    connector: Connector,
    changes: ConnectorChanges,
    token: string | null,
  ): Promise<Result<SavedConnector, ConnectorError | ConsoleError | SettingsError>> {
    const moved = this.movesTo(connector, changes);
    if (!moved.ok) return moved;
    const url = moved.value ?? connector.url;
    if (moved.value !== null && token === null) return failure(tokenRequired(connector, url));

    const kept =
      token === null ? success(undefined) : await this.#secrets.set({ id: connector.id, url }, token);
    const saved = this.#replace(connector.id, (current, others) => {
      const name = changes.name === undefined ? success(current.name) : chooseName(others, changes.name);
      if (!name.ok) return name;
      const description = storableText(changes.description?.trim() ?? current.description);
      const kept = token === null ? current : withNewToken(current);
      return success({ ...kept, name: name.value, description, url });
    });
    if (!saved.ok) {
      if (moved.value !== null && kept.ok) await this.#secrets.delete({ id: connector.id, url });
      return saved;
    }
    const forgotten = moved.value === null ? success(true) : await this.#secrets.delete(connector);
    const keychainProblem = kept.ok ? (forgotten.ok ? null : forgotten.error) : kept.error;
    return success({ connector: saved.value, keychainProblem });
  }

  /** The other origin that `changes` would move the connector to, which needs the token again; null when it stays. */
  movesTo(connector: Connector, changes: ConnectorChanges): Result<string | null, ConsoleError> {
    if (changes.url === undefined) return success(null);
    const address = parseConsoleAddress(changes.url);
    if (!address.ok) return address;
    // A connector that is not allowed any more can still be renamed.
    if (address.value.origin === connector.url) return success(null);
    const allowed = this.address(changes.url);
    return allowed.ok ? success(allowed.value.origin) : allowed;
  }

  /** Removes a connector, its ingest rules and its token. What was ingested through it stays in the project. */
  async remove(connector: Connector): Promise<Result<SavedConnector, SettingsError>> {
    const saved = this.#settings.update<never>((settings) =>
      success({
        ...settings,
        connectors: settings.connectors.filter(({ id }) => id !== connector.id),
        rules: settings.rules.filter(({ connectorId }) => connectorId !== connector.id),
      }),
    );
    if (!saved.ok) return saved;
    const forgotten = await this.#secrets.delete(connector);
    return success({ connector, keychainProblem: forgotten.ok ? null : forgotten.error });
  }

  /**
   * Puts back a connector that was removed, with its rules and its token, each as it was. Where its name was taken
   * meanwhile it gets the next free one.
   * @param token null where none was kept
   */
  async restore(
    connector: Connector,
    rules: readonly IngestRule[],
    token: string | null,
  ): Promise<Result<SavedConnector, ConnectorError | SettingsError>> {
    const saved = this.#settings.update<ConnectorError>((settings) => {
      const others = settings.connectors.filter(({ id }) => id !== connector.id);
      const name = chooseName(others, connector.name);
      const free = name.ok ? name : chooseName(others, undefined);
      if (!free.ok) return free;
      return success({
        ...settings,
        connectors: [...others, { ...connector, name: free.value }],
        rules: [...settings.rules.filter(({ connectorId }) => connectorId !== connector.id), ...rules],
      });
    });
    if (!saved.ok) return saved;
    const kept = token === null ? success(undefined) : await this.#secrets.set(connector, token);
    return success({ connector, keychainProblem: kept.ok ? null : kept.error });
  }

  /** Writes down that the connector was verified now, and until when its token lives. */
  recordVerification(
    connector: Connector,
    verification: Verification,
  ): Result<Connector, ConnectorError | SettingsError> {
    return this.#replace(connector.id, (current) => success(this.verified(current, verification)));
  }

  /** The connector with the outcome of a verification made now. */
  verified(connector: Connector, verification: Verification): Connector {
    const expiresAt = verification.tokenExpiresAt === null ? null : new Date(verification.tokenExpiresAt);
    return {
      ...withNewToken(connector),
      lastVerifiedAt: this.#now().toISOString(),
      // The console writes times with more digits than ISO 8601 needs; one shape is kept.
      tokenExpiresAt:
        expiresAt === null || Number.isNaN(expiresAt.getTime()) ? null : expiresAt.toISOString(),
    };
  }

  /** Writes down that the console refused the connector's token now. */
  recordRefusal(connector: Connector): Result<Connector, ConnectorError | SettingsError> {
    return this.#replace(connector.id, (current) =>
      success({ ...current, tokenRefusedAt: this.#now().toISOString() }),
    );
  }

  #replace(
    id: string,
    change: (current: Connector, others: readonly Connector[]) => Result<Connector, ConnectorError>,
  ): Result<Connector, ConnectorError | SettingsError> {
    const saved = this.#settings.update((settings) => {
      const current = findConnector(settings.connectors, id);
      if (!current.ok) return current;
      const others = settings.connectors.filter((other) => other !== current.value);
      const changed = change(current.value, others);
      if (!changed.ok) return changed;
      const connectors = settings.connectors.map((each) => (each === current.value ? changed.value : each));
      return success({ ...settings, connectors });
    });
    return saved.ok ? findConnector(saved.value.connectors, id) : saved;
  }

  #freeId(others: readonly Connector[]): string {
    let id = this.#newId();
    while (others.some((other) => other.id === id)) id = this.#newId();
    return id;
  }
}

/** The connector as nobody has asked its console yet whether it takes the token. */
function withNewToken({ tokenRefusedAt: _, ...connector }: Connector): Connector {
  return { ...connector, lastVerifiedAt: null, tokenExpiresAt: null };
}

function tokenRequired(connector: Connector, url: string): ConnectorError {
  return new ConnectorError(
    'token-required',
    say('connectorMessages:tokenRequired.message', { name: connector.name, oldUrl: connector.url, url }),
    say('connectorMessages:tokenRequired.advice'),
  );
}
