import type { Log } from '../logging/log.ts';
import type { OpenProjectServices } from '../project-services/open-project-services.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import { defaultSettings } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { NoticeCause } from './notices/notice.ts';
import { RuleSchedule } from './rule-schedule.ts';

/** A project of the user's own, at work. */
export interface UserProject {
  readonly services: OpenProjectServices;
  readonly schedule: RuleSchedule;
}

export interface UserProjectsDependencies {
  /** The settings of the whole installation. */
  readonly settings: SettingsStore;
  readonly openServices: (projectId: string) => OpenProjectServices;
  /** Takes in what is to be told of a project. */
  readonly offer: (projectId: string, cause: NoticeCause) => void;
  readonly online: () => boolean;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name. */
  readonly zone: () => string;
  readonly log: Log;
}

/**
 * Every project of an installation, open with a schedule of its own, whichever is on show: rules run and backups are
 * made in all of them. Follows what the settings list, by whichever process it was changed.
 */
export class UserProjects {
  readonly #dependencies: UserProjectsDependencies;
  readonly #open = new Map<string, UserProject>();
  /** Being deleted: still listed, and not to be opened. */
  readonly #deleting = new Set<string>();
  #records: readonly ProjectRecord[] = [];
  #shownId = '';
  /** The settings could be read once, so that it is known which project is on show. */
  #known = false;
  #stopped = false;

  constructor(dependencies: UserProjectsDependencies) {
    this.#dependencies = dependencies;
    this.follow();
  }

  /** The projects as they were listed last. */
  get records(): readonly ProjectRecord[] {
    return this.#records;
  }

  get all(): readonly UserProject[] {
    return [...this.#open.values()];
  }

  /** The one on show, which is always open or being opened. */
  get shown(): UserProject {
    const shown = this.#open.get(this.#shownId);
    if (shown === undefined) throw new Error('no project is on show');
    return shown;
  }

  /** How the project on show is called. */
  get shownRecord(): ProjectRecord {
    return this.#records.find(({ id }) => id === this.#shownId) ?? { id: this.#shownId, name: '' };
  }

  find(projectId: string): UserProject | undefined {
    return this.#open.get(projectId);
  }

  /**
   * Opens what the settings list and is not open, and closes what is gone. While they cannot be read everything stays.
   * @returns what was opened, to be refreshed
   */
  follow(): readonly OpenProjectServices[] {
    if (this.#stopped) return [];
    const read = this.#dependencies.settings.read();
    if (!read.ok && this.#open.size > 0) return [];
    const { projects, shownProjectId } = read.ok ? read.value.settings : defaultSettings;
    this.#records = projects;
    const wanted = projects.filter(({ id }) => !this.#deleting.has(id));
    const opened = wanted.filter(({ id }) => !this.#open.has(id)).map(({ id }) => this.#add(id));
    const isGone = !this.#open.has(this.#shownId) || !projects.some(({ id }) => id === this.#shownId);
    if (isGone || (read.ok && !this.#known)) {
      const shown = wanted.find(({ id }) => id === shownProjectId) ?? wanted[0];
      if (shown !== undefined) this.#shownId = shown.id;
    }
    this.#known ||= read.ok;
    for (const [id, project] of this.#open) {
      if (projects.some((record) => record.id === id)) continue;
      this.#open.delete(id);
      void closed(project).catch((error) =>
        this.#dependencies.log.error('a project could not be closed', error),
      );
    }
    return opened;
  }

  /** Puts a listed project on show; whether it was another before. */
  show(projectId: string): boolean {
    if (this.#shownId === projectId || !this.#open.has(projectId)) return false;
    this.#shownId = projectId;
    return true;
  }

  /** Closes a project for as long as it is being deleted; one that was not deleted after all is opened again. */
  async whileDeleting<T>(projectId: string, action: () => Promise<T>): Promise<T> {
    const project = this.#open.get(projectId);
    this.#deleting.add(projectId);
    try {
      // It stays among the open ones, closed: whoever looks at it is told so.
      if (project !== undefined) await closed(project);
      return await action();
    } finally {
      this.#deleting.delete(projectId);
      if (project !== undefined && this.#open.get(projectId) === project) {
        this.#open.delete(projectId);
        const [again] = this.follow();
        await again?.refresh();
      }
    }
  }

  /** Ends every scan so that the next start goes on with it, and closes everything. */
  async close(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.all.map(closed));
  }

  #add(id: string): OpenProjectServices {
    const { online, now, zone, log, offer, openServices } = this.#dependencies;
    const services = openServices(id);
    const schedule = new RuleSchedule({
      services,
      offer: (cause) => offer(id, cause),
      online,
      now,
      zone,
      log,
    });
    this.#open.set(id, { services, schedule });
    return services;
  }
}

async function closed({ services, schedule }: UserProject): Promise<void> {
  const stopped = schedule.stop();
  await services.scans.leave();
  await stopped;
  await services.close();
}
