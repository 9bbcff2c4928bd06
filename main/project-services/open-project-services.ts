import { isDeepStrictEqual } from 'node:util';
import type { CodedError } from '../../preload/contract/coded-error.ts';
import type { ConnectorFreshness } from '../../preload/contract/freshness.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { MigrationStatus, Revisions } from '../../preload/contract/topics/status.ts';
import { say } from '../../preload/words/say.ts';
import type { ConnectorService } from '../connectors/connector-service.ts';
import { decidingAttempts, freshnessOf } from '../freshness/connector-freshness.ts';
import { withoutScan } from '../ingest/without-scan.ts';
import type { Log } from '../logging/log.ts';
import type { Redactor } from '../logging/redactor.ts';
import type { Project } from '../project/project.ts';
import { ProjectError } from '../project/project-error.ts';
import type { ProjectPlace } from '../project/project-place.ts';
import { noScans, type ScanFacts } from '../project/scan-facts.ts';
import type { ScopeRecords } from '../project/scope-records.ts';
import { openKnownProject } from '../project-registry/open-known-project.ts';
import { projectPlace } from '../project-registry/project-place.ts';
import type { ScheduledBackups } from '../project-registry/scheduled-backups.ts';
import type { ScheduledCheck } from '../project-registry/scheduled-check.ts';
import type { RuleService } from '../schedule/rule-service.ts';
import { deadTokenCodes } from '../schedule/scheduler.ts';
import { takeWatchLock } from '../schedule/watch-lock.ts';
import { SecretError } from '../secrets/secret-error.ts';
import type { TokenOwner } from '../secrets/secret-store.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import { type Connector, defaultSettings, type Settings } from '../settings/settings-schema.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { ProjectHandle } from './project-handle.ts';
import type { ProjectServices } from './project-services.ts';
import { type HandScanEnd, ScanControl } from './scan-control.ts';
import { ServiceError } from './service-error.ts';
import { SettingsChanges } from './settings-changes.ts';
import type { TokenPlace, TokenStore } from './token-store.ts';

/** How often windows are told, at most, that a running scan has landed rows. */
const rowsEveryMs = 3_000;

/** How long what was judged of the data holds while nothing but the time has changed. */
const freshnessEveryMs = 60_000;

export interface ProjectEvents {
  /** Something was changed that windows may have read. */
  changed(what: readonly (keyof Revisions)[]): void;
  /** The state changed: scans, facts, tokens. */
  moved(): void;
  /** A scan got further; told as often as scans tell it. */
  progressed(): void;
  handScanEnded(end: HandScanEnd): void;
}

export interface ProjectServicesDependencies {
  readonly dataDir: string;
  readonly demo: boolean;
  readonly projectId: string;
  /** The settings as the project sees them. */
  readonly settings: SettingsAccess;
  readonly tokens: TokenStore;
  readonly connectors: ConnectorService;
  readonly rules: RuleService;
  /** Makes what backs the open project up and checks it. */
  readonly upkeep: (open: {
    /** @throws ProjectError while it cannot be written */
    readonly project: () => Project;
    readonly backedUp: (error: CodedError | null) => void;
    readonly checked: (damage: CodedError | null) => void;
  }) => { readonly backups: ScheduledBackups; readonly check: ScheduledCheck };
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name. */
  readonly zone: () => string;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly events: ProjectEvents;
}

/** What the status is made from, as it was last read. */
export interface ProjectState {
  readonly settings: Settings;
  /** Why the settings cannot be read; those given are then the last good ones. */
  readonly settingsError: SettingsError | null;
  /** That the settings had to be recovered since the application was started. */
  readonly settingsRecovery: string | null;
  readonly facts: ScanFacts;
  readonly projectError: CodedError | null;
  /** Why a copy of the project is read in its place; null while none is. */
  readonly copyReason: CodedError | null;
  /** How far the migration has come that keeps the project from being open; null while there is none. */
  readonly migration: MigrationStatus | null;
  /** Why the newest scheduled backup could not be made. */
  readonly backupError: CodedError | null;
  /** Where the token of each connector was found last, by its id. */
  readonly tokenPlaces: ReadonlyMap<string, TokenPlace>;
}

