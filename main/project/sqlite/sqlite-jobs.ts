import { readdirSync, statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Presence, ProjectJobs } from '../project-jobs.ts';
import { runBackupJob } from './backup/backup-job.ts';
import { bundleSummary } from './bundle-summary.ts';
import { checkProjectFile } from './check-project-file.ts';
import { findDamage } from './find-damage.ts';
import { fileOf } from './sqlite-place.ts';

/** What is done with a database file as a whole. */
export const sqliteJobs: ProjectJobs = {
  presence: (place) => ({ state: stateOf(fileOf(place)), remains: hasRemains(fileOf(place)) }),
  stamp: async (place) => (await Promise.all([fileOf(place), `${fileOf(place)}-wal`].map(stampOf))).join(' '),
  identity(place) {
    const found = statSync(fileOf(place), { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev}/${found.ino}`;
  },
  async isProjectItself(place, chosen) {
    // Closing any descriptor of a file drops all locks that this process has on it, also SQLite's.
    const [one, other] = await Promise.all(
      [chosen, fileOf(place)].map((path) => stat(path, { bigint: true }).catch(() => null)),
    );
    return one != null && other != null && one.dev === other.dev && one.ino === other.ino;
  },
  backUp: (place, { target, named, report = nobody, signal }) =>
    runBackupJob({ kind: 'copy', projectFile: fileOf(place), target, named }, report, signal),
  describeBackup: (_, backupFile) => runBackupJob({ kind: 'describe', backupFile }, nobody),
  restore: (place, { backupFile, now, report = nobody }) =>
    runBackupJob({ kind: 'restore', projectFile: fileOf(place), backupFile, now }, report),
  putAside: (place, now) => runBackupJob({ kind: 'put-aside', projectFile: fileOf(place), now }, nobody),
  // Only a sole user can make it one single file.
  proveUnused: (place) => runBackupJob({ kind: 'fold', projectFile: fileOf(place) }, nobody),
  async delete(place) {
    const file = fileOf(place);
    const own = (await entriesOf(dirname(file))).filter(
      (name) => name === basename(file) || isBeside(name, file),
    );
    for (const name of own) await rm(join(dirname(file), name), { recursive: true, force: true });
  },
  findDamage: (place) => findDamage(fileOf(place)),
  check: (place) => checkProjectFile(fileOf(place)),
  summary: (place, words) => bundleSummary(fileOf(place), words),
};

function nobody(): void {
  // Nobody wants to know how far it has come.
}

/** SQLite's own files, copies from before migrations, and what restores have put aside. */
function isBeside(name: string, file: string): boolean {
  return name.startsWith(`${basename(file)}.`) || name.startsWith(`${basename(file)}-`);
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function stateOf(file: string): Presence['state'] {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return 'absent';
    return found.size > 0 ? 'there' : 'empty';
  } catch {
    return 'unknown';
  }
}

/** A log with contents, a copy from before a migration, or a project that a restore has put aside. */
function hasRemains(file: string): boolean {
  const folder = dirname(file);
  const start = basename(file);
  try {
    return readdirSync(folder).some((name) => {
      if (name === `${start}-wal`) return statSync(join(folder, name)).size > 0;
      return name.startsWith(`${start}.kept-`) || name.startsWith(`${start}.before-v`);
    });
  } catch {
    return false;
  }
}

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs}/${size}`;
  } catch {
    return 'none';
  }
}
