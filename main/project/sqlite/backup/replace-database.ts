import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkDatabase } from '../../../private-files/file-checks.ts';
import { closeToOthers } from '../../../private-files/private-file.ts';
import type { Restored, Steps } from '../../project-jobs.ts';
import type { BackupJob } from './backup-job.ts';
import { checkedFile, hasWriteAheadLog } from './checked-backup.ts';
import { copyExactly } from './copy-exactly.ts';
import {
  checkpointJournal,
  checkpointUnused,
  isOrdinaryFile,
  syncFile,
  syncFolder,
} from './database-journal.ts';
import { goOnCounting } from './go-on-counting.ts';

/** What SQLite keeps beside a database while it is open, or after a program that ended too early. */
const endings = ['-wal', '-shm', '-journal'];

const piece = 4 * 1024 * 1024;

/**
 * Puts a copy of a backup in a closed project's place.
 *
 * The order matters, because the program may be ended after any step: the copy is made and checked beside the project;
 * the project is made one single file; a second name is given to it; the copy's numbers go on behind its; and one renaming puts the copy in its place. A
 * write-ahead log must not outlast its own database: SQLite would take it for one of the new file.
 * @throws ProjectError, UntrustedFile, or what SQLite or the file system threw
 */
export async function replaceDatabase(
  { projectFile, backupFile, now }: Extract<BackupJob, { readonly kind: 'restore' }>,
  onProgress: (steps: Steps) => void,
): Promise<Restored> {
  const part = `${projectFile}.restoring`;
  const parts = ['', ...endings].map((ending) => `${part}${ending}`);
  // A restore that was ended may have left its copy.
  for (const file of parts) rmSync(file, { force: true });
  try {
    const hasLog = hasWriteAheadLog(backupFile);
    await copy(backupFile, part, hasLog, onProgress);
    if (hasLog) checkpointJournal(part);
    // What is checked is what is put in place: the backup itself may have changed since it was chosen.
    checkedFile(part, backupFile);
    const keptAs = keep(projectFile, keptName(projectFile, now));
    goOnCounting(part, keptAs, now);
    syncFile(part);
    renameSync(part, projectFile);
    syncFolder(dirname(projectFile));
    return { keptAs };
  } finally {
    for (const file of parts) rmSync(file, { force: true });
  }
}

async function copy(
  backupFile: string,
  part: string,
  hasLog: boolean,
  onProgress: (steps: Steps) => void,
): Promise<void> {
  const log = `${backupFile}-wal`;
  const sources = hasLog && isOrdinaryFile(log) ? [backupFile, log] : [backupFile];
  const total = sources.reduce((sum, file) => sum + statSync(file).size, 0);
  let done = 0;
  for (const file of sources) {
    await using source = await open(file, 'r');
    await using target = await open(file === backupFile ? part : `${part}-wal`, 'wx', 0o600);
    for await (const chunk of source.createReadStream({ highWaterMark: piece, autoClose: false })) {
      await target.writeFile(chunk as Buffer);
      done += (chunk as Buffer).length;
      onProgress({ done, total });
    }
  }
}

/** Moves what lies in a closed project's place aside, so that a new project can be created there. */
export function putAside(projectFile: string, now: number): Restored {
  const keptAs = keep(projectFile, keptName(projectFile, now));
  rmSync(projectFile, { force: true });
  syncFolder(dirname(projectFile));
  return { keptAs };
}

function keptName(projectFile: string, now: number): string {
  return `${projectFile}.kept-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
}

/** Gives the project a second name, under which it stays. Gives that name; empty when there is no project. */
function keep(projectFile: string, kept: string): string {
  if (checkDatabase(projectFile)) checkpointUnused(projectFile);
  // What a damaged or lost project has beside it goes with it, and is never taken for that of the new one.
  for (const ending of endings) {
    if (existsSync(`${projectFile}${ending}`)) renameSync(`${projectFile}${ending}`, `${kept}${ending}`);
  }
  if (!existsSync(projectFile)) return '';
  try {
    linkSync(projectFile, kept);
  } catch {
    // Not every file system can give a file two names.
    copyExactly(projectFile, kept);
  }
  closeToOthers(kept);
  return kept;
}
