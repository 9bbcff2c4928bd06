import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { isForeign, othersMayWrite } from './file-checks.ts';
import { type PathStep, walkPath } from './path-steps.ts';
import { rootUid } from './this-user.ts';
import { UntrustedFile } from './untrusted-file.ts';

/**
 * Where a file is to be written that the user names, such as an export: links on the way are the user's, and followed.
 * What another user has put into a folder that others can write to, `/tmp` for example, is not: neither a link, nor a
 * pipe or device at the end. The path itself where nothing is there yet.
 * @throws UntrustedFile, or what the system reports
 */
export function namedFile(named: string): string {
  const { path, steps } = walkPath(named);
  for (const step of steps) {
    const couldMislead = !step.stats.isDirectory() && !step.stats.isFile();
    if (couldMislead && isPlanted(step, steps)) throw new UntrustedFile('filePlanted', step.path, step.stats);
  }
  return existsSync(path) ? path : named;
}

function isPlanted({ path, stats }: PathStep, steps: readonly PathStep[]): boolean {
  if (!isForeign(stats) || stats.uid === rootUid) return false;
  const folder = steps.find((step) => step.path === dirname(path));
  return folder !== undefined && othersMayWrite(folder.stats);
}
