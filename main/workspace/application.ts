import type { Result } from '../../preload/contract/result.ts';
import type { ApplicationStatus, Revisions, Summons } from '../../preload/contract/topics/status.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import { type Policy, settingsRulings } from '../policy/policy.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import { noRulings, type SettingsRulings } from '../settings/settings-rulings.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { UpdateService, type UpdateServiceParts } from '../updates/update-service.ts';
import { DemoWorkspace, demoFolder } from './demo-workspace.ts';
import type { Notice } from './notices/notice.ts';
import { NoticeDesk } from './notices/notice-desk.ts';
import { newsOf } from './notices/scan-news.ts';
import { TokenWarnings } from './notices/token-warnings.ts';
import { OpenWorkspace, type WorkspaceEvents } from './open-workspace.ts';
import { RuleSchedule } from './rule-schedule.ts';
import type { HandScanEnd } from './scan-control.ts';
import { statusOf } from './status.ts';
import { StatusBoard } from './status-board.ts';
import { type After, afterMs, within } from './timer.ts';
import { TokenKeeper } from './token-keeper.ts';
import type { TopicBoard } from './topic-board.ts';
import { changeUserSettings, type UserSettings } from './user-settings.ts';
import type { Workspace } from './workspace.ts';
import { WorkspaceError } from './workspace-error.ts';

/** How long a project is waited for at the start: one that somebody keeps locked must not keep the window away. */
const openingMs = 1_000;

export interface ApplicationParts {
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
  readonly updates: UpdateServiceParts['source'];
  readonly openSettings: (dataDir: string, rulings: SettingsRulings) => SettingsStore;
  readonly keychain: () => SecretStore;
  /** How something is done later; the system's timer without it. */
  readonly after?: After;
}

/**
 * Everything behind the windows: the user's workspace with its schedule, and the demo tenant's in its place while that
 * is looked at. The user's own scans go on meanwhile; what is to be told of them waits until the demo is left.
 */
export class Application {
  readonly #parts: ApplicationParts;
  readonly #own: OpenWorkspace;
  readonly #schedule: RuleSchedule;
  readonly #status: StatusBoard;
  readonly #desk: NoticeDesk;
  readonly #tokenWarnings: TokenWarnings;
  /** Updates of the application. */
  readonly updates: UpdateService;
  #demo: DemoWorkspace | null = null;
  /** Entering and leaving the demo take turns. */
  #switching: Promise<unknown> = Promise.resolve();
  #online = true;
  #ticked = false;
  #stopping = false;

