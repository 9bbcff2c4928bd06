import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { SettingsError, systemReason } from './settings-error.ts';

/** The environment variable that names the data folder when no option does. */
export const dataDirVariable = 'SENTINELONE_CONNECTOR_DATA_DIR';

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
      say('settingsFaults:dataFolderManaged.message', { fixed: resolve(fixed), asked: resolve(asked) }),
      say('settingsFaults:dataFolderManaged.advice', { variable: dataDirVariable }),
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
 * Makes sure that the data folder exists and can be used as wanted. A folder made here is open to its owner only; one that
 * was there keeps its mode, since the user may have chosen a shared place (every file in it is private anyway).
 */
export function prepareDataDir(
  dataDir: string,
  use: 'read' | 'write' = 'write',
): Result<string, SettingsError> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const writing = use === 'write' ? constants.W_OK : 0;
    accessSync(dataDir, constants.R_OK | constants.X_OK | writing);
    return success(dataDir);
  } catch (error) {
    return failure(
      new SettingsError(
        'data-dir-unusable',
        say('settingsFaults:dataFolderUnusable.message', { dataDir, reason: systemReason(error) }),
        say('settingsFaults:dataFolderUnusable.advice', { variable: dataDirVariable }),
        { cause: error },
      ),
    );
  }
}
