import { join } from 'node:path';
import type { CodedError } from '../../preload/contract/coded-error.ts';
import { success } from '../../preload/contract/result.ts';
import { isScanned } from '../ingest/scan-lock.ts';
import { takeProcessLock } from '../locks/process-lock.ts';
import { makePrivateFolder } from '../private-files/private-folder.ts';
import { engineOf } from '../project/engines/engines.ts';
import type { Project } from '../project/project.ts';
import { ProjectError } from '../project/project-error.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import { settingsOfProject } from '../settings/project-settings.ts';
import { DueWork } from './due-work.ts';
import { damagedProject, withRecord } from './recorded-errors.ts';

const dayMs = 24 * 3_600_000;
/** Between two checks that found nothing. */
const periodMs = 7 * dayMs;
/** After a check that found damage, or could not be made, the next one waits so long: each reads the whole project. */
const retryAfterMs = dayMs;

export interface ScheduledCheckDependencies {
  readonly dataDir: string;
  readonly projectId: string;
  readonly settings: Pick<SettingsAccess, 'read' | 'update'>;
  /** @throws ProjectError while it is not open; nothing is checked then */
  readonly project: () => Project;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Told after each check: what is damaged, or null when every page and index is sound. */
  readonly ended: (error: CodedError | null) => void;
}

/**
 * Checks every page and index of a project once a week, in a thread, while nobody scans it. It has no timer of its own:
 * its owner calls `tick`. When it last found nothing stands in the settings, so that no start of the program brings it
 * forward. A scan that begins meanwhile goes on beside it.
 */
export class ScheduledCheck {
  readonly #dependencies: ScheduledCheckDependencies;
  readonly #due: DueWork;

  constructor(dependencies: ScheduledCheckDependencies) {
    this.#dependencies = dependencies;
    this.#due = new DueWork({ work: () => this.#checkIfDue(), retryAfterMs, now: dependencies.now });
  }

  /** Checks what is due. Resolves when that has ended; joins one that is under way. Never rejects. */
  tick(): Promise<void> {
    return this.#due.tick();
  }

  /** Waits for the end of a check under way: SQLite cannot be called back from the middle of one. */
  settled(): Promise<void> {
    return this.#due.settled();
  }

  /** As `settled`, and checks no more. */
  async stop(): Promise<void> {
    this.#due.stop();
    await this.settled();
  }

  async #checkIfDue(): Promise<void> {
    const { ended } = this.#dependencies;
    const project = this.#idleProject();
    if (project === null) return;
    try {
      if (await this.#check(project)) ended(null);
    } catch (cause) {
      this.#due.failed();
      // What cannot be read for another reason says so wherever it is used.
      if (cause instanceof ProjectError && cause.code === 'project-damaged') ended(cause);
    }
  }

  /** The project when a check is due and nobody scans it; else null. */
  #idleProject(): Project | null {
    const { dataDir, projectId, settings, now } = this.#dependencies;
    const read = settings.read();
    if (!read.ok) return null;
    const record = read.value.settings.projects.find(({ id }) => id === projectId);
    const since = record?.checkedAt ?? record?.usedSince;
    if (since === undefined) return null;
    const age = now() - Date.parse(since);
    if (age >= 0 && age < periodMs) return null;
    const { connectors } = settingsOfProject(read.value.settings, projectId);
    try {
      if (connectors.some(({ id }) => isScanned(dataDir, id))) return null;
      return this.#dependencies.project();
    } catch {
      return null;
    }
  }

  /** Whether the check was made here. @throws ProjectError when the project is damaged */
  async #check(project: Project): Promise<boolean> {
    const { dataDir, projectId } = this.#dependencies;
    const folder = join(dataDir, 'locks');
    makePrivateFolder(folder);
    const lock = takeProcessLock(join(folder, `check-${projectId}.lock`), 0);
    if (lock === null) return false;
    try {
      const { place } = project;
      const { jobs } = engineOf(place);
      const inode = jobs.identity(place);
      const damage = await jobs.findDamage(place);
      if (damage === null) {
        this.#mark({ checkedAt: new Date(this.#dependencies.now()).toISOString(), damage: undefined });
        return true;
      }
      if (inode !== null) this.#mark({ damage: { where: damage.where, inode } });
      throw damagedProject(place, damage.where);
    } finally {
      lock.release();
    }
  }

  #mark(found: Pick<ProjectRecord, 'checkedAt' | 'damage'>): void {
    const { projectId, settings } = this.#dependencies;
    settings.update<never>((all) => success(withRecord(all, projectId, found)));
  }
}
