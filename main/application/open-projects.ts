import type { Revisions } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { Installation } from '../composition/installation.ts';
import { openProject, openTokens } from '../composition/open-project.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { type DeletedProject, deleteProject } from '../project-registry/delete-project.ts';
import { RegistryError } from '../project-registry/registry-error.ts';
import type { OpenProjectServices, ProjectEvents } from '../project-services/open-project-services.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import type { HandScanEnd } from '../project-services/scan-control.ts';
import { ServiceError } from '../project-services/service-error.ts';
import type { TokenStore } from '../project-services/token-store.ts';
import { DemoProject } from './demo-project.ts';
import type { NoticeCause } from './notices/notice.ts';
import { newsOf } from './notices/scan-news.ts';
import { type UserProject, UserProjects } from './user-projects.ts';

export interface OpenProjectsDependencies {
  readonly installation: Installation;
  readonly redactor: Redactor;
  readonly log: Log;
  /** Whether the machine has a network. */
  readonly online: () => boolean;
  readonly events: {
    /** Something that windows may have read of what is on show was changed; without `what`, anything may have been. */
    changed(what?: readonly (keyof Revisions)[]): void;
    /** The status may be another. */
    moved(): void;
    /** A scan of what is on show got further. */
    progressed(): void;
    /** The demo is looked at from now on, or is not any more. */
    demoShown(shown: boolean): void;
    /** A project has news for the window. */
    news(cause: NoticeCause): void;
  };
}

/**
 * The user's projects at work, one of them on show, and the demo tenant's in its place while that is looked at. The
 * scans of what is not on show go on meanwhile.
 */
