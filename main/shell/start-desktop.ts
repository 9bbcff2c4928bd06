import { homedir } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { app } from 'electron';
import Store from 'electron-store';
import { machineZone } from '../../preload/words/formats/time-zone.ts';
import { Application } from '../application/application.ts';
import { Installation, systemKeychain } from '../composition/installation.ts';
import { type Log, openLog } from '../logging/log.ts';
import { Redactor } from '../logging/redactor.ts';
import { feedRuling, fixedDataFolder, type Policy } from '../policy/policy.ts';
import { policyFiles } from '../policy/policy-location.ts';
import { policyOwners } from '../policy/policy-trust.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { fixedDataDir, prepareDataDir } from '../settings/data-dir.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { readElsewhere, type SettingsFileWriter } from '../settings/settings-store.ts';
import { dataDirVariable } from '../settings/untrusted-data-dir.ts';
import { readUpdateKey } from '../updates/signed-metadata.ts';
import { updateKeys } from '../updates/update-keys.ts';
import { applicationId } from './application-id.ts';
import { builtFiles } from './built-files.ts';
import { readCommandLine } from './command-line.ts';
import { Desktop } from './desktop.ts';
import { startKeychainUtility } from './keychain-utility.ts';
import { handedOn, isOneInstance } from './one-instance.ts';
import { registerAppScheme } from './pages/serve-pages.ts';
import { preparedProfile } from './profile-folder.ts';
import { readSignature } from './signature.ts';
import { refuseToStart, watchUnexpectedErrors } from './unexpected-errors.ts';
import { type NotePlace, noteDataFolder, takeNotedDataFolder } from './updates/data-folder-note.ts';
import { DesktopUpdates } from './updates/desktop-updates.ts';

const { env, platform } = process;
const commandLine = readCommandLine(process.argv.slice(1));

const redactor = new Redactor();
const now = (): number => Date.now();

/** The settings by electron-store, which writes the file that the command line reads too. */
function openSettingsFile(cwd: string): SettingsFileWriter {
  return new Store<Partial<Settings>>({
    cwd,
    name: 'settings',
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    deserialize: readElsewhere,
  });
}

/** The policy of this machine. Throws a coded error when there is one of which nothing is known. */
function policyOfMachine(): Policy {
  const files = policyFiles({ env, platform });
  const read = readPolicy({ files, owners: policyOwners(env), env, platform, home: homedir() });
  if (!read.ok) throw read.error;
  return read.value;
}

/** The platform's folder for application data, as Electron has it before another one is settled. */
const defaultDir = app.getPath('userData');
const notePlace = (): NotePlace => ({ defaultDir, version: app.getVersion(), now: now() });

/** Throws a coded error when another data folder is asked for than the policy has. */
function chosenDataDir(policy: Policy): string {
  const fixed = fixedDataFolder(policy);
  if (fixed === null) {
    const noted = commandLine.dataDir ? null : takeNotedDataFolder(notePlace());
    return resolve(commandLine.dataDir || noted || env[dataDirVariable] || defaultDir);
  }
  const allowed = fixedDataDir(fixed, { option: commandLine.dataDir, env });
  if (!allowed.ok) throw allowed.error;
  return allowed.value;
}

/**
 * What has to be settled before Electron is ready; the data folder without links. Throws a coded error when it cannot be
 * used.
 */
function prepare(named: string): string {
  const prepared = prepareDataDir(named);
  if (!prepared.ok) throw prepared.error;
  const dataDir = prepared.value;
  const windowDir = preparedProfile(dataDir);
  app.setPath('userData', dataDir);
  app.setPath('sessionData', windowDir);
  app.enableSandbox();
  // The shortcut that the installer makes carries it, too: by it Windows knows whose window and notifications these are.
  if (platform === 'win32') app.setAppUserModelId(applicationId);
  // The keychain is keytar's alone: Chromium would ask for it to encrypt cookies, of which there are none.
  if (platform === 'darwin') app.commandLine.appendSwitch('use-mock-keychain');
  if (platform === 'linux') app.commandLine.appendSwitch('password-store', 'basic');
  registerAppScheme();
  return dataDir;
}

async function openDesktop(dataDir: string, policy: Policy, log: Log): Promise<Desktop> {
  watchUnexpectedErrors(log, () => app.quit());
  await app.whenReady();
  const installation = new Installation({
    dataDir,
    policy,
    keychain: systemKeychain(startKeychainUtility),
    openSettingsFile,
    now,
    zone: machineZone,
  });
  const updates = await DesktopUpdates.open({
    dataDir,
    platform,
    env,
    ruling: feedRuling(policy),
    keys: updateKeys.map(readUpdateKey),
    signed: readSignature(builtFiles.signature),
    beforeInstall: () => {
      // The policy's folder is opened by every start.
      if (fixedDataFolder(policy) !== null) return;
      try {
        noteDataFolder(dataDir, notePlace());
      } catch (error) {
        log.warn('the data folder could not be noted for the version that is installed', error);
      }
    },
    way: () => {
      const read = installation.settings.read();
      if (!read.ok) throw read.error;
      return read.value.settings.network;
    },
    log,
  });
  const application = await Application.start({
    installation,
    redactor,
    log,
    updates: updates.source,
  });
  const desktop = new Desktop({
    application,
    commandLine,
    dataDir,
    platform,
    env,
    redactor,
    log,
    now,
    zone: machineZone,
    quit: () => updates.quit(),
  });
  await desktop.open();
  return desktop;
}

/** Not awaited where the process begins: Electron becomes ready only when that has run to its end. */
function start(dataDir: string, policy: Policy): void {
  const log = openLog(dataDir, redactor);
  if (policy.trouble !== null) log.warn(policy.trouble);
  const desktop = openDesktop(dataDir, policy, log);
  desktop.catch((error: unknown) => {
    log.error('the application could not start', error);
    refuseToStart(error);
  });
  app.on('second-instance', (_event, argv) => {
    // A start at login wants no window, whether or not the application runs already.
    if (readCommandLine(argv.slice(1)).hidden) return;
    desktop.then(
      (started) => started.show(),
      () => undefined,
    );
  });
}

/** Starts the application on the desktop, or shows the one that runs on the same data folder. */
export function startDesktop(): void {
  try {
    const policy = policyOfMachine();
    const dataDir = prepare(chosenDataDir(policy));
    // The lock belongs to the data folder: another folder is another application.
    if (isOneInstance(dataDir)) start(dataDir, policy);
    else handedOn(dataDir).then(() => app.quit(), refuseToStart);
  } catch (error) {
    refuseToStart(error);
  }
}
