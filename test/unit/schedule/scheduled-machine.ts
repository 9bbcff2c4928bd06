import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { RunEnd } from '../../../main/schedule/rule-run.ts';
import { RuleService } from '../../../main/schedule/rule-service.ts';
import { Scheduler, type SchedulerDependencies, tickEveryMs } from '../../../main/schedule/scheduler.ts';
import type { IngestRule } from '../../../main/settings/ingest-rule.ts';
import { SettingsStore } from '../../../main/settings/settings-store.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { Schedule } from '../../../preload/contract/schedule.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { temporaryFolder } from '../../builders/temporary-folder.ts';
import { addConnector } from './connector-record.ts';

/** A run that the scheduler started. */
export interface ObservedRun {
  readonly rule: IngestRule;
  /** The clock on the wall, ms since the epoch. */
  readonly at: number;
  /** Ms that have really passed since the beginning of the test, whatever the clock showed. */
  readonly after: number;
}

const ended: RunEnd = { state: 'ended', scanId: 1 };

/** How a scan fails with this code. */
export const failsWith = (code: string): RunEnd => ({
  state: 'failed',
  scanId: null,
  code,
  message: `It failed with ${code}.`,
});

/**
 * A machine whose clock and sleep the test rules, with real settings, a scheduler that is ticked as its owner would,
 * and scans that do nothing but end as they are told: at once, unless `scansLast` is set.
 */
export class ScheduledMachine {
  readonly runs: ObservedRun[] = [];
  readonly told: string[] = [];
  readonly settings = new SettingsStore(temporaryFolder());
  readonly rules: RuleService;
  zone = 'UTC';
  /** Nothing can be started, as without a network. */
  held = false;
  /** How the next scans end. */
  outcome: (rule: IngestRule) => RunEnd = () => ended;
  /** Scans go on until `endScans`. */
  scansLast = false;
  #clock: number;
  #passed = 0;
  #endings: (() => void)[] = [];
  /** One for each process on the data folder. */
  #schedulers: Scheduler[];

  constructor(start: string) {
    this.#clock = Date.parse(start);
    this.rules = new RuleService({ settings: this.settings, now: () => this.#clock, zone: () => this.zone });
    this.#schedulers = [this.#newScheduler()];
  }

  get now(): number {
    return this.#clock;
  }

  get passed(): number {
    return this.#passed;
  }

  /** Where the runs began, on the clock of the wall in UTC. */
  get runTimes(): string[] {
    return this.runs.map(({ at }) => new Date(at).toISOString().slice(0, 16).replace('T', ' '));
  }

  addRule(schedule: Schedule, connectorId = 'c0ffee01'): IngestRule {
    const known = must(this.settings.read()).settings.connectors.some(({ id }) => id === connectorId);
    if (!known) addConnector(this.settings, connectorId);
    return must(this.rules.add(connectorId, { scope: allEndpoints, schedule }));
  }

  rule(id?: string): IngestRule {
    return must(this.rules.find(id));
  }

  /** Another process with a scheduler of its own works on the same data folder. */
  addProcess(settings: SchedulerDependencies['settings'] = this.settings): void {
    this.#schedulers.push(this.#newScheduler(settings));
  }

  /** Every process ends and is started again. */
  async restart(): Promise<void> {
    await this.stop();
    this.#schedulers = this.#schedulers.map(() => this.#newScheduler());
  }

  /** Every process is killed and started again: what ran never comes to its end. */
  crash(): void {
    this.#endings = [];
    this.#schedulers = this.#schedulers.map(() => this.#newScheduler());
  }

  async stop(): Promise<void> {
    await Promise.all(this.#schedulers.map((scheduler) => scheduler.stop()));
  }

  async tick(): Promise<void> {
    for (const scheduler of this.#schedulers) scheduler.tick();
    await turnOfTheLoop();
  }

  /** Time passes with the program at work: a tick after every `step`. */
  async passes(ms: number, step = tickEveryMs): Promise<void> {
    for (let left = ms; left > 0; left -= step) {
      this.#pass(Math.min(left, step));
      await this.tick();
    }
  }

  /** Time passes with the machine asleep; the owner ticks as it wakes up. */
  async sleeps(ms: number): Promise<void> {
    this.#pass(ms);
    await this.tick();
  }

  /** Somebody, or a time server, moves the clock. */
  async clockMoves(ms: number): Promise<void> {
    this.#clock += ms;
    await this.tick();
  }

  async endScans(): Promise<void> {
    for (const end of this.#endings.splice(0)) end();
    await turnOfTheLoop();
  }

  #newScheduler(settings: SchedulerDependencies['settings'] = this.settings): Scheduler {
    return new Scheduler({
      settings,
      now: () => this.#clock,
      zone: () => this.zone,
      held: () => this.held,
      startScan: (rule) => this.#scan(rule),
      listener: {
        started: (rule) => this.told.push(`started ${rule.id}`),
        ended: (_rule, end, now) => this.told.push(`${end.state} ${now?.id ?? 'a removed rule'}`),
        paused: (rule) => this.told.push(`paused ${rule.id}: ${rule.pausedBecause}`),
        failed: (error) => this.told.push(`failed: ${error.code}`),
      },
    });
  }

  async #scan(rule: IngestRule): Promise<RunEnd> {
    this.runs.push({ rule, at: this.#clock, after: this.#passed });
    if (this.scansLast) await new Promise<void>((resolve) => this.#endings.push(resolve));
    return this.outcome(rule);
  }

  #pass(ms: number): void {
    this.#clock += ms;
    this.#passed += ms;
  }
}

function must<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}
