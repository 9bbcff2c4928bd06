import { homedir } from 'node:os';
import { type Result, success } from '../../preload/contract/result.ts';
import { ConnectorService } from '../connectors/connector-service.ts';
import { type Log, openLog } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { fixedDataFolder, type Policy, settingsRulings } from '../policy/policy.ts';
import type { PolicyError } from '../policy/policy-error.ts';
import { BarredKeychain } from '../secrets/barred-keychain.ts';
import { KeychainStore } from '../secrets/keychain-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { type FoundToken, findToken } from '../secrets/token-source.ts';
import { type DataDirSources, fixedDataDir, prepareDataDir, resolveDataDir } from '../settings/data-dir.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { expectSuccess } from './expect-success.ts';
import type { Output } from './output/output.ts';

/** The services of one run of the command line on one data folder. */
export interface Session {
  readonly dataDir: string;
  /** Of this machine, as it was read at the start. */
  readonly policy: Policy;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly connectors: ConnectorService;
  readonly log: Log;
}

export interface SessionParts {
  /** The value of `--data-dir`. */
  readonly dataDir: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly output: Output;
  readonly redactor: Redactor;
  readonly policy: Result<Policy, PolicyError>;
}

/**
 * Prepares the data folder and the services on it. Throws a coded error when the folder, the settings or the policy of
 * the machine cannot be used.
 */
export function openSession({
  dataDir: option,
  env,
  platform,
  output,
  redactor,
  policy: read,
}: SessionParts): Session {
  const policy = expectSuccess(read);
  const dataDir = expectSuccess(
    prepareDataDir(expectSuccess(chosenDataDir({ option, env, platform, home: homedir() }, policy))),
  );
  const settings = new SettingsStore(dataDir, { rulings: settingsRulings(policy) });
  const log = openLog(dataDir, redactor);
  const { warning } = expectSuccess(settings.read());
  if (warning !== null) {
    output.warn(warning);
    log.warn(warning);
  }
  if (policy.trouble !== null) output.warn(policy.trouble);
  const secrets = secretStore(policy);
  return { dataDir, policy, settings, secrets, connectors: new ConnectorService({ settings, secrets }), log };
}

/** The data folder as it is asked for, or as the policy of the machine has it. */
export function chosenDataDir(sources: DataDirSources, policy: Policy): Result<string, SettingsError> {
  const fixed = fixedDataFolder(policy);
  return fixed === null ? success(resolveDataDir(sources)) : fixedDataDir(fixed, sources);
}

/** The keychain, unless the policy of the machine wants no token in it. A run of one command has no session. */
export function secretStore({ rulings: { sessionOnlyTokens } }: Policy): SecretStore {
  const keychain = new KeychainStore();
  if (sessionOnlyTokens.kind === 'closed') return new BarredKeychain(keychain, { clear: false });
  const barred = sessionOnlyTokens.kind === 'fixed' && sessionOnlyTokens.value;
  return barred ? new BarredKeychain(keychain, { clear: true }) : keychain;
}

/** The settings as they are now. */
export function currentSettings(session: Session): Settings {
  return expectSuccess(session.settings.read()).settings;
}

/** The token of a connector for this run, masked from now on wherever it would show. */
export async function tokenOf(
  session: Session,
  connector: Connector,
  env: NodeJS.ProcessEnv,
  redactor: Redactor,
): Promise<FoundToken> {
  const found = expectSuccess(await findToken(connector, session.secrets, env));
  redactor.register(found.token);
  return found;
}