  private constructor(parts: ApplicationParts) {
    const { dataDir, now, zone, log, policy, openSettings, keychain, after = afterMs } = parts;
    this.#parts = parts;
    const tokens = new TokenKeeper(
      keychain(),
      () => this.#own.tokensChanged(),
      policy.rulings.sessionOnlyTokens,
    );
    this.#own = new OpenWorkspace({
      ...parts,
      demo: false,
      settings: openSettings(dataDir, settingsRulings(policy)),
      tokens,
      events: this.#eventsOf(
        () => this.#own,
        (end) => void this.#tellHandScan(end),
      ),
    });
    this.#desk = new NoticeDesk({
      now,
      after,
      wanted: () => this.#own.standing().settings.desktop.notifications,
    });
    this.#schedule = new RuleSchedule({
      workspace: this.#own,
      desk: this.#desk,
      online: () => this.#online,
      now,
      zone,
      log,
    });
    this.#tokenWarnings = new TokenWarnings(dataDir, log);
    this.updates = new UpdateService({
      source: parts.updates,
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
  static async start(parts: ApplicationParts): Promise<Application> {
    const application = new Application(parts);
    void application.#own.tokens.probe();
    await within(parts.after ?? afterMs, openingMs, application.#own.refresh());
    return application;
  }

  /** The policy of this machine. */
  get policy(): Policy {
    return this.#parts.policy;
  }

  /** Status, revisions and summons, for the windows. */
  get board(): TopicBoard {
    return this.#status.board;
  }

  /** The workspace that windows look at: the user's own, or the demo's. Ask anew each time. */
  workspace(): Workspace {
    return this.#shown;
  }

  /** Shows the demo tenant; its first scan begins by itself. @throws an error with a code when it cannot be started */
  enterDemo(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#demo !== null || this.#stopping) return;
      const { desktop, schedulePaused } = this.#own.standing().settings;
      const demo = await DemoWorkspace.open({
        ...this.#parts,
        dataDir: demoFolder(this.#parts.dataDir),
        openSettings: (folder) => this.#parts.openSettings(folder, noRulings),
        preferences: { desktop, schedulePaused },
        events: this.#eventsOf(() => this.#demo?.workspace ?? null),
      });
      if (this.#stopping) return demo.close();
      this.#demo = demo;
      this.#desk.hold(true);
      this.#status.raiseAll();
      this.#status.post();
    });
  }

  /**
   * Shows the user's own workspace again and ends the demo's scan. `forget` also deletes everything of the demo.
   * @throws WorkspaceError when it is in use by another process and could not be deleted
   */
  leaveDemo({ forget }: { readonly forget: boolean }): Promise<void> {
    return this.#inTurn(async () => {
      const demo = this.#demo;
      if (demo === null) return;
      this.#demo = null;
      this.#desk.hold(false);
      this.#status.raiseAll();
      this.#own.changed();
      await demo.close();
      if (forget) await DemoWorkspace.forget(demo.workspace.dataDir);
    });
  }

  /** Makes the demo tenant a day older; its days since the beginning. @throws WorkspaceError outside the demo */
  nextDemoDay(): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#demo === null) {
        throw new WorkspaceError('demo-only', 'The demo tenant is not open.', 'Enter the demo first.');
      }
      const day = await this.#demo.nextDay();
      this.#status.post();
      return day;
    });
  }

  /** Does what is due. To be called every `tickEveryMs`, and when the machine wakes, is unlocked or its clock jumps. */
  tick(): void {
    if (this.#stopping) return;
    this.#schedule.tick();
    this.updates.tick();
    this.#warnOfTokens();
    void this.#lookAround();
  }

  /** Looks for changes that another process made to the settings or the project; cheap enough for every few seconds. */
  async refresh(): Promise<void> {
    if (!this.#stopping) await this.#shown.look();
  }

  /** While the machine is offline what is due waits; back online it starts at once. */
  setOnline(online: boolean): void {
    const returned = online && !this.#online;
    this.#online = online;
    this.#status.post();
    if (returned) this.tick();
  }

  /** Asks the window to show something. */
  summon(summons: NonNullable<Summons>): void {
    this.board.post('summons', summons);
  }

  /** Listens to what the user is to be told outside the window; returns how to stop. */
  listenNotices(listener: (notice: Notice) => void): () => void {
    return this.#desk.listen(listener);
  }

  /** Pauses or resumes every rule. What came due in the pause runs once afterwards. */
  pauseSchedule(paused: boolean): Result<void, SettingsError> {
    const saved = this.changeUserSettings(() => ({ schedulePaused: paused }));
    if (saved.ok && !paused) this.#schedule.tick();
    return saved;
  }

  /** Changes what holds for the user and not for the data, in the demo as outside. */
  changeUserSettings(change: (before: UserSettings) => Partial<UserSettings>): Result<void, SettingsError> {
    const saved = changeUserSettings(this.#open, change);
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
    await Promise.all([this.#closeOwn(), this.#demo?.close()]);
  }

  get #open(): readonly OpenWorkspace[] {
    return this.#demo === null ? [this.#own] : [this.#own, this.#demo.workspace];
  }

  get #shown(): OpenWorkspace {
    return this.#demo?.workspace ?? this.#own;
  }

  async #closeOwn(): Promise<void> {
    const stopped = this.#schedule.stop();
    await this.#own.scans.leave();
    await stopped;
    await this.#own.close();
  }

  #warnOfTokens(): void {
    const { settings, settingsTrouble } = this.#own.standing();
    if (settingsTrouble !== null) return;
    for (const cause of this.#tokenWarnings.due(settings.connectors, this.#parts.now())) {
      this.#desk.offer(cause);
    }
  }

  async #lookAround(): Promise<void> {
    for (const workspace of this.#open) await workspace.refresh();
    const { settings, facts } = this.#own.standing();
    if (this.#stopping || this.#ticked || !this.#online || settings.schedulePaused) return;
    this.#ticked = true;
    await this.#own.scans.continueInterrupted(facts.newest);
  }

  /** What a workspace tells reaches windows only while they look at it. */
  #eventsOf(
    workspace: () => OpenWorkspace | null,
    handScanEnded: (end: HandScanEnd) => void = () => undefined,
  ): WorkspaceEvents {
    const whenShown = (tell: () => void): void => {
      if (workspace() === this.#shown && !this.#stopping) tell();
    };
    return {
      changed: (what: readonly (keyof Revisions)[]) => whenShown(() => this.#status.raise(what)),
      moved: () => whenShown(() => this.#status.post()),
      progressed: () => whenShown(() => this.#status.postSoon()),
      handScanEnded,
    };
  }

  async #tellHandScan({ connectorName, end }: HandScanEnd): Promise<void> {
    const run = { connectorName, end, startedBy: 'hand', retried: false } as const;
    for (const cause of await newsOf(run, () => this.#own.project(), this.#parts.log))
      this.#desk.offer(cause);
  }

  #currentStatus(): ApplicationStatus {
    const { phase, version } = this.updates.view();
    const { tokens, scans } = this.#shown;
    return statusOf({
      standing: this.#shown.standing(),
      running: scans.running(),
      keychain: tokens.state(),
      policy: {
        trouble: this.#parts.policy.trouble,
        allowedConsoles: this.#shown.settings.allowedConsoles,
      },
      update: { phase, version },
      demo: this.#demo && { day: this.#demo.day },
      online: this.#online,
      now: this.#parts.now(),
    });
  }

  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#switching.then(action, action);
    this.#switching = turn.catch(() => undefined);
    return turn;
  }
}
