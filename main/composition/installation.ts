import { join } from 'node:path';
import { ConnectorService } from '../connectors/connector-service.ts';
import { noPolicy, type Policy, settingsRulings } from '../policy/policy.ts';
import { ProjectRegistry } from '../project-registry/project-registry.ts';
import { AbsentKeychain } from '../secrets/absent-keychain.ts';
import { DisabledKeychain } from '../secrets/disabled-keychain.ts';
import type { KeychainProcess } from '../secrets/keychain-client.ts';
import { KeychainStore } from '../secrets/keychain-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { SessionStore } from '../secrets/session-store.ts';
import { ProjectSettings, type SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import { SettingsStore, type SettingsStoreOptions } from '../settings/settings-store.ts';

export interface InstallationDependencies {
  /** Without links. */
  readonly dataDir: string;
  /** Of this machine, as it was read at the start. */
  readonly policy: Policy;
  /** Why the data folder, and so what it says of connectors, is not believed; null or absent when it is. */
  readonly distrust?: SettingsError | null;
  /** Where tokens are kept, unless the policy or the data folder forbids it. */
  readonly keychain: () => SecretStore;
  /** How `settings.json` is opened for writing; as `SettingsStore` has it without it. */
  readonly openSettingsFile?: SettingsStoreOptions['openFile'];
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name; read each time, since a machine can travel. */
  readonly zone: () => string;
}

/** The services of a project that need no open database. */
export interface InstalledProject {
  /** The settings as that project sees them. */
  readonly settings: SettingsAccess;
  readonly connectors: ConnectorService;
}

/**
 * A data folder with the services on it, for window and command line alike. Each is built when it is first asked for.
 * What needs the rules or an open project is built beside it, so that a command loads no more than it uses.
 */
export class Installation {
  readonly dataDir: string;
  readonly policy: Policy;
  readonly now: () => number;
  readonly zone: () => string;
  readonly #dependencies: InstallationDependencies;
  #settings: SettingsStore | null = null;
  #projects: ProjectRegistry | null = null;
  #secrets: SecretStore | null = null;

  constructor(dependencies: InstallationDependencies) {
    this.#dependencies = dependencies;
    this.dataDir = dependencies.dataDir;
    this.policy = dependencies.policy;
    this.now = dependencies.now;
    this.zone = dependencies.zone;
  }

  /** The settings of the whole installation, with the connectors and rules of every project. */
  get settings(): SettingsStore {
    const { distrust = null, openSettingsFile } = this.#dependencies;
    this.#settings ??= new SettingsStore(this.dataDir, {
      now: () => new Date(this.now()),
      rulings: settingsRulings(this.policy),
      distrust,
      ...(openSettingsFile && { openFile: openSettingsFile }),
    });
    return this.#settings;
  }

  get projects(): ProjectRegistry {
    this.#projects ??= new ProjectRegistry({ dataDir: this.dataDir, settings: this.settings });
    return this.#projects;
  }

  /** The keychain, unless the policy of the machine wants no token in it. */
  get secrets(): SecretStore {
    this.#secrets ??= this.#secretStore();
    return this.#secrets;
  }

  /**
   * @param id asked at each use; what it throws is thrown by that use
   * @param secrets where the tokens of its connectors are kept
   */
  project(id: () => string, secrets: SecretStore = this.secrets): InstalledProject {
    const settings = new ProjectSettings(this.settings, id);
    return {
      settings,
      connectors: new ConnectorService({ settings, secrets, now: () => new Date(this.now()) }),
    };
  }

  /** The demo tenant's own, in a folder of this one. No policy governs it: it is the program's own invention. */
  demo(): Installation {
    return new Installation({
      ...this.#dependencies,
      dataDir: join(this.dataDir, 'demo'),
      policy: noPolicy,
      keychain: () => new SessionStore(),
    });
  }

  #secretStore(): SecretStore {
    const { distrust = null, keychain } = this.#dependencies;
    if (distrust !== null) return new AbsentKeychain(distrust);
    const { sessionOnlyTokens } = this.policy.rulings;
    // A policy that cannot be read may have wanted that.
    if (sessionOnlyTokens.kind === 'closed') return new DisabledKeychain(keychain(), { clear: false });
    const disabled = sessionOnlyTokens.kind === 'fixed' && sessionOnlyTokens.value;
    return disabled ? new DisabledKeychain(keychain(), { clear: true }) : keychain();
  }
}

/** The keychain of the operating system, by a process that talks to it. */
export function systemKeychain(startProcess: () => KeychainProcess): () => SecretStore {
  return () => new KeychainStore(undefined, startProcess);
}
