import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOwnGroup, rootUid, thisUid } from './this-user.ts';
import { UntrustedFile } from './untrusted-file.ts';

/** What SQLite keeps beside a database. */
const besideDatabase = ['-wal', '-shm', '-journal'];

/**
 * Links that Chromium makes for its lock of one running application: to a host and process id, to a number, and to a
 * socket, all of which it checks by itself. chrome/browser/process_singleton_posix.cc
 */
const chromiumLinks = /^Singleton(Lock|Cookie|Socket)$/;

/** What `fstat` or `lstat` of a file of the data folder must say. @throws UntrustedFile */
export function expectPrivateFile(path: string, stats: Stats): void {
  if (stats.isSymbolicLink()) throw new UntrustedFile('fileIsLink', path, stats);
  if (!stats.isFile()) throw new UntrustedFile('fileNotOrdinary', path, stats);
  if (isForeign(stats)) throw new UntrustedFile('fileForeign', path, stats);
  if (othersMayWrite(stats)) throw new UntrustedFile('fileOpen', path, stats);
}

/**
 * Looks at a file immediately before a library opens it by its path, in a folder that only this user can change. Whether
 * it is there. Opens nothing: closing a descriptor of a database would drop the locks that this process has on it.
 * @throws UntrustedFile unless it is an ordinary file of this user that nobody else can write to, or nothing
 */
export function checkFile(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  expectPrivateFile(path, stats);
  return true;
}

/** As `checkFile`, of a SQLite database and what lies beside it. */
export function checkDatabase(path: string): boolean {
  for (const ending of besideDatabase) checkFile(`${path}${ending}`);
  return checkFile(path);
}

/**
 * Looks at a folder of the data folder. Whether it is there.
 * @throws UntrustedFile when it is a link, somebody else's, or open to others for writing; ENOTDIR for a file
 */
export function checkFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isSymbolicLink()) throw new UntrustedFile('fileIsLink', path, stats);
  if (!stats.isDirectory()) throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
  if (isForeign(stats) && stats.uid !== rootUid) throw new UntrustedFile('folderForeign', path, stats);
  if (othersMayWrite(stats)) throw new UntrustedFile('folderOpen', path, stats);
  return true;
}

/**
 * Looks at the folder that a file lies in, immediately before the file is opened or made. It may be open to others where
 * it is sticky, as the system's temporary folder is: there a file of this user stays that, and no other is taken.
 * @throws as `checkFolder`
 */
export function checkFolderOf(file: string): void {
  const folder = dirname(file);
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined || (isSticky(stats) && stats.isDirectory() && stats.uid === rootUid)) return;
  checkFolder(folder);
}

/** As `checkFolder`, of all that is in it too: for the folder of a library that writes there what it likes. */
export function checkTree(folder: string): void {
  if (!checkFolder(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink() && chromiumLinks.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    if (stats.isSymbolicLink()) throw new UntrustedFile('fileIsLink', path, stats);
    if (isForeign(stats)) throw new UntrustedFile('fileInTreeForeign', path, stats, folder);
  }
}

/** Whether it belongs to another user than this one. Never on Windows, where nobody can say. */
export function isForeign({ uid }: Pick<Stats, 'uid'>): boolean {
  const own = thisUid();
  return own !== null && uid !== own;
}

/** Whether only the owner of what is in a folder can remove or rename it, as in `/tmp`. */
export function isSticky({ mode }: Pick<Stats, 'mode'>): boolean {
  return (mode & 0o1000) !== 0;
}

/** Whether a mode lets anybody write but the owner, this user's private group and administrators. */
export function othersMayWrite({ mode, gid }: Pick<Stats, 'mode' | 'gid'>): boolean {
  const own = thisUid();
  if (own === null) return false;
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && !isOwnGroup(gid, own));
}
