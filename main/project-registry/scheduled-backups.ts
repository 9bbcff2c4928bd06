import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CodedError } from '../../preload/contract/coded-error.ts';
import { success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { takeProcessLock } from '../locks/process-lock.ts';
import { fileErrorOf } from '../private-files/file-error.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { Project } from '../project/project.ts';
import { backupFolder } from '../settings/project-places.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import { systemReason } from '../settings/settings-error.ts';
import { BackupFailed } from './backup-failed.ts';
import { DueWork } from './due-work.ts';
import { backupName, clearUnfinished, isBackupDue, keptBackups, supernumerary } from './kept-backups.ts';
import { withRecord } from './recorded-errors.ts';

/** After a backup that failed the next try waits so long, ms: each reads the whole project. */
const retryAfterMs = 3_600_000;

export interface ScheduledBackupsDependencies {
  readonly dataDir: string;
  readonly projectId: string;
  readonly settings: Pick<SettingsAccess, 'read' | 'update'>;
  /** @throws ProjectError while it is not open; nothing is backed up then */
  readonly project: () => Project;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Told after each backup: why it failed, or null when it is whole. */
  readonly ended: (error: CodedError | null) => void;
}

/**
 * Backs a project up when its last backup is old enough, and deletes the oldest ones. It has no timer of its own: its
 * owner calls `tick`. A copy is checked before it takes its place, so that the copies of a damaged project never push out
 * the good ones.
 */
export class ScheduledBackups {
  readonly #dependencies: ScheduledBackupsDependencies;
  readonly #due: DueWork;
  #ending = new AbortController();

  constructor(dependencies: ScheduledBackupsDependencies) {
    this.#dependencies = dependencies;
    this.#due = new DueWork({ work: () => this.#backUpIfDue(), retryAfterMs, now: dependencies.now });
  }

  /** Backs up what is due. Resolves when that has ended; joins one that is under way. Never rejects. */
  tick(): Promise<void> {
    return this.#due.tick();
  }

  /** Ends a backup under way, which leaves nothing behind, and waits for its end. A later tick makes it anew. */
  async interrupt(): Promise<void> {
    this.#ending.abort();
    await this.#due.settled();
    this.#ending = new AbortController();
  }

  /** As `interrupt`, for good. */
  async stop(): Promise<void> {
    this.#due.stop();
    await this.interrupt();
  }

  async #backUpIfDue(): Promise<void> {
    const { settings, ended } = this.#dependencies;
    const read = settings.read();
    if (!read.ok || read.value.settings.backups.every === 'never') return;
    try {
      if (!(await this.#backUp())) return;
      this.#mark(undefined);
      ended(null);
    } catch (cause) {
      if (this.#ending.signal.aborted) return;
      this.#due.failed();
      this.#mark(cause instanceof CodedError ? cause.code : 'backup-unwritable');
      ended(new BackupFailed(reasonOf(cause), cause));
    }
  }

  /** Whether a backup was made. */
  async #backUp(): Promise<boolean> {
    const { dataDir, projectId, settings, now } = this.#dependencies;
    const project = this.#openProject();
    const read = settings.read();
    const folder = backupFolder(dataDir, projectId);
    if (project === null || !read.ok) return false;
    const plan = read.value.settings.backups;
    if (!isBackupDue(plan, await keptBackups(folder), now())) return false;
    makeBackupFolder(folder);
    const lock = takeProcessLock(join(folder, 'backup.lock'), 0);
    if (lock === null) return false;
    try {
      // Another process may have made it since.
      if (!isBackupDue(plan, await keptBackups(folder), now())) return false;
      await clearUnfinished(folder);
      await this.#copyInto(folder, project);
      for (const { file } of supernumerary(plan, await keptBackups(folder), now())) await rm(file);
      return true;
    } finally {
      lock.release();
    }
  }

  async #copyInto(folder: string, project: Project): Promise<void> {
    const file = join(folder, backupName(this.#dependencies.now()));
    const { place } = project;
    const request = { target: file, named: false, signal: this.#ending.signal };
    const copied = await engineOf(place).jobs.backUp(place, request);
    if (!copied.ok) throw copied.error;
  }

  /** Keeps how it ended for other processes, where that is new. */
  #mark(backupFailure: string | undefined): void {
    const { projectId, settings } = this.#dependencies;
    const read = settings.read();
    const before = read.ok ? read.value.settings.projects.find(({ id }) => id === projectId) : undefined;
    if (before === undefined || before.backupFailure === backupFailure) return;
    settings.update<never>((all) => success(withRecord(all, projectId, { backupFailure })));
  }

  #openProject(): Project | null {
    try {
      return this.#dependencies.project();
    } catch {
      return null;
    }
  }
}

/** @throws FileError when it, or the folder of all projects' backups, is not this user's own */
function makeBackupFolder(folder: string): void {
  try {
    makePrivateFolder(dirname(folder));
    makePrivateFolder(folder);
  } catch (error) {
    throw fileErrorOf(error) ?? error;
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof CodedError
    ? cause.message
    : say('registryMessages:backupReason', { reason: systemReason(cause) });
}
