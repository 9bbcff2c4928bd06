import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { Application } from '../../main/application/application.ts';
import type { Notice } from '../../main/application/notices/notice.ts';
import { Installation } from '../../main/composition/installation.ts';
import type { ConsoleOptions, RunningConsole } from '../../main/demo/console-server.ts';
import type { Log } from '../../main/logging/log.ts';
import { Redactor } from '../../main/logging/redactor.ts';
import { noPolicy, type Policy } from '../../main/policy/policy.ts';
import type { ProjectServices } from '../../main/project-services/project-services.ts';
import type { IngestRule } from '../../main/settings/ingest-rule.ts';
import type { Connector, Settings } from '../../main/settings/settings-schema.ts';
import type { UpdateSource } from '../../main/updates/update-source.ts';
import { type Result, success } from '../../preload/contract/result.ts';
import type { Schedule } from '../../preload/contract/schedule.ts';
import { allEndpoints, type ScanScope } from '../../preload/contract/scope.ts';
import type { ApplicationStatus } from '../../preload/contract/topics/status.ts';
import { type Fault, Faults } from '../tenant/faults.ts';
import { ListedWorld } from '../tenant/listed-world.ts';
import { startTenant, tenantToken } from '../tenant/started-tenant.ts';
import { agentsPath } from './scanned-tenant.ts';
import { smallPages } from './small-pages.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { TestKeychain } from './test-keychain.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A small tenant of six endpoints with a risk each, in pages of two rows, and a connector to it. */
export interface ConnectedTenant {
  readonly world: ListedWorld;
  readonly server: RunningConsole;
  readonly faults: Faults;
  readonly connector: Connector;
}

interface Timer {
  readonly ms: number;
  readonly at: number;
  readonly action: () => void;
}

/** How long notices are gathered before they are told. */
const gatherMs = 10_000;

const silent: Log = { error: () => undefined, warn: () => undefined, info: () => undefined };

/**
 * The application behind the windows, all of it real but for the clock, the timers and the keychain, which are the
 * test's. The shell's part, to call `tick`, is the test's too.
 */
export class TimedApplication {
  readonly dataDir: string;
  readonly keychain: TestKeychain;
  readonly notices: Notice[] = [];
  zone = 'UTC';
  /** Where updates come from at the next start; nowhere without it. */
  updateSource: UpdateSource | null = null;
  #application: Application | null = null;
  #clock: number;
  #policy: Policy;
  #timers: Timer[] = [];
  #timerSet: (() => void)[] = [];

  private constructor(dataDir: string, clock: number, policy: Policy) {
    this.dataDir = dataDir;
    this.#policy = policy;
    this.keychain = new TestKeychain();
    this.#clock = clock;
  }

  /** Starts it for the length of the running test. */
  static async open({
    dataDir = temporaryFolder(),
    at = '2026-11-22T10:00:00Z',
    policy = noPolicy,
  } = {}): Promise<TimedApplication> {
    const desktop = new TimedApplication(dataDir, Date.parse(at), policy);
    onTestFinished(() => desktop.quit());
    await desktop.start();
    return desktop;
  }

