import { homedir } from 'node:os';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { machineZone } from '../../preload/words/formats/time-zone.ts';
import { Installation, type InstallationDependencies, systemKeychain } from '../composition/installation.ts';
import type { ConnectorService } from '../connectors/connector-service.ts';
import { type Log, noLog, openLog } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { fixedDataFolder, type Policy } from '../policy/policy.ts';
import type { PolicyError } from '../policy/policy-error.ts';
import type { MigrationProgress } from '../project/migration-progress.ts';
import type { ProjectError } from '../project/project-error.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import { projectPlace } from '../project-registry/project-place.ts';
import type { ProjectRegistry } from '../project-registry/project-registry.ts';
import { RegistryError } from '../project-registry/registry-error.ts';
import type { KeychainProcess } from '../secrets/keychain-client.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { type FoundToken, findToken } from '../secrets/token-source.ts';
import {
  type DataDirSources,
  type DataFolderUse,
  fixedDataDir,
  openDataDir,
  resolveDataDir,
} from '../settings/data-dir.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { Connector, Settings } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { CommandRefused } from './cli-error.ts';
import { expectSuccess } from './expect-success.ts';
import type { Output } from './output/output.ts';
import { migrationNotes } from './project/migration-notes.ts';

/** The environment variable that names the project when no option does. */
export const projectVariable = 'SENTINELONE_CONNECTOR_PROJECT';

/** The services of one run of the command line on one data folder. */
export interface Session {
  /** Without links. */
  readonly dataDir: string;
  /**
   * Whether the folder is this user's own. Otherwise its settings are those of a new installation and cannot be changed,
   * the keychain is not asked, and its files are only read.
   */
  readonly trusted: boolean;
  /** Of this machine, as it was read at the start. */
  readonly policy: Policy;
  /** From which the services below are. */
  readonly services: Installation;
  /** The settings of the whole installation, with the connectors and rules of every project. */
  readonly installation: SettingsStore;
  readonly projects: ProjectRegistry;
  /** What `--project` or the environment names; undefined where neither does. */
  readonly projectOption: string | undefined;
  /** The project that the run is about. @throws RegistryError where there are several and none is named, or no such */
  readonly project: () => ProjectRecord;
  /** Where that project is. @throws as `project` */
  readonly place: () => ProjectPlace;
  /** The settings as that project sees them; each use throws as `project` does. */
  readonly settings: SettingsAccess;
  readonly secrets: SecretStore;
  /** Those of that project; each use throws as `project` does. */
  readonly connectors: ConnectorService;
  readonly log: Log;
  /** Tells on stderr what opening a project comes upon. */
  readonly tell: {
    readonly migrating: (progress: MigrationProgress) => void;
    /** That the project is read from a copy, because of this failure. */
    readonly reading: (reason: ProjectError) => void;
  };
}

export interface SessionDependencies {
  readonly use: DataFolderUse;
  /** The value of `--data-dir`. */
  readonly dataDir: string | undefined;
  /** The value of `--project`. */
  readonly project: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly output: Output;
  readonly redactor: Redactor;
  readonly policy: Result<Policy, PolicyError>;
  readonly startKeychain: () => KeychainProcess;
}

/**
 * Prepares the data folder and the services on it. Throws a coded error when the folder, the settings or the policy of
 * the machine cannot be used.
 */
export function openSession({
  use,
  dataDir: option,
  project: projectName,
  env,
  platform,
  output,
  redactor,
  policy: read,
  startKeychain,
}: SessionDependencies): Session {
  const policy = expectSuccess(read);
  const chosenDir = expectSuccess(chosenDataDir({ option, env, platform, home: homedir() }, policy));
  const { path: dataDir, distrust } = expectSuccess(openDataDir(chosenDir, use));
  const trusted = distrust === null;
  const services = installationOf({ dataDir, policy, distrust, startKeychain });
  const { settings: installation, projects } = services;
  const log = trusted ? openLog(dataDir, redactor) : noLog;
  if (distrust !== null) output.warn(distrust.message);
  const { warning } = expectSuccess(installation.read());
  if (warning !== null) {
    output.warn(warning);
    log.warn(warning);
  }
  if (policy.trouble !== null) output.warn(policy.trouble);
  const projectOption = projectName ?? (env[projectVariable] || undefined);
  let chosen: ProjectRecord | null = null;
  const project = (): ProjectRecord => {
    chosen ??= expectSuccess(named(projects.find(projectOption), projectOption));
    return chosen;
  };
  return {
    dataDir,
    trusted,
    policy,
    services,
    installation,
    projects,
    projectOption,
    project,
    place: () => projectPlace(dataDir, project().id),
    secrets: services.secrets,
    ...services.project(() => project().id),
    log,
    tell: {
      migrating: migrationNotes(output),
      reading: ({ message }) => output.note(`${message} It is read from a temporary copy, as it is now.`),
    },
  };
}

/** The data folder as it is asked for, or as the policy of the machine has it. */
export function chosenDataDir(sources: DataDirSources, policy: Policy): Result<string, SettingsError> {
  const fixed = fixedDataFolder(policy);
  return fixed === null ? success(resolveDataDir(sources)) : fixedDataDir(fixed, sources);
}

/** The services on a data folder, as a program without windows has them. */
export function installationOf({
  startKeychain,
  ...place
}: Pick<InstallationDependencies, 'dataDir' | 'policy' | 'distrust'> &
  Pick<SessionDependencies, 'startKeychain'>): Installation {
  return new Installation({
    ...place,
    keychain: systemKeychain(startKeychain),
    now: Date.now,
    zone: machineZone,
  });
}

/** The settings of the run's project as they are now. @throws RegistryError as `Session.project` */
export function currentSettings(session: Session): Settings {
  return expectSuccess(session.settings.read()).settings;
}

/** The settings of the whole installation as they are now. */
export function installationSettings(session: Session): Settings {
  return expectSuccess(session.installation.read()).settings;
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

/** Says how to name a project where there are several. */
function named<E>(
  found: Result<ProjectRecord, E>,
  option: string | undefined,
): Result<ProjectRecord, E | CommandRefused> {
  if (found.ok || option !== undefined || !(found.error instanceof RegistryError)) return found;
  const { code, message } = found.error;
  return failure(
    new CommandRefused(code, message, `Specify one with --project, or with ${projectVariable}.`),
  );
}
