import { closeSync, constants, fchmodSync, fstatSync, mkdirSync, openSync } from 'node:fs';
import { checkFolder } from './file-checks.ts';

const { O_RDONLY } = constants;

/**
 * Makes a folder for this user only, with those above it, unless it is there.
 * @throws UntrustedFile when it is a link, somebody else's or open to others, or what the system reports
 */
export function makePrivateFolder(path: string): void {
  if (checkFolder(path)) return;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  checkFolder(path);
}

/** Closes a folder of this user to everybody else, through its descriptor. @throws as `makePrivateFolder` */
export function closeFolder(path: string): void {
  const flags = O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);
  const descriptor = openSync(path, flags);
  try {
    if (!fstatSync(descriptor).isDirectory())
      throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
    fchmodSync(descriptor, 0o700);
  } finally {
    closeSync(descriptor);
  }
}
