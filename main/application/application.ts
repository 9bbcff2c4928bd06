import type { Result } from '../../preload/contract/result.ts';
import type {
  ApplicationStatus,
  NavigationRequest,
  Revisions,
} from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { type Policy, settingsRulings } from '../policy/policy.ts';
import { type DeletedProject, deleteProject } from '../project-registry/delete-project.ts';
import { ProjectRegistry } from '../project-registry/project-registry.ts';
import { RegistryError } from '../project-registry/registry-error.ts';
import { attentionOf, projectAttentionOf } from '../project-services/attention.ts';
import { OpenProjectServices, type ProjectEvents } from '../project-services/open-project-services.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import type { HandScanEnd } from '../project-services/scan-control.ts';
import { screens } from '../project-services/screens.ts';
import { ServiceError } from '../project-services/service-error.ts';
import { TokenStore } from '../project-services/token-store.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { ProjectRecord } from '../settings/project-record.ts';
import { ProjectSettings, projectOf, type SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import { noRulings, type SettingsRulings } from '../settings/settings-rulings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { UpdateService, type UpdateServiceDependencies } from '../updates/update-service.ts';
import { DemoProject, demoFolder } from './demo-project.ts';
import type { Notice, NoticeCause } from './notices/notice.ts';
import { NotificationDispatcher } from './notices/notification-dispatcher.ts';
import { newsOf } from './notices/scan-news.ts';
import { TokenWarnings } from './notices/token-warnings.ts';
import { statusOf } from './status.ts';
import { StatusBoard } from './status-board.ts';
import { type After, afterMs, within } from './timer.ts';
import type { TopicBoard } from './topic-board.ts';
import { UserProjects } from './user-projects.ts';
import { changeUserSettings, type UserSettings } from './user-settings.ts';

/** How long a project is waited for at the start: one that somebody keeps locked must not keep the window away. */
const openingMs = 1_000;

export interface ApplicationDependencies {
  /** Prepared: it exists and can be written. */
  readonly dataDir: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name; asked anew each time, since a machine can travel. */
  readonly zone: () => string;
  readonly redactor: Redactor;
  readonly log: Log;
  /** Of this machine, as it was read at the start. The demo tenant goes by none: it is the program's own invention. */
  readonly policy: Policy;
  /** Where updates of the application come from, or why there are none. */
  readonly updates: UpdateServiceDependencies['source'];
  readonly openSettings: (dataDir: string, rulings: SettingsRulings) => SettingsStore;
  readonly keychain: () => SecretStore;
  /** How something is done later; the system's timer without it. */
  readonly after?: After;
}

/** What a change of the ingest mode concerns. */
export interface ModeEffects {
  readonly openFindings: number;
  readonly rules: number;
  readonly scanRunning: boolean;
}

/**
 * Everything behind the windows: the services and the schedule of each of the user's projects, one of them on show,
 * and the demo tenant's in its place while that is looked at. The scans of what is not on show go on meanwhile; what is
 * to be told of them waits until the demo is left.
 */
export class Application {
  readonly #dependencies: ApplicationDependencies;
  /** The settings of the whole installation. */
  readonly #settings: SettingsStore;
  readonly #tokens: TokenStore;
  readonly #projects: ProjectRegistry;
  readonly #own: UserProjects;
  readonly #status: StatusBoard;
  readonly #desk: NotificationDispatcher;
  readonly #tokenWarnings: TokenWarnings;
  /** Updates of the application. */
  readonly updates: UpdateService;
  #demo: DemoProject | null = null;
  /** Entering and leaving the demo take turns. */
  #switching: Promise<unknown> = Promise.resolve();
  #online = true;
  #ticked = false;
  #stopping = false;

  private constructor(dependencies: ApplicationDependencies) {
    const { dataDir, now, zone, log, policy, openSettings, keychain, after = afterMs } = dependencies;
    this.#dependencies = dependencies;
    this.#settings = openSettings(dataDir, settingsRulings(policy));
    this.#projects = new ProjectRegistry({ dataDir, settings: this.#settings });
    const tokensChanged = () => {
      for (const { services } of this.#own.all) services.tokensChanged();
    };
    this.#tokens = new TokenStore(keychain(), tokensChanged, policy.rulings.sessionOnlyTokens);
    this.#desk = new NotificationDispatcher({
      now,
      after,
      wanted: () => this.#own.shown.services.state().settings.desktop.notifications,
    });
    this.#own = new UserProjects({
      settings: this.#settings,
      openServices: (projectId) => this.#openServices(projectId),
      offer: (projectId, cause) => this.#offer(projectId, cause),
      online: () => this.#online,
      now,
      zone,
      log,
    });
    this.#tokenWarnings = new TokenWarnings(dataDir, log);
    this.updates = new UpdateService({
      source: dependencies.updates,
      now,
      scanning: () => this.scansRunning(),
      changed: () => {
        if (this.#stopping) return;
        this.#status.raise(['settings']);
        this.#status.post();
      },
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
    void application.#tokens.probe();
    const opening = Promise.all(application.#own.all.map(({ services }) => services.refresh()));
    await within(dependencies.after ?? afterMs, openingMs, opening);
    return application;
  }

  /** The policy of this machine. */
  get policy(): Policy {
    return this.#dependencies.policy;
  }

  /** Status, revisions and requested screens, for the windows. */
  get board(): TopicBoard {
    return this.#status.board;
  }

  /** The services of the project on show, or of the demo's. Read it again for each call: it changes. */
  services(): ProjectServices {
    return this.#shown;
  }

  /** Shows the demo tenant; its first scan begins by itself. @throws an error with a code when it cannot be started */
  enterDemo(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#demo !== null || this.#stopping) return;
      const { desktop, schedulePaused } = this.#own.shown.services.state().settings;
      const demo = await DemoProject.open({
        ...this.#dependencies,
        dataDir: demoFolder(this.#dependencies.dataDir),
        openSettings: (folder) => this.#dependencies.openSettings(folder, noRulings),
        preferences: { desktop, schedulePaused },
        events: this.#eventsOf(() => this.#demo?.services ?? null),
      });
      if (this.#stopping) return demo.close();
      this.#demo = demo;
      this.#desk.hold(true);
      this.#status.raiseAll();
      this.#status.post();
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
      this.#desk.hold(false);
      this.#status.raiseAll();
      this.#own.shown.services.changed();
      await demo.close();
      if (forget) await DemoProject.forget(demo.services.dataDir);
    });
  }

  /** Makes the demo tenant a day older; its days since the beginning. @throws ServiceError outside the demo */
  nextDemoDay(): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#demo === null) {
        throw new ServiceError(
          'demo-only',
          say('serviceMessages:demoClosed.message'),
          say('serviceMessages:demoClosed.advice'),
        );
      }
      const day = await this.#demo.nextDay();
      this.#status.post();
      return day;
    });
  }

  /** The settings with the connectors and rules of every project, or the demo's. */
  installationSettings(): SettingsAccess {
    return this.#demo === null ? this.#settings : this.#demo.services.settings;
  }

  /** What a change of the ingest mode concerns. @throws ProjectError, SettingsError */
  async modeEffects(): Promise<ModeEffects> {
    const concerned = this.#concerned;
    const open = await Promise.all(concerned.map((each) => each.project().reads.openFindings()));
    const rules = concerned.map((each) => {
      const listed = each.rules.list();
      if (!listed.ok) throw listed.error;
      return listed.value.length;
    });
    const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
    return {
      openFindings: sum(open),
      rules: sum(rules),
      scanRunning: concerned.some(({ scans }) => scans.running().length > 0),
    };
  }

  /** Creates a project and shows it. @throws RegistryError, SettingsError */
  createProject(name: string): Promise<void> {
    return this.#inTurn(async () => {
      const made = this.#projects.create(name);
      if (!made.ok) throw made.error;
      this.#dependencies.log.info('project created', made.value);
      for (const services of this.#own.follow()) await services.refresh();
      this.#show(made.value.id);
    });
  }

  /** @throws RegistryError, SettingsError */
  renameProject(projectId: string, name: string): void {
    const renamed = this.#projects.rename(projectId, name);
    if (!renamed.ok) throw renamed.error;
    this.#follow();
  }

  /** Shows another project, now and after the next start. @throws RegistryError when it is gone, SettingsError */
  showProject(projectId: string): Promise<void> {
    return this.#inTurn(async () => this.#show(projectId));
  }

  /** A project of the user's own, whether or not it is on show. @throws RegistryError when it is gone */
  servicesOf(projectId: string): ProjectServices {
    const found = this.#own.find(projectId);
    if (found === undefined) throw projectGone();
    return found.services;
  }

  /**
   * Deletes a project with everything in it, and shows another where it was on show.
   * @throws an error with a code while it is being scanned or in use elsewhere, or when it is the only one
   */
  deleteProject(projectId: string): Promise<DeletedProject> {
    return this.#inTurn(async () => {
      const found = this.#own.find(projectId);
      if (found === undefined) throw projectGone();
      if (found.services.scans.busy) throw projectScanned();
      const { dataDir, log } = this.#dependencies;
      const dependencies = { dataDir, settings: this.#settings, secrets: this.#tokens };
      const deleted = await this.#own.whileDeleting(projectId, () => deleteProject(dependencies, projectId));
      this.#follow();
      this.#status.raiseAll();
      if (!deleted.ok) throw deleted.error;
      log.info('project deleted', deleted.value.project);
      return deleted.value;
    });
  }

  /** Does what is due. To be called every `tickEveryMs`, and when the machine wakes, is unlocked or its clock jumps. */
  tick(): void {
    if (this.#stopping) return;
    this.#follow();
    for (const { schedule, services } of this.#own.all) {
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
    this.#follow();
    await this.#shown.look();
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
    if (saved.ok && !paused) for (const { schedule } of this.#own.all) schedule.tick();
    return saved;
  }

  /** Changes what holds for the user and not for the data, in the demo as outside. */
  changeUserSettings(change: (before: UserSettings) => Partial<UserSettings>): Result<void, SettingsError> {
    const demo = this.#demo === null ? [] : [this.#demo.services];
    const saved = changeUserSettings([{ settings: this.#settings }, ...demo], change);
    if (saved.ok) this.#shown.changed('settings', 'rules');
    return saved;
  }

  /** Whether a scan of this process runs, which quitting would interrupt. */
  scansRunning(): boolean {
    return this.#open.some(({ scans }) => scans.busy);
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
    await Promise.all([this.#own.close(), this.#demo?.close()]);
  }

  /** The services that a setting of the organization concerns: those of every project, or the demo's. */
  get #concerned(): readonly ProjectServices[] {
    return this.#demo === null ? this.#open : [this.#demo.services];
  }

  get #open(): readonly OpenProjectServices[] {
    const own = this.#own.all.map(({ services }) => services);
    return this.#demo === null ? own : [...own, this.#demo.services];
  }

  get #shown(): OpenProjectServices {
    return this.#demo?.services ?? this.#own.shown.services;
  }

  /** @throws RegistryError, SettingsError */
  #show(projectId: string): void {
    const shown = this.#projects.show(projectId);
    if (!shown.ok) throw shown.error;
    this.#own.follow();
    if (this.#own.show(projectId)) this.#status.raiseAll();
    this.#status.post();
    void this.#shown.refresh();
  }

  #openServices(projectId: string): OpenProjectServices {
    const services: OpenProjectServices = new OpenProjectServices({
      ...this.#dependencies,
      demo: false,
      projectId,
      settings: new ProjectSettings(this.#settings, () => projectId),
      tokens: this.#tokens,
      events: this.#eventsOf(
        () => services,
        (end) => void this.#tellHandScan(services, end),
      ),
    });
    return services;
  }

  /** Follows the list of projects, which another process may have changed. */
  #follow(): void {
    const before = this.#own.shown.services;
    for (const services of this.#own.follow()) void services.refresh();
    if (before !== this.#own.shown.services) this.#status.raiseAll();
    this.#status.post();
  }

  #offer(projectId: string, cause: NoticeCause): void {
    const several = this.#own.records.length > 1;
    const project = several ? this.#own.records.find(({ id }) => id === projectId) : undefined;
    this.#desk.offer(project === undefined ? cause : { ...cause, project });
  }

  #warnOfTokens(): void {
    const read = this.#settings.read();
    if (!read.ok) return;
    const { settings } = read.value;
    for (const cause of this.#tokenWarnings.due(settings.connectors, this.#dependencies.now())) {
      const connector = settings.connectors.find(({ id }) => screens.connector(id) === cause.screen);
      this.#offer(connector === undefined ? '' : projectOf(connector, settings), cause);
    }
  }

  async #lookAround(): Promise<void> {
    for (const services of this.#open) await services.refresh();
    const read = this.#settings.read();
    const paused = read.ok && read.value.settings.schedulePaused;
    if (this.#stopping || this.#ticked || !this.#online || paused) return;
    this.#ticked = true;
    for (const { services } of this.#own.all) {
      await services.scans.continueInterrupted(services.state().facts.newest);
    }
  }

  /** What happens in a project reaches windows only while they look at it. */
  #eventsOf(
    services: () => OpenProjectServices | null,
    handScanEnded: (end: HandScanEnd) => void = () => undefined,
  ): ProjectEvents {
    const whenShown = (tell: () => void): void => {
      if (services() === this.#shown && !this.#stopping) tell();
    };
    return {
      changed: (what: readonly (keyof Revisions)[]) => whenShown(() => this.#status.raise(what)),
      // The status tells of every project whether it is being scanned.
      moved: () => {
        if (!this.#stopping) this.#status.post();
      },
      progressed: () => whenShown(() => this.#status.postSoon()),
      handScanEnded,
    };
  }

  async #tellHandScan(services: OpenProjectServices, { connectorName, end }: HandScanEnd): Promise<void> {
    const run = { connectorName, end, startedBy: 'hand', retried: false } as const;
    for (const cause of await newsOf(run, () => services.project(), this.#dependencies.log))
      this.#offer(services.projectId, cause);
  }

  #currentStatus(): ApplicationStatus {
    const { phase, version } = this.updates.view();
    const { tokens, scans } = this.#shown;
    const projects = this.#own.records.map((record) => this.#projectStatus(record));
    const status = statusOf({
      state: this.#shown.state(),
      freshness: this.#shown.freshness(),
      running: scans.running(),
      keychain: tokens.state(),
      policy: {
        trouble: this.#dependencies.policy.trouble,
        allowedConsoles: this.#shown.settings.allowedConsoles,
      },
      update: { phase, version },
      demo: this.#demo && { day: this.#demo.day },
      project: this.#own.shownRecord,
      projects,
      online: this.#online,
      now: this.#dependencies.now(),
    });
    if (this.#demo !== null) return status;
    // The tray and the strip know one list: what waits in a project that nobody looks at must not go unseen.
    const others = projects.filter(({ id }) => id !== status.project.id);
    return { ...status, attention: [...status.attention, ...others.flatMap(projectAttentionOf)] };
  }

  #projectStatus({ id, name }: ProjectRecord): ApplicationStatus['projects'][number] {
    const services = this.#own.find(id)?.services;
    if (services === undefined) return { id, name, running: false, attention: 0 };
    const attention = attentionOf({
      state: services.state(),
      freshness: services.freshness(),
      keychain: this.#tokens.state(),
      now: this.#dependencies.now(),
    });
    // What holds for the whole installation is no matter of one project.
    const own = attention.filter(({ kind }) => kind !== 'settings' && kind !== 'keychain');
    return { id, name, running: services.scans.running().length > 0, attention: own.length };
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
