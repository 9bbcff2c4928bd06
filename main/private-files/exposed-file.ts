import { dirname } from 'node:path';
import { isForeign, isSticky, othersMayWrite } from './file-checks.ts';
import { walkPath } from './path-steps.ts';
import { shellWord } from './shell-word.ts';
import { accountName, rootUid, thisUid } from './this-user.ts';

/** What lets another user change a file that something hangs on, and the command that mends it. */
export interface Exposure {
  readonly at: string;
  readonly command: string;
}

/**
 * How another user could change a file that lies where its owner wants it, such as one of certificate authorities: it, its
 * folder or a link on the way to it is theirs, or they can write to it. Null where nobody could, but root and this user's
 * private group, and on Windows, where nobody can say. Folders further up are not judged.
 * @throws what the system reports of a path that cannot be walked
 */
export function exposureOf(file: string): Exposure | null {
  const { path, steps } = walkPath(file);
  for (const { path: at, stats } of steps) {
    const isLink = stats.isSymbolicLink();
    if (!isLink && at !== path && at !== dirname(path)) continue;
    if (isForeign(stats) && stats.uid !== rootUid) {
      const { forChown } = accountName(thisUid() ?? stats.uid);
      return { at, command: `sudo chown -h ${forChown} ${shellWord(at)}` };
    }
    if (isLink || !othersMayWrite(stats) || (at !== path && isSticky(stats))) continue;
    const sudo = isForeign(stats) ? 'sudo ' : '';
    return { at, command: `${sudo}chmod go-w ${shellWord(at)}` };
  }
  return null;
}
