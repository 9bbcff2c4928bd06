import type { Result } from '../../preload/contract/result.ts';
import type { ApplicationStatus, NavigationRequest } from '../../preload/contract/topics/status.ts';
import type { Installation } from '../composition/installation.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import type { Policy } from '../policy/policy.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { screens } from '../project-services/screens.ts';
import { projectOf, type SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import { UpdateService, type UpdateServiceDependencies } from '../updates/update-service.ts';
import { applicationStatus } from './application-status.ts';
import type { Notice } from './notices/notice.ts';
import { NotificationDispatcher } from './notices/notification-dispatcher.ts';
import { TokenWarnings } from './notices/token-warnings.ts';
import { OpenProjects } from './open-projects.ts';
import { StatusBoard } from './status-board.ts';
import { type After, afterMs, within } from './timer.ts';
import type { TopicBoard } from './topic-board.ts';
import { changeUserSettings, type UserSettings } from './user-settings.ts';

/** How long a project is waited for at the start: one that somebody keeps locked must not keep the window away. */
const openingMs = 1_000;

export interface ApplicationDependencies {
  /** Its data folder is prepared: it exists and can be written. */
  readonly installation: Installation;
  readonly redactor: Redactor;
  readonly log: Log;
  /** Where updates of the application come from, or why there are none. */
  readonly updates: UpdateServiceDependencies['source'];
  /** How something is done later; the system's timer without it. */
  readonly after?: After;
}

/**
 * Everything behind the windows: the projects at work, what is due in them, the status, and what is to be reported to the
 * user, which waits until the demo is left.
 */
export class Application {
  readonly projects: OpenProjects;
  /** Updates of the application. */
  readonly updates: UpdateService;
  readonly #installation: Installation;
  readonly #status: StatusBoard;
  readonly #desk: NotificationDispatcher;
  readonly #tokenWarnings: TokenWarnings;
  #online = true;
  #ticked = false;
  #stopping = false;

  private constructor({
    installation,
    redactor,
    log,
    updates: source,
    after = afterMs,
  }: ApplicationDependencies) {
    const { dataDir, now } = installation;
    this.#installation = installation;
    this.#desk = new NotificationDispatcher({
      now,
      after,
      wanted: () => this.projects.own.shown.services.state().settings.desktop.notifications,
    });
    const unlessStopping = (notify: () => void): void => {
      if (!this.#stopping) notify();
    };
    this.projects = new OpenProjects({
      installation,
      redactor,
      log,
      online: () => this.#online,
      events: {
        changed: (what) =>
          unlessStopping(() => (what === undefined ? this.#status.raiseAll() : this.#status.raise(what))),
        moved: () => unlessStopping(() => this.#status.post()),
        progressed: () => unlessStopping(() => this.#status.postSoon()),
        demoShown: (shown) => this.#desk.hold(shown),
        news: (cause) => this.#desk.offer(cause),
      },
    });
    this.#tokenWarnings = new TokenWarnings(dataDir, log);
    this.updates = new UpdateService({
      source,
      now,
      scanning: () => this.scansRunning(),
      changed: () =>
        unlessStopping(() => {
          this.#status.raise(['settings']);
          this.#status.post();
        }),
      log,
    });
    this.#status = new StatusBoard(() => this.#currentStatus(), after);
  }

  /**
   * Opens everything. Trouble with the settings, the project or the keychain does not keep it from starting: the status
   * tells of it. Nothing is scanned before the first `tick`.
   */
  static async start(dependencies: ApplicationDependencies): Promise<Application> {
    const application = new Application(dependencies);
    const { tokens, own } = application.projects;
    void tokens.probe();
    const opening = Promise.all(own.all.map(({ services }) => services.refresh()));
    await within(dependencies.after ?? afterMs, openingMs, opening);
    return application;
  }

  /** The policy of this machine. */
  get policy(): Policy {
    return this.#installation.policy;
  }

  /** Status, revisions and requested screens, for the windows. */
  get board(): TopicBoard {
    return this.#status.board;
  }

  /** The services of the project on show, or of the demo's. Read it again for each call: it changes. */
  services(): ProjectServices {
    return this.projects.shown;
  }

  /** The settings with the connectors and rules of every project, or the demo's. */
  installationSettings(): SettingsAccess {
    return this.projects.demo?.services.settings ?? this.#installation.settings;
  }

  /** Does what is due. To be called every `tickEveryMs`, and when the machine wakes, is unlocked or its clock jumps. */
  tick(): void {
    if (this.#stopping) return;
    this.projects.follow();
    for (const { schedule, services } of this.projects.own.all) {
      schedule.tick();
      void services.backups.tick();
      void services.check.tick();
    }
    this.updates.tick();
    this.#warnOfTokens();
    void this.#lookAround();
  }

  /** Looks for changes that another process made to the settings or the project; cheap enough for every few seconds. */
  async refresh(): Promise<void> {
    if (this.#stopping) return;
    this.projects.follow();
    await this.projects.shown.look();
  }

  /** While the machine is offline what is due waits; back online it starts at once. */
  setOnline(online: boolean): void {
    const returned = online && !this.#online;
    this.#online = online;
    this.#status.post();
    if (returned) this.tick();
  }

  /** Asks the window to show something. */
  requestNavigation(request: NonNullable<NavigationRequest>): void {
    this.board.post('navigation', request);
  }

  /** Listens to what the user is to be told outside the window; returns how to stop. */
  listenNotices(listener: (notice: Notice) => void): () => void {
    return this.#desk.listen(listener);
  }

  /** Pauses or resumes every rule. What came due in the pause runs once afterwards. */
  pauseSchedule(paused: boolean): Result<void, SettingsError> {
    const saved = this.changeUserSettings(() => ({ schedulePaused: paused }));
    if (saved.ok && !paused) for (const { schedule } of this.projects.own.all) schedule.tick();
    return saved;
  }

  /** Changes what holds for the user and not for the data, in the demo as outside. */
  changeUserSettings(change: (before: UserSettings) => Partial<UserSettings>): Result<void, SettingsError> {
    const { demo, shown } = this.projects;
    const concerned = [{ settings: this.#installation.settings }, ...(demo === null ? [] : [demo.services])];
    const saved = changeUserSettings(concerned, change);
    if (saved.ok) shown.changed('settings', 'rules');
    return saved;
  }

  /** Whether a scan of this process runs, which quitting would interrupt. */
  scansRunning(): boolean {
    return this.projects.all.some(({ scans }) => scans.busy);
  }

  /**
   * Ends running scans so that the next start goes on with them, and closes everything. May take as long as the longest
   * statement that the project is at.
   */
  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#desk.close();
    this.#status.close();
    await this.projects.close();
  }

  #warnOfTokens(): void {
    const read = this.#installation.settings.read();
    if (!read.ok) return;
    const { settings } = read.value;
    for (const cause of this.#tokenWarnings.due(settings.connectors, this.#installation.now())) {
      const connector = settings.connectors.find(({ id }) => screens.connector(id) === cause.screen);
      this.projects.offer(connector === undefined ? '' : projectOf(connector, settings), cause);
    }
  }

  async #lookAround(): Promise<void> {
    for (const services of this.projects.all) await services.refresh();
    const read = this.#installation.settings.read();
    const paused = read.ok && read.value.settings.schedulePaused;
    if (this.#stopping || this.#ticked || !this.#online || paused) return;
    this.#ticked = true;
    for (const { services } of this.projects.own.all) {
      await services.scans.continueInterrupted(services.state().facts.newest);
    }
  }

  #currentStatus(): ApplicationStatus {
    const { phase, version } = this.updates.view();
    return applicationStatus(this.projects, {
      policy: this.policy,
      update: { phase, version },
      online: this.#online,
      now: this.#installation.now(),
    });
  }
}