  /** Starts the application on the data folder, as a user would again. */
  async start(): Promise<void> {
    this.#timers = [];
    this.#application = await Application.start({
      installation: new Installation({
        dataDir: this.dataDir,
        policy: this.#policy,
        keychain: () => this.keychain,
        now: () => this.#clock,
        zone: () => this.zone,
      }),
      redactor: new Redactor(),
      log: silent,
      updates: this.updateSource ?? 'no-feed',
      after: (ms, action) => {
        const timer = { ms, at: this.#clock + ms, action };
        this.#timers.push(timer);
        for (const heed of this.#timerSet.splice(0)) heed();
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer);
        };
      },
    });
    this.#application.listenNotices((notice) => this.notices.push(notice));
  }

  async quit(): Promise<void> {
    await this.#application?.stop();
  }

  /** @param policy the one that the machine has by then */
  async restart(policy = this.#policy): Promise<void> {
    await this.quit();
    this.#policy = policy;
    await this.start();
  }

  get application(): Application {
    if (this.#application === null) throw new Error('the application was not started');
    return this.#application;
  }

  get services(): ProjectServices {
    return this.application.services();
  }

  get status(): ApplicationStatus {
    return this.application.board.newest('status').value;
  }

  get now(): number {
    return this.#clock;
  }

  /** The next status that is as wanted, now or later. */
  until(wanted: (status: ApplicationStatus) => boolean): Promise<ApplicationStatus> {
    return new Promise((resolve) => {
      const stop = this.application.board.listen(() => look());
      const look = (): void => {
        if (!wanted(this.status)) return;
        stop();
        resolve(this.status);
      };
      look();
    });
  }

  /** When nothing runs any more and `scanId` is the newest scan that ended. */
  untilEnded(scanId: number): Promise<ApplicationStatus> {
    return this.until(({ running, lastScan }) => running.length === 0 && lastScan?.scanId === scanId);
  }

  /** Once something is to be done later. */
  async untilTimerIsSet(): Promise<void> {
    if (this.#timers.length === 0) await new Promise<void>((resolve) => this.#timerSet.push(resolve));
  }

  /** The next notice, once it was gathered: time passes until it is told. */
  async nextNotice(): Promise<Notice> {
    for (;;) {
      const told = this.notices.shift();
      if (told) return told;
      const timer = this.#timers.find(({ ms }) => ms >= gatherMs);
      if (timer) this.timePasses(timer.at - this.#clock);
      else await new Promise<void>((resolve) => this.#timerSet.push(resolve));
    }
  }

  /** Everything that is told within a minute of now, with nothing under way. */
  async noticesSoon(): Promise<Notice[]> {
    await turnOfTheLoop();
    this.timePasses(minute);
    return this.notices.splice(0);
  }

  /** Time passes without a tick: timers that come due meanwhile go off. */
  timePasses(ms: number): void {
    this.#clock += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#clock);
    this.#timers = this.#timers.filter(({ at }) => at > this.#clock);
    for (const { action } of due) action();
  }

  /** The machine sleeps and wakes up, or time just passes, until the shell ticks. */
  sleeps(ms: number): void {
    this.timePasses(ms);
    this.application.tick();
  }

  /** Starts a tenant and saves a connector to it. */
  async connect({
    name,
    token = tenantToken,
    ...options
  }: Partial<ConsoleOptions> & {
    readonly name?: string;
    readonly token?: string;
  } = {}): Promise<ConnectedTenant> {
    const world = new ListedWorld({ now: Date.now() - hour });
    for (let index = 0; index < 6; index += 1) world.addRisk(world.addAgent().id);
    world.moveOn(hour);
    const faults = new Faults();
    const { server } = await startTenant(world, { ...options, intercept: smallPages(2, faults.intercept) });
    const { connectors } = this.services;
    const { connector } = must(connectors.draft({ url: server.url, name }));
    must(await connectors.add(connector, token));
    this.services.changed('connectors');
    return { world, server, faults, connector };
  }

  addRule(
    { id }: Connector,
    schedule: Schedule = { kind: 'every', minutes: 60 },
    scope: ScanScope = allEndpoints,
  ): IngestRule {
    const rule = must(this.services.rules.add(id, { scope, schedule }));
    this.services.changed('rules');
    return rule;
  }

  rule(id: string): IngestRule {
    return must(this.services.rules.find(id));
  }

  sync({ id }: Connector, full = false): Promise<{ attached: boolean }> {
    return this.services.scans.start({ connectorId: id, ruleId: null, full });
  }

  change(change: (settings: Settings) => Settings): void {
    must(this.services.settings.update<never>((settings) => success(change(settings))));
    this.services.changed('settings');
  }

  /** All scans, the oldest first. */
  async reports() {
    return (await this.services.project().reads.scanReports(allScans)).scans.toReversed();
  }
}

const allScans = { connectorId: null, states: [], offset: 0, limit: 100 };

/** Stops a tenant's answers at the second page of endpoints until it is let go on. */
export function heldAtSecondPage({ faults }: ConnectedTenant) {
  const reached = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const hold: Fault = async (_, answer) => {
    reached.resolve();
    await goOn.promise;
    return answer();
  };
  faults.arm({ path: agentsPath, on: { nth: 2 }, fault: hold });
  return { reached: reached.promise, goOn: () => goOn.resolve() };
}

export function must<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}
