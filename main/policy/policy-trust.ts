import type { Stats } from 'node:fs';
import { extname } from 'node:path';
import { say } from '../../preload/words/say.ts';
import { isSticky } from '../private-files/file-checks.ts';
import { walkPath } from '../private-files/path-steps.ts';
import { shellWord } from '../private-files/shell-word.ts';
import { accountName, isOwnGroup, rootUid, thisUid } from '../private-files/this-user.ts';
import { PolicyError } from './policy-error.ts';
import { policyFileVariable } from './policy-location.ts';

const fromSources = extname(import.meta.url) === '.ts';

/**
 * Whose policy is believed: an administrator's. What runs from its sources takes one from the user as well where a
 * variable names it, see `policyFileVariable`.
 */
export function policyOwners(env: NodeJS.ProcessEnv, sources = fromSources): readonly number[] {
  const own = thisUid();
  return sources && env[policyFileVariable] && own !== null ? [rootUid, own] : [rootUid];
}

/**
 * Why a policy file is not believed: it, or a folder or link on the way to it, belongs to somebody else than its owners,
 * or others can write to it. Null where it is believed, or not there. On Windows Node reads neither owner nor access
 * list, so that nothing is judged.
 * @throws what the system reports of a path that cannot be walked
 */
export function policyDistrust(file: string, owners: readonly number[]): PolicyError | null {
  const { path, steps } = walkPath(file);
  if (steps.at(-1)?.path !== path) return null;
  for (const { path: at, stats } of steps) {
    const foreign = !owners.includes(stats.uid);
    if (!foreign && (stats.isSymbolicLink() || !othersMayWrite(stats, owners))) continue;
    // In a sticky folder what lies there is its owner's alone, and is judged next.
    if (!foreign && at !== path && isSticky(stats)) continue;
    const values = {
      file,
      at,
      owner: accountName(stats.uid).shown,
      mode: (stats.mode & 0o7777).toString(8),
      command: foreign ? `sudo chown -h root ${shellWord(at)}` : `sudo chmod go-w ${shellWord(at)}`,
    };
    const reason = foreign ? 'policyFile:untrusted.foreign' : 'policyFile:untrusted.open';
    return new PolicyError('policy-untrusted', say(reason, values), {
      advice: say('policyFile:untrusted.advice', values),
    });
  }
  return null;
}

function othersMayWrite({ mode, gid }: Stats, owners: readonly number[]): boolean {
  if ((mode & 0o002) !== 0) return true;
  return (mode & 0o020) !== 0 && !owners.some((owner) => isOwnGroup(gid, owner));
}
