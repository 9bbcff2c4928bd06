import { join } from 'node:path';
import { checkFile, checkTree } from '../private-files/file-checks.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';

/**
 * What Chromium and Electron write into the folder of user data itself, by path: the state of the browser, and the
 * folder of crash reports. https://www.electronjs.org/docs/latest/api/app#appgetpathname
 */
const besideProfile = ['Local State', 'Preferences', 'DevToolsActivePort'];
const folderBesideProfile = 'Crashpad';

/**
 * The folder in the data folder in which Chromium keeps what pages store, made where it is not there. No page ever holds
 * a secret. Chromium opens what is in it by path: looked at before it does.
 * @throws FileError when something there is a link, or not this user's own
 */
export function preparedProfile(dataDir: string): string {
  const folder = join(dataDir, 'window');
  try {
    makePrivateFolder(folder);
    checkTree(folder);
    for (const name of besideProfile) checkFile(join(dataDir, name));
    checkTree(join(dataDir, folderBesideProfile));
    return folder;
  } catch (error) {
    throw fileErrorOf(error) ?? error;
  }
}
