import { writeFileSync } from 'node:fs';
import { tokenVariable } from './token-variable.ts';

/**
 * The first thing that a process of this program does: takes the token out of its environment, so that no thread and no
 * child inherits it, and turns core dumps off, which would hold it. Gives the environment as it was, for this process
 * only.
 *
 * What the system keeps of the environment that a process was started with (`/proc/PID/environ`, which its user and root
 * can read) cannot be changed from inside.
 */
export function guardProcess({ env, platform }: NodeJS.Process): NodeJS.ProcessEnv {
  const token = env[tokenVariable];
  delete env[tokenVariable];
  if (platform === 'linux') dumpNothing();
  // Everything else is looked up where it is: on Windows names of variables have no case there.
  return Object.create(env, token === undefined ? {} : { [tokenVariable]: { value: token } });
}

/**
 * A core dump of this process, and of those it starts from now on, holds none of its memory. Node cannot set limits, but
 * this works beyond them: also where a crash handler takes the dump, which a limit does not keep from it.
 * https://man7.org/linux/man-pages/man5/core.5.html, "Controlling which mappings are written to the core dump"
 */
function dumpNothing(): void {
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A kernel without core dumps, or a container that hides this: the program works as well without.
  }
}
