import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeFolder } from './folder-judgement.ts';

/**
 * Makes a folder for this user only in the system's temporary one, or in another; its path. Such a place is open to all,
 * but must keep others from renaming what is in it: one in which they could is not used.
 * @throws what the system reports, EACCES for a place that is not used
 */
export function makeTemporaryFolder(prefix: string, parent: string = tmpdir()): string {
  // Judged as a folder on the way to a folder that is not there.
  const judged = judgeFolder(join(parent, `${prefix}?`));
  if (judged.kind === 'refused')
    throw Object.assign(new Error(`others could exchange what is in ${judged.at.path}`), { code: 'EACCES' });
  return mkdtempSync(join(parent, prefix));
}
