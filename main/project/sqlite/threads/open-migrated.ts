import { readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type ProcessLock, takeLockFile } from '../../../locks/lock-file.ts';
import { checkFile } from '../../../private-files/file-checks.ts';
import { wait } from '../../../waiting/wait.ts';
import type { MigrationProgress } from '../../migration-progress.ts';
import { projectError } from '../../project-error.ts';
import { soundFile } from '../backup/checked-backup.ts';
import { copyDatabase } from '../backup/copy-database.ts';
import { openForReading, openForWriting } from '../connection/database-file.ts';
import { migrations } from '../migrations/list.ts';
import { judgedVersion, type Migration } from '../migrations/migrate.ts';

/** How often a process that waits for another one's migration looks again, ms. */
const lookAgainMs = 250;

/** What a step may add to the file where it does not say, as a share of its size. */
const usualGrowth = 0.1;

interface Pending {
  /** Bytes of the file, its free pages too: a copy takes them as well. */
  readonly bytes: number;
  readonly found: number;
  readonly steps: readonly Migration[];
}

/**
 * Opens the project's database for writing; an older one is brought to the newest shape first. Before anything is
 * changed the disk that this takes is compared with what is free, and the project is copied once for all steps, into
 * `<file>.before-v<newest>.bak`, which is checked in full before it counts. Copies of earlier migrations are deleted when
 * the last step is done. A migration that was killed goes on with the step it was at; one whose first step was not
 * done begins anew, its copy too. One process migrates, others wait for it.
 * @throws ProjectError
 */
export async function openMigrated(
  file: string,
  report: (progress: MigrationProgress) => void,
  steps: readonly Migration[] = migrations,
): Promise<Database.Database> {
  if (pendingSteps(file, steps) === null) return openForWriting(file, steps);
  const lock = await lockOf(file, report);
  try {
    // Another process may have migrated it meanwhile.
    const pending = pendingSteps(file, steps);
    if (pending === null) return openForWriting(file, steps);
    await keepCopy(file, pending, report, steps);
    let done = 0;
    const database = openForWriting(file, steps, ({ name }) => {
      done += 1;
      report({ kind: 'step', step: done, steps: pending.steps.length, name });
    });
    deleteEarlierCopies(file, copyOf(file, pending));
    report({ kind: 'done' });
    return database;
  } finally {
    lock.release();
  }
}

/**
 * Opens a database that is a copy to be read and thrown away, for writing: an older one is brought to the newest shape
 * without a copy of its own.
 * @throws ProjectError
 */
export function openDisposable(
  file: string,
  report: (progress: MigrationProgress) => void,
): Database.Database {
  const steps = pendingSteps(file, migrations)?.steps.length ?? 0;
  let done = 0;
  const database = openForWriting(file, migrations, ({ name }) => {
    done += 1;
    report({ kind: 'step', step: done, steps, name });
  });
  if (done > 0) report({ kind: 'done' });
  return database;
}

/** What an older project still needs; null for a new one, a current one, and where there is none. */
function pendingSteps(file: string, steps: readonly Migration[]): Pending | null {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  const database = openForReading(file);
  try {
    const number = (name: string): number => Number(database.pragma(name, { simple: true }));
    const found = number('user_version');
    const pending = steps.filter((step) => step.version > found);
    if (found === 0 || pending.length === 0) return null;
    judgedVersion(database, file, steps);
    return { bytes: number('page_size') * number('page_count'), found, steps: pending };
  } finally {
    database.close();
  }
}

/**
 * Bytes that the steps take beside the file at most: what they change stands in the log until it is in the file, in the
 * worst case all of it, and what they add stands in both.
 */
export function migrationBytes({ bytes, steps }: Pick<Pending, 'bytes' | 'steps'>): number {
  const growth = steps.reduce((sum, step) => sum + (step.growth ?? usualGrowth), 0);
  return Math.ceil(bytes * (1 + 2 * growth));
}

async function lockOf(file: string, report: (progress: MigrationProgress) => void): Promise<ProcessLock> {
  const lockFile = `${file}.migration.lock`;
  for (let waiting = false; ; waiting = true) {
    const lock = takeLockFile(lockFile, 0);
    if (lock !== null) return lock;
    if (!waiting) report({ kind: 'waiting' });
    await wait(lookAgainMs);
  }
}

function copyOf(file: string, { steps }: Pending): string {
  return `${file}.before-v${steps.at(-1)?.version ?? 0}.bak`;
}

async function keepCopy(
  file: string,
  pending: Pending,
  report: (progress: MigrationProgress) => void,
  steps: readonly Migration[],
): Promise<void> {
  const copy = copyOf(file, pending);
  clearUnfinished(copy);
  // Of a chain that was cut off between two steps: it holds the project as it was before the first of them.
  const isKept = (versionOf(copy) ?? pending.found) < pending.found;
  const neededBytes = migrationBytes(pending) + (isKept ? 0 : pending.bytes);
  const freeBytes = freeOn(dirname(file));
  const to = pending.steps.at(-1)?.version ?? 0;
  report({
    kind: 'plan',
    from: pending.found,
    to,
    steps: pending.steps.length,
    neededBytes,
    freeBytes,
    copy,
  });
  if (freeBytes !== null && freeBytes < neededBytes) {
    const [needed, free] = [inMegabytes(neededBytes), inMegabytes(freeBytes)];
    throw projectError('disk-full', 'migrationNoRoom', { file, version: to, needed, free });
  }
  if (isKept) return;
  await copyDatabase({
    projectFile: file,
    wanted: copy,
    named: false,
    onProgress: ({ done, total }) => report({ kind: 'copying', done, total }),
    checking: () => report({ kind: 'checking' }),
    cancelled: () => false,
    // A value that an earlier release should not have written keeps nobody from migrating.
    check: (part, shown) => soundFile(part, shown, steps, () => undefined),
  });
}

/** The version of a copy; null where there is none that can be read. A copy that is in its place has been checked. */
function versionOf(copy: string): number | null {
  if (!checkFile(copy)) return null;
  try {
    const database = new Database(copy, { readonly: true, fileMustExist: true });
    try {
      return Number(database.pragma('user_version', { simple: true }));
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

/** Deletes what a copy that was cut off has left; its lock is held. */
function clearUnfinished(copy: string): void {
  const folder = dirname(copy);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`.${basename(copy)}.`)) rmSync(join(folder, name), { force: true });
  }
}

/** The one of this migration stays until the next one. */
function deleteEarlierCopies(file: string, newest: string): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    const isCopy = name.startsWith(`${basename(file)}.before-v`) && /\.before-v\d+\.bak$/.test(name);
    if (isCopy && join(folder, name) !== newest) rmSync(join(folder, name), { force: true });
  }
}

function freeOn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
