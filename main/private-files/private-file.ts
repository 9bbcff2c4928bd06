import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { decodeText } from '../text-files/read-text.ts';
import { checkFile, checkFolderOf, expectPrivateFile } from './file-checks.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_WRONLY } = constants;

/**
 * Follow no link, and wait for no other end of a pipe. Windows has neither flag: there a link is found by `lstat`
 * before.
 */
const carefully = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** How a library that opens a file by its path has to open one to append to it: never through a link. */
export const appendFlags = O_WRONLY | O_APPEND | O_CREAT | carefully;

/** The mode of every file of the data folder. */
export const privateMode = 0o600;

/**
 * Opens a file that is there, for reading, and gives its descriptor: an ordinary file of this user, not through a link.
 * @throws UntrustedFile, or what the system reports
 */
export function openPrivately(path: string): number {
  return opened(path, O_RDONLY);
}

/** All bytes of a file of the data folder. @throws as `openPrivately` */
export function readPrivately(path: string): Buffer {
  const descriptor = openPrivately(path);
  try {
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a file of the data folder, see `decodeText`. @throws as `openPrivately` */
export function readPrivateText(path: string): string {
  return decodeText(readPrivately(path));
}

/**
 * Makes an empty file that only this user can read, unless there is one. Whether it was made: what is there is not
 * touched and not followed.
 * @throws UntrustedFile when the folder is not to be trusted, or what the system reports
 */
export function createPrivately(path: string): boolean {
  checkFolderOf(path);
  try {
    closeSync(openSync(path, O_WRONLY | O_CREAT | O_EXCL | carefully, privateMode));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Puts a file in the place of another, whole or not at all. What lies in either place is never written through: the new
 * file is made anew and moved.
 * @throws UntrustedFile when the folder is not to be trusted, or what the system reports
 */
export function replacePrivately(path: string, contents: string | Uint8Array): void {
  checkFolderOf(path);
  replaceFile(path, contents, privateMode);
}

/** As `replacePrivately`, in a folder that is none of this program's. */
export function replaceFile(path: string, contents: string | Uint8Array, mode: number): void {
  const fresh = `${path}.new`;
  // Of a program that was ended; a link goes, and not what it leads to.
  rmSync(fresh, { force: true });
  const descriptor = openSync(fresh, O_WRONLY | O_CREAT | O_EXCL | carefully, mode);
  try {
    writeFileSync(descriptor, contents);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, path);
}

/**
 * Closes a file that is there to everybody but this user. One that is closed already is not opened: that would drop the
 * locks which this process has on it (POSIX, `fcntl`), also SQLite's.
 * @throws UntrustedFile, or what the system reports
 */
export function closeToOthers(path: string): void {
  if (!checkFile(path) || (lstatSync(path).mode & 0o777) === privateMode) return;
  setMode(path, privateMode);
}

/** Sets the mode of a file through its descriptor, never by its path. @throws as `openPrivately` */
export function setMode(path: string, mode: number): void {
  const descriptor = openPrivately(path);
  try {
    fchmodSync(descriptor, mode);
  } finally {
    closeSync(descriptor);
  }
}

function opened(path: string, flags: number): number {
  checkFolderOf(path);
  // Said as a link and not as the ELOOP that opening one ends with; and all that Windows has.
  checkFile(path);
  const descriptor = openSync(path, flags | carefully);
  try {
    expectPrivateFile(path, fstatSync(descriptor));
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
