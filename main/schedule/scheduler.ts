import { failure, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { withRunKept } from './failed-start.ts';
import type { RunEnd } from './rule-run.ts';
import {
  afterFailure,
  afterSuccess,
  cutShort,
  isDue,
  pausedRule,
  settled,
  startsAt,
  taken,
} from './rule-state.ts';

/** How often the owner is to call `tick`; also at once when the machine wakes up. */
export const tickEveryMs = 30_000;

/** Failures that nothing but a person can end: the rule is paused instead of tried again. */
export const deadTokenCodes: readonly string[] = ['token-rejected', 'token-missing'];

/** What the owner is told. */
export interface ScheduleListener {
  started(rule: IngestRule): void;
  /** A run that had been told as `started` came to its end; `now` is the rule as it stands, null when it is gone. */
  ended(started: IngestRule, end: RunEnd, now: IngestRule | null): void;
  /** A rule was paused because its connector's token is dead; `pausedBecause` says so. */
  paused(rule: IngestRule): void;
  /** The settings cannot be read or written, so that nothing is started. Said once until it changes. */
  failed(error: SettingsError): void;
}

export interface SchedulerDependencies {
  readonly settings: Pick<SettingsAccess, 'read' | 'update'>;
  /** Runs a rule's scan to its end. Must not reject for what can be expected. */
  readonly startScan: (rule: IngestRule) => Promise<RunEnd>;
  readonly listener: ScheduleListener;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name; asked anew each time, since a machine can travel. */
  readonly zone: () => string;
  /** Whether nothing can be started now, as without a network. What is due waits. */
  readonly held?: () => boolean;
}

/**
 * Starts the scans of rules that are due. It has no timer of its own, because timers stand still while a machine
 * sleeps: the owner calls `tick` every half minute and on waking, and due times are stored wall-clock times. Rules of
 * one connector run one after the other, those of different connectors side by side. Several processes may each have a
 * scheduler on one data folder: a due time is taken under the lock of the settings, by one of them.
 */
export class Scheduler {
  readonly #dependencies: SchedulerDependencies;
  /** Runs by connector. */
  readonly #running = new Map<string, Promise<void>>();
  #lastTickAt = Number.NEGATIVE_INFINITY;
  #error: string | null = null;
  #stopping = false;

  constructor(dependencies: SchedulerDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Starts what is due now and can start; the rest waits for its turn. While the settings pause the schedule nothing
   * starts; what came due in that time runs once afterwards, as after a sleep. Returns before any run has ended.
   */
  tick(): void {
    if (this.#stopping) return;
    const now = this.#dependencies.now();
    const setBackMs = Math.max(0, this.#lastTickAt - now);
    this.#lastTickAt = now;
    if (this.#dependencies.held?.()) return;
    const due = this.#settledRules(now, setBackMs)
      .filter((rule) => isDue(rule, now))
      .sort((one, other) => (startsAt(one) ?? 0) - (startsAt(other) ?? 0));
    for (const rule of due) {
      if (!this.#running.has(rule.connectorId)) this.#start(rule, now);
    }
  }

  /** Starts nothing any more and waits for the runs under way; those that are cancelled now go on after a new start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#running.values());
  }

  /** The rules, with their times put right where the clock was changed. */
  #settledRules(now: number, setBackMs: number): readonly IngestRule[] {
    const { settings, zone } = this.#dependencies;
    const read = settings.read();
    if (!read.ok) return this.#noRules(read.error);
    const settle = (rule: IngestRule): IngestRule => settled(rule, now, setBackMs, zone());
    const { rules, schedulePaused } = read.value.settings;
    if (schedulePaused) return [];
    if (rules.every((rule) => settle(rule) === rule)) return rules;
    const saved = settings.update<never>((current) =>
      success({ ...current, rules: current.rules.map(settle) }),
    );
    return saved.ok ? saved.value.rules : this.#noRules(saved.error);
  }

  #noRules(error: SettingsError): readonly IngestRule[] {
    this.#reportError(error);
    return [];
  }

  #start(due: IngestRule, now: number): void {
    const rule = this.#take(due.id, now);
    if (rule === null) return;
    const run = this.#run(rule).finally(() => {
      this.#running.delete(rule.connectorId);
      // Another rule of the connector may have become due meanwhile.
      this.tick();
    });
    this.#running.set(rule.connectorId, run);
  }

  /** Takes the rule's due time; null when another process has taken it, or a person changed the rule. */
  #take(id: string, now: number): IngestRule | null {
    const { zone } = this.#dependencies;
    return this.#change(id, (rule) => (isDue(rule, now) ? taken(rule, now, zone()) : null));
  }

  async #run(rule: IngestRule): Promise<void> {
    const { startScan, listener } = this.#dependencies;
    listener.started(rule);
    const end = await startScan(rule).catch(unexpectedEnd);
    const now = this.#dependencies.now();
    const dead = end.state === 'failed' && deadTokenCodes.includes(end.code);
    const changed = (current: IngestRule): IngestRule => {
      if (end.state === 'ended') return afterSuccess(current);
      if (end.state === 'cancelled') return this.#stopping ? cutShort(current, now) : current;
      return dead ? pausedRule(current, end.message) : afterFailure(current, now);
    };
    const standing = this.#change(rule.id, changed, (settings) =>
      withRunKept(settings, { connectorId: rule.connectorId, scope: rule.scope, end }, now),
    );
    listener.ended(rule, end, standing);
    if (dead && standing !== null) listener.paused(standing);
  }

  /** Writes a rule's new record; null when the rule is gone, the change refuses, or the settings cannot be written. */
  #change(
    id: string,
    change: (rule: IngestRule) => IngestRule | null,
    besides: (settings: Settings) => Settings = (settings) => settings,
  ): IngestRule | null {
    const saved = this.#dependencies.settings.update<null>((settings) => {
      const rule = settings.rules.find((candidate) => candidate.id === id);
      const changed = rule ? change(rule) : null;
      if (changed === null) return failure(null);
      const rules = settings.rules.map((each) => (each === rule ? changed : each));
      return success(besides({ ...settings, rules }));
    });
    if (!saved.ok) {
      if (saved.error !== null) this.#reportError(saved.error);
      return null;
    }
    this.#error = null;
    return saved.value.rules.find((candidate) => candidate.id === id) ?? null;
  }

  #reportError(error: SettingsError): void {
    if (this.#error === error.message) return;
    this.#error = error.message;
    this.#dependencies.listener.failed(error);
  }
}

function unexpectedEnd(error: unknown): RunEnd {
  const message = error instanceof Error ? error.message : String(error);
  return {
    state: 'failed',
    scanId: null,
    code: 'internal',
    message: say('ruleMessages:scanBroken', { reason: message }),
  };
}
