import { accessSync, constants, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { checkFile, checkFolder, isForeign } from '../private-files/file-checks.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { judgeFolder } from '../private-files/folder-judgement.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { SettingsError, systemReason } from './settings-error.ts';
import { dataDirVariable, readOnlyDataDir, untrustedDataDir } from './untrusted-data-dir.ts';

const productName = 'SentinelOne Connector';

/** Where to look when deciding on the data folder; taken apart from the process so that every platform can be tested. */
export interface DataDirSources {
  /** The value of `--data-dir`. */
  readonly option: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
}

/** The absolute path of the data folder: the option, else the environment variable, else the platform's user-data folder. */
export function resolveDataDir(sources: DataDirSources): string {
  return resolve(sources.option || sources.env[dataDirVariable] || userDataDir(sources));
}

/** The data folder that the policy of this machine fixes. Fails when another one is asked for. */
export function fixedDataDir(
  fixed: string,
  { option, env }: Pick<DataDirSources, 'option' | 'env'>,
): Result<string, SettingsError> {
  const asked = option || env[dataDirVariable];
  if (!asked || resolve(asked) === resolve(fixed)) return success(resolve(fixed));
  return failure(
    new SettingsError(
      'data-dir-managed',
      say('settingsMessages:dataFolderManaged.message', { fixed: resolve(fixed), asked: resolve(asked) }),
      say('settingsMessages:dataFolderManaged.advice', { variable: dataDirVariable }),
    ),
  );
}

/**
 * Electron's `app.getPath('userData')` for this product, so that the window and the command line share their data:
 * the `appData` folder of https://www.electronjs.org/docs/latest/api/app#appgetpathname with the product name.
 */
function userDataDir({ env, platform, home }: DataDirSources): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), productName);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', productName);
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), productName);
}

/**
 * What is done with the data folder. `read`: nothing has to be written in it. `demo`: it holds nothing but the demo
 * tenant's invented data, and is not asked for settings, keychain or consoles.
 */
export type DataFolderUse = 'read' | 'write' | 'demo';

/** A data folder that exists and can be used as wanted. */
export interface OpenedDataDir {
  /** Without links. */
  readonly path: string;
  /** Why nothing in it is believed, no keychain asked and no console reached; null where it is this user's own. */
  readonly distrust: SettingsError | null;
}

/** Folders of the data folder, and the files in them that a library opens which says nothing of what it finds. */
const innerFolders = ['logs', 'locks', 'projects', 'backups', 'window', 'updates', 'demo'];
const logFiles = [join('logs', 'main.log'), join('logs', 'main.old.log')];

/**
 * Makes sure that the data folder exists, is this user's and nobody else's to write in, and can be used as wanted. One
 * that is made here is open to its owner only; one that was there keeps its mode.
 */
export function openDataDir(dataDir: string, use: DataFolderUse): Result<OpenedDataDir, SettingsError> {
  return guarded(dataDir, () => {
    const judged = judgeFolder(dataDir);
    const { path } = judged;
    if (judged.kind === 'readable') {
      if (use !== 'read') {
        const at = { path, stats: judged.stats };
        return failure(untrustedDataDir({ kind: 'refused', path, fault: 'foreign', at }));
      }
      accessSync(path, constants.R_OK | constants.X_OK);
      return success({ path, distrust: readOnlyDataDir(judged) });
    }
    const distrust = judged.kind === 'refused' ? untrustedDataDir(judged) : null;
    // An invented company is worth nothing to whoever owns the folder above.
    const isBearable = use === 'demo' && judged.kind === 'refused' && judged.at.path !== path;
    if (distrust !== null && !isBearable) return failure(distrust);
    // Looking makes nothing; whatever is written later makes the folder.
    if (use === 'read' && !existsSync(path)) return success({ path, distrust });
    makePrivateFolder(path);
    accessSync(path, constants.R_OK | constants.X_OK | (use === 'read' ? 0 : constants.W_OK));
    checkInner(path);
    return success({ path, distrust });
  });
}

/** As `openDataDir`, for writing; its path without links. */
export function prepareDataDir(dataDir: string): Result<string, SettingsError> {
  const opened = openDataDir(dataDir, 'write');
  return opened.ok ? success(opened.value.path) : opened;
}

/** What is to be said of a data folder that is only looked at. Makes nothing. */
export interface InspectedDataDir extends OpenedDataDir {
  /** Whether it would be trusted if it were closed to others, which its owner, who runs this program, can do. */
  readonly closable: boolean;
}

/** Judges a data folder as `openDataDir` does, where there is one. Fails when not even that is possible. */
export function inspectDataDir(dataDir: string): Result<InspectedDataDir, SettingsError> {
  return guarded<InspectedDataDir>(dataDir, () => {
    const judged = judgeFolder(dataDir);
    const { path } = judged;
    if (judged.kind === 'readable')
      return success({ path, distrust: readOnlyDataDir(judged), closable: false });
    if (judged.kind === 'refused') {
      const closable = judged.fault === 'open' && !isForeign(judged.at.stats);
      return success({ path, distrust: untrustedDataDir(judged), closable });
    }
    const inside = guarded(path, () => {
      checkInner(path);
      return success(null);
    });
    const distrust = !inside.ok && inside.error.code === 'file-untrusted' ? inside.error : null;
    return success({ path, distrust, closable: false });
  });
}

/** @throws UntrustedFile */
function checkInner(path: string): void {
  for (const folder of innerFolders) checkFolder(join(path, folder));
  for (const file of logFiles) checkFile(join(path, file));
}

function guarded<T>(dataDir: string, action: () => Result<T, SettingsError>): Result<T, SettingsError> {
  try {
    return action();
  } catch (error) {
    const untrusted = fileErrorOf(error);
    if (untrusted !== null) {
      const { message, advice } = untrusted;
      return failure(new SettingsError('file-untrusted', message, advice, { cause: error }));
    }
    return failure(
      new SettingsError(
        'data-dir-unusable',
        say('settingsMessages:dataFolderUnusable.message', { dataDir, reason: systemReason(error) }),
        say('settingsMessages:dataFolderUnusable.advice', { variable: dataDirVariable }),
        { cause: error },
      ),
    );
  }
}