export class OpenProjects {
  readonly tokens: TokenStore;
  /** The user's own, whether or not the demo is looked at. */
  readonly own: UserProjects;
  readonly #dependencies: OpenProjectsDependencies;
  #demo: DemoProject | null = null;
  /** Changes of what is on show take turns. */
  #switching: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(dependencies: OpenProjectsDependencies) {
    const { installation, online, log } = dependencies;
    this.#dependencies = dependencies;
    this.tokens = openTokens(installation, () => {
      for (const { services } of this.own.all) services.tokensChanged();
    });
    this.own = new UserProjects({
      settings: installation.settings,
      openServices: (projectId) => this.#openServices(projectId),
      offer: (projectId, cause) => this.offer(projectId, cause),
      online,
      now: installation.now,
      zone: installation.zone,
      log,
    });
  }

  /** What is on show. Read it again for each use: it changes. */
  get shown(): OpenProjectServices {
    return this.#demo?.services ?? this.own.shown.services;
  }

  /** The demo tenant at work; null while it is not looked at. */
  get demo(): DemoProject | null {
    return this.#demo;
  }

  get all(): readonly OpenProjectServices[] {
    const own = this.own.all.map(({ services }) => services);
    return this.#demo === null ? own : [...own, this.#demo.services];
  }

  /** The services that a setting of the organization concerns: those of every project, or the demo's. */
  get concerned(): readonly ProjectServices[] {
    return this.#demo === null ? this.all : [this.#demo.services];
  }

  /** A project of the user's own, whether or not it is on show. @throws RegistryError when it is gone */
  servicesOf(projectId: string): ProjectServices {
    return this.#own(projectId).services;
  }

  /** Creates a project and shows it. @throws RegistryError, SettingsError */
  create(name: string): Promise<void> {
    return this.#inTurn(async () => {
      const made = this.#dependencies.installation.projects.create(name);
      if (!made.ok) throw made.error;
      this.#dependencies.log.info('project created', made.value);
      for (const services of this.own.follow()) await services.refresh();
      this.#show(made.value.id);
    });
  }

  /** @throws RegistryError, SettingsError */
  rename(projectId: string, name: string): void {
    const renamed = this.#dependencies.installation.projects.rename(projectId, name);
    if (!renamed.ok) throw renamed.error;
    this.follow();
  }

  /** Shows another project, now and after the next start. @throws RegistryError when it is gone, SettingsError */
  show(projectId: string): Promise<void> {
    return this.#inTurn(async () => this.#show(projectId));
  }

  /**
   * Deletes a project with everything in it, and shows another where it was on show.
   * @throws an error with a code while it is being scanned or in use elsewhere, or when it is the only one
   */
  delete(projectId: string): Promise<DeletedProject> {
    return this.#inTurn(async () => {
      if (this.#own(projectId).services.scans.busy) throw projectScanned();
      const { installation, log, events } = this.#dependencies;
      const { dataDir, settings } = installation;
      const dependencies = { dataDir, settings, secrets: this.tokens };
      const deleted = await this.own.whileDeleting(projectId, () => deleteProject(dependencies, projectId));
      this.follow();
      events.changed();
      if (!deleted.ok) throw deleted.error;
      log.info('project deleted', deleted.value.project);
      return deleted.value;
    });
  }

  /** Shows the demo tenant; its first scan begins by itself. @throws an error with a code when it cannot be started */
  enterDemo(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#demo !== null || this.#closed) return;
      const { installation, redactor, log, events } = this.#dependencies;
      const { desktop, schedulePaused } = this.own.shown.services.state().settings;
      const demo = await DemoProject.open({
        installation: installation.demo(),
        preferences: { desktop, schedulePaused },
        redactor,
        log,
        events: this.#eventsOf(() => this.#demo?.services ?? null),
      });
      if (this.#closed) return demo.close();
      this.#demo = demo;
      events.demoShown(true);
      events.changed();
      events.moved();
    });
  }

  /**
   * Shows the user's own project again and ends the demo's scan. `forget` also deletes everything of the demo.
   * @throws ServiceError when it is in use by another process and could not be deleted
   */
  leaveDemo({ forget }: { readonly forget: boolean }): Promise<void> {
    return this.#inTurn(async () => {
      const demo = this.#demo;
      if (demo === null) return;
      this.#demo = null;
      this.#dependencies.events.demoShown(false);
      this.#dependencies.events.changed();
      this.own.shown.services.changed();
      await demo.close();
      if (forget) await DemoProject.forget(demo.services.dataDir);
    });
  }

  /** Makes the demo tenant a day older; its days since the beginning. @throws ServiceError outside the demo */
  nextDemoDay(): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#demo === null) throw demoClosed();
      const day = await this.#demo.nextDay();
      this.#dependencies.events.moved();
      return day;
    });
  }

  /** Follows the list of projects, which another process may have changed. */
  follow(): void {
    const before = this.own.shown.services;
    for (const services of this.own.follow()) void services.refresh();
    if (before !== this.own.shown.services) this.#dependencies.events.changed();
    this.#dependencies.events.moved();
  }

  /** Takes in the news of a project, with its name where there are several. */
  offer(projectId: string, cause: NoticeCause): void {
    const several = this.own.records.length > 1;
    const project = several ? this.own.records.find(({ id }) => id === projectId) : undefined;
    this.#dependencies.events.news(project === undefined ? cause : { ...cause, project });
  }

  /** Ends running scans so that the next start goes on with them, and closes everything. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.own.close(), this.#demo?.close()]);
  }

  /** @throws RegistryError when it is gone */
  #own(projectId: string): UserProject {
    const found = this.own.find(projectId);
    if (found === undefined) throw projectGone();
    return found;
  }

  /** @throws RegistryError, SettingsError */
  #show(projectId: string): void {
    const shown = this.#dependencies.installation.projects.show(projectId);
    if (!shown.ok) throw shown.error;
    this.own.follow();
    if (this.own.show(projectId)) this.#dependencies.events.changed();
    this.#dependencies.events.moved();
    void this.shown.refresh();
  }

  #openServices(projectId: string): OpenProjectServices {
    const { installation, redactor, log } = this.#dependencies;
    const services: OpenProjectServices = openProject(installation, {
      demo: false,
      projectId,
      tokens: this.tokens,
      redactor,
      log,
      events: this.#eventsOf(
        () => services,
        (end) => void this.#offerHandScan(services, end),
      ),
    });
    return services;
  }

  /** What happens in a project reaches windows only while they look at it. */
  #eventsOf(
    services: () => OpenProjectServices | null,
    handScanEnded: (end: HandScanEnd) => void = () => undefined,
  ): ProjectEvents {
    const { events } = this.#dependencies;
    const whenShown = (notify: () => void): void => {
      if (services() === this.shown) notify();
    };
    return {
      changed: (what: readonly (keyof Revisions)[]) => whenShown(() => events.changed(what)),
      // The status says of every project whether it is being scanned.
      moved: () => events.moved(),
      progressed: () => whenShown(() => events.progressed()),
      handScanEnded,
    };
  }

  async #offerHandScan(services: OpenProjectServices, { connectorName, end }: HandScanEnd): Promise<void> {
    const run = { connectorName, end, startedBy: 'hand', retried: false } as const;
    for (const cause of await newsOf(run, () => services.project(), this.#dependencies.log))
      this.offer(services.projectId, cause);
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(action, action);
    this.#switching = turn.catch(() => undefined);
    return turn;
  }
}

function projectGone(): RegistryError {
  return new RegistryError(
    'project-not-found',
    say('serviceMessages:projectGone.message'),
    say('serviceMessages:projectGone.advice'),
  );
}

function projectScanned(): ServiceError {
  return new ServiceError(
    'scan-running',
    say('serviceMessages:projectScanned.message'),
    say('serviceMessages:projectScanned.advice'),
  );
}

function demoClosed(): ServiceError {
  return new ServiceError(
    'demo-only',
    say('serviceMessages:demoClosed.message'),
    say('serviceMessages:demoClosed.advice'),
  );
}
