import { accessSync, constants, type Stats } from 'node:fs';
import { isForeign, isSticky, othersMayWrite } from './file-checks.ts';
import { type PathStep, walkPath } from './path-steps.ts';
import { rootUid } from './this-user.ts';

/** Why a folder is not used: whose it is, who else can write to it, or the same of what its path leads by. */
export type UntrustedFolderReason = 'foreign' | 'open' | 'parentForeign' | 'parentOpen' | 'linkForeign';

export type FolderJudgement =
  /** This user's alone, or not there yet in a place where it can be made so. */
  | { readonly kind: 'own'; readonly path: string }
  /** Somebody else's, in which this user can change nothing: to be read, and not to be believed. */
  | { readonly kind: 'readable'; readonly path: string; readonly stats: Stats }
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly fault: UntrustedFolderReason;
      /** What is wrong: the folder, or a folder or link on the way to it. */
      readonly at: PathStep;
    };

/**
 * Judges the folder that holds a user's data. Whoever can write to it, or rename it in the folder above, can exchange the
 * settings in it, and with them the way that a token takes. The path is resolved once; what it leads by is judged up to
 * the root: folders of this user or of root, which nobody else can write to, unless they are sticky as `/tmp` is (then
 * what lies in them is judged as well). On Windows nothing is judged: Node reads neither owner nor access list there.
 * @throws what the system reports of a path that cannot be walked
 */
export function judgeFolder(named: string): FolderJudgement {
  const { path, steps } = walkPath(named);
  const last = steps.at(-1);
  if (last?.path === path && last.stats.isDirectory() && isForeign(last.stats) && !mayWrite(path))
    return { kind: 'readable', path, stats: last.stats };
  for (const at of steps) {
    const fault = faultOf(at, at.path === path);
    if (fault !== null) return { kind: 'refused', path, fault, at };
  }
  return { kind: 'own', path };
}

function faultOf({ stats }: PathStep, isItself: boolean): UntrustedFolderReason | null {
  const isTheirs = isForeign(stats) && stats.uid !== rootUid;
  if (stats.isSymbolicLink()) return isTheirs ? 'linkForeign' : null;
  if (isTheirs) return isItself ? 'foreign' : 'parentForeign';
  if (!othersMayWrite(stats)) return null;
  if (!isItself) return isSticky(stats) ? null : 'parentOpen';
  return 'open';
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