/** The services of a project at work. */
export class OpenProjectServices implements ProjectServices {
  readonly dataDir: string;
  readonly demo: boolean;
  readonly projectId: string;
  readonly place: ProjectPlace;
  readonly settings: SettingsAccess;
  readonly tokens: TokenStore;
  readonly connectors: ConnectorService;
  readonly rules: RuleService;
  readonly scans: ScanControl;
  readonly backups: ScheduledBackups;
  readonly check: ScheduledCheck;
  readonly #dependencies: ProjectServicesDependencies;
  readonly #project: ProjectHandle;
  readonly #settingsChanges = new SettingsChanges();
  #lastSettings: Settings = defaultSettings;
  #facts: ScanFacts = noScans;
  #readError: ProjectError | null = null;
  #backupError: CodedError | null = null;
  /** What the last scheduled check found. */
  #damage: CodedError | null = null;
  #freshness: {
    readonly records: ScopeRecords;
    readonly asked: string;
    readonly freshness: ConnectorFreshness[];
  } | null = null;
  #tokenPlacesStale = true;
  #lookingForTokens = false;
  #stamp = '';
  #rowsToldAt = Number.NEGATIVE_INFINITY;

  constructor(dependencies: ProjectServicesDependencies) {
    const { dataDir, demo, projectId, settings, tokens, connectors, rules, now, log, events } = dependencies;
    this.#dependencies = dependencies;
    this.dataDir = dataDir;
    this.demo = demo;
    this.projectId = projectId;
    this.place = projectPlace(dataDir, projectId);
    this.settings = settings;
    this.tokens = tokens;
    this.connectors = connectors;
    this.rules = rules;
    this.#project = new ProjectHandle(
      this.place,
      (migrating) => openKnownProject({ dataDir, projectId, settings, migrating, now }),
      now,
    );
    this.#project.onMigration(() => events.progressed());
    const { backups, check } = dependencies.upkeep({
      project: () => this.#project.writable(),
      backedUp: (error) => this.#backupEnded(error),
      checked: (damage) => this.#checkEnded(damage),
    });
    this.backups = backups;
    this.check = check;
    this.scans = new ScanControl({
      dataDir,
      settings,
      now,
      log,
      connectors: this.connectors,
      rules: this.rules,
      project: () => this.#project.writable(),
      tokenOf: (owner) => this.#tokenOf(owner),
      events: {
        moved: () => events.moved(),
        progressed: () => this.#scanProgressed(),
        recordsChanged: () => this.changed('scans', 'rows'),
        handScanEnded: (end) => events.handScanEnded(end),
      },
    });
  }

  project(): Project {
    return this.#project.current();
  }

  /** Whether the project's file is in use by something that no scan may disturb, or cannot be opened or written. */
  get closed(): boolean {
    return this.#project.error !== null || this.#project.copyReason !== null;
  }

  /** What is known of the project since it was last looked at. The settings are read now. */
  state(): ProjectState {
    const read = this.settings.read();
    if (read.ok) this.#lastSettings = read.value.settings;
    return {
      settings: this.#lastSettings,
      settingsError: read.ok ? null : read.error,
      settingsRecovery: this.settings.recovery,
      facts: this.#facts,
      projectError: this.#project.error ?? this.#readError ?? this.#damage,
      copyReason: this.#project.copyReason,
      migration: this.#project.migration,
      // Who wants no backups any more need not hear that one failed.
      backupError: this.#lastSettings.backups.every === 'never' ? null : this.#backupError,
      tokenPlaces: this.#tokenPlaces(this.#lastSettings),
    };
  }

  freshness(records: ScopeRecords = this.#facts.records): ConnectorFreshness[] {
    const { now, zone } = this.#dependencies;
    const { connectors, rules, mode } = this.state().settings;
    const scanned = this.scans.running().map(({ connectorId }) => connectorId);
    // Asked for with each step of a scan, while nothing of it changes but the time.
    const asked = JSON.stringify([
      connectors,
      rules,
      mode,
      scanned,
      zone(),
      Math.floor(now() / freshnessEveryMs),
    ]);
    const before = this.#freshness;
    if (before?.records === records && before.asked === asked) return before.freshness;
    const freshness = freshnessOf({
      records,
      settings: { connectors, rules, mode },
      isScanned: (connectorId) => scanned.includes(connectorId),
      now: now(),
      zone: zone(),
    });
    this.#freshness = { records, asked, freshness };
    return freshness;
  }

  /**
   * Reads everything that the state is made of, and opens the project where it is not open. Never rejects. Where the
   * tokens are is told later: a keychain may wait for its user.
   */
  readonly refresh = oneAtATime(async () => {
    this.#tellChanges([]);
    const before = this.#openProject();
    await this.#project.open();
    const opened = this.#openProject();
    if (opened !== null && opened !== before) this.#dependencies.events.changed(['scans', 'rows']);
    await this.#readFacts();
    void this.#readTokenPlaces();
    this.#dependencies.events.moved();
  });

  /** Looks whether another process has changed the settings or the project, and refreshes if so. Never rejects. */
  readonly look = oneAtATime(async () => {
    const stamp = await this.#project.stamp();
    // What a scan of this process writes is told as it goes on.
    const written = stamp !== this.#stamp && !this.scans.busy;
    this.#stamp = stamp;
    if (this.#tellChanges(written ? ['scans', 'rows'] : [])) await this.refresh();
  });

  changed(...what: (keyof Revisions)[]): void {
    this.#tellChanges(what);
    this.#dependencies.events.moved();
    void this.refresh();
  }

  resumeRulesOf(connectorId: string): void {
    const rules = this.rules.list();
    if (!rules.ok) return;
    for (const rule of rules.value) {
      if (rule.connectorId !== connectorId || !rule.paused || rule.pausedBecause === null) continue;
      const resumed = this.rules.resume(rule.id);
      if (!resumed.ok) this.#dependencies.log.warn(`rule ${rule.id} could not be resumed`, resumed.error);
    }
    this.changed('rules');
  }

  async continueAfterToken(connectorId: string): Promise<void> {
    const ended = this.freshness()
      .filter((connector) => connector.connectorId === connectorId)
      .flatMap(decidingAttempts)
      .filter(({ state, issue }) => state === 'failed' && deadTokenCodes.includes(issue?.code ?? ''));
    if (ended.length === 0) return;
    await this.scans
      .continueScopes(
        connectorId,
        ended.map(({ scope }) => scope),
      )
      .catch((error) => this.#dependencies.log.info('a scan was not continued with the new token', error));
  }

  async withoutScans<T>(action: () => Promise<T>): Promise<T> {
    if (this.scans.busy) throw projectInUse();
    const guard =
      (connector: Connector, guarded: () => Promise<T>): (() => Promise<T>) =>
      async () => {
        const done = await withoutScan(this.dataDir, connector, guarded);
        if (!done.ok) throw done.error;
        return done.value;
      };
    const { connectors } = this.state().settings;
    return connectors.reduce((guarded, connector) => guard(connector, guarded), action)();
  }

  async withProjectClosed<T>(action: () => Promise<T>): Promise<T> {
    const lock = takeWatchLock(this.dataDir);
    if (lock === null) throw projectInUse();
    try {
      return await this.withoutScans(async () => {
        // A backup reads the file; what is due is made afterwards.
        await this.backups.interrupt();
        await this.check.settled();
        const done = await this.#project.whileClosed(action);
        // Another file may lie there now.
        this.#damage = null;
        return done;
      });
    } finally {
      lock.release();
      await this.refresh();
    }
  }

  /** Closes the project for good. Its scans must have been ended before, see `ScanControl.leave`. */
  async close(): Promise<void> {
    await Promise.all([this.backups.stop(), this.check.stop()]);
    await this.#project.closeForGood();
    // Whoever closes it may delete its folder: nothing may still be looking into that.
    await this.refresh();
  }

  async #tokenOf(owner: TokenOwner): Promise<Result<{ readonly token: string }, SecretError>> {
    const kept = await this.tokens.get(owner);
    if (!kept.ok) return kept;
    if (kept.value === null) return failure(tokenMissing(owner));
    this.#dependencies.redactor.register(kept.value);
    return success({ token: kept.value });
  }

  /** The keychain was found to be otherwise than it was, so that tokens may be found or missed. */
  tokensChanged(): void {
    this.#dependencies.events.moved();
    // What a look itself finds out is no reason for another one.
    if (this.#lookingForTokens) return;
    this.#tokenPlacesStale = true;
    void this.refresh();
  }

  #openProject(): Project | null {
    return this.#project.error === null ? this.project() : null;
  }

  async #readFacts(): Promise<void> {
    this.#stamp = await this.#project.stamp();
    try {
      this.#facts = await this.project().reads.scanFacts();
      this.#readError = null;
      this.scans.followElsewhere(this.#facts.newest);
    } catch (error) {
      // A project that is not open says so itself.
      this.#readError = this.#project.error === null && error instanceof ProjectError ? error : null;
      if (!(error instanceof ProjectError))
        this.#dependencies.log.error('the project could not be looked at', error);
    }
  }

  /** Asks the keychain only where the answer may be another: some systems let the user confirm each look. */
  readonly #readTokenPlaces = oneAtATime(async () => {
    if (!this.#tokenPlacesStale) return;
    this.#tokenPlacesStale = false;
    this.#lookingForTokens = true;
    const { settings, tokenPlaces: before } = this.state();
    for (const connector of settings.connectors) {
      // A keychain that cannot be asked for one cannot be asked for the others, and may take its time over each.
      if ((await this.tokens.placeOf(connector)) === 'unknown') break;
    }
    this.#lookingForTokens = false;
    if (!isDeepStrictEqual(this.#tokenPlaces(settings), before))
      this.#dependencies.events.changed(['connectors']);
    this.#dependencies.events.moved();
  });

  #tokenPlaces({ connectors }: Settings): ReadonlyMap<string, TokenPlace> {
    return new Map(connectors.map((connector) => [connector.id, this.tokens.knownPlaceOf(connector)]));
  }

  /** Tells of what is known to be changed and of what the settings show besides; whether there was anything. */
  #tellChanges(known: readonly (keyof Revisions)[]): boolean {
    const { settings, settingsError } = this.state();
    const found = settingsError === null ? this.#settingsChanges.since(settings) : [];
    const what = [...new Set([...known, ...found])];
    if (what.includes('connectors')) this.#tokenPlacesStale = true;
    if (what.length > 0) this.#dependencies.events.changed(what);
    return what.length > 0;
  }

  #backupEnded(error: CodedError | null): void {
    this.#backupError = error;
    if (error !== null) this.#dependencies.log.error('a scheduled backup failed', error);
    this.#dependencies.events.changed(['settings']);
    this.#dependencies.events.moved();
  }

  #checkEnded(damage: CodedError | null): void {
    this.#damage = damage;
    if (damage !== null) this.#dependencies.log.error('the project is damaged', damage);
    this.#dependencies.events.moved();
  }

  #scanProgressed(): void {
    const { now, events } = this.#dependencies;
    const landing = this.scans.running().some(({ progress }) => (progress?.rows ?? 0) > 0);
    const since = now() - this.#rowsToldAt;
    // A clock that was set back must not keep windows waiting for as long.
    if (landing && (since >= rowsEveryMs || since < 0)) {
      this.#rowsToldAt = now();
      events.changed(['rows']);
    }
    events.progressed();
  }
}

function tokenMissing({ url }: TokenOwner): SecretError {
  return new SecretError(
    'token-missing',
    say('serviceMessages:tokenMissing.message', { url }),
    say('serviceMessages:tokenMissing.advice'),
  );
}

function projectInUse(): ServiceError {
  return new ServiceError(
    'scan-running',
    say('serviceMessages:projectInUse.message'),
    say('serviceMessages:projectInUse.advice'),
  );
}
