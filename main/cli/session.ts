import { homedir } from 'node:os';
import { ConnectorService } from '../connectors/connector-service.ts';
import { type Log, openLog } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { KeychainStore } from '../secrets/keychain-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { type FoundToken, findToken } from '../secrets/token-source.ts';
import { prepareDataDir, resolveDataDir } from '../settings/data-dir.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { expectSuccess } from './expect-success.ts';
import type { Output } from './output/output.ts';

/** The services of one run of the command line on one data folder. */
export interface Session {
  readonly dataDir: string;
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
}

/** Prepares the data folder and the services on it. Throws a coded error when the folder or the settings cannot be used. */
export function openSession({ dataDir: option, env, platform, output, redactor }: SessionParts): Session {
  const dataDir = expectSuccess(prepareDataDir(resolveDataDir({ option, env, platform, home: homedir() })));
  const settings = new SettingsStore(dataDir);
  const log = openLog(dataDir, redactor);
  const { warning } = expectSuccess(settings.read());
  if (warning !== null) {
    output.warn(warning);
    log.warn(warning);
  }
  const secrets = new KeychainStore();
  return { dataDir, settings, secrets, connectors: new ConnectorService({ settings, secrets }), log };
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
