import type { Log } from '../logging/log.ts';
import type { OpenProjectServices } from '../project-services/open-project-services.ts';
import { screens } from '../project-services/screens.ts';
import type { RunEnd } from '../schedule/rule-run.ts';
import { usedUpRetries } from '../schedule/rule-state.ts';
import { type ScheduleListener, Scheduler } from '../schedule/scheduler.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { NoticeCause } from './notices/notice.ts';
import { newsOf } from './notices/scan-news.ts';

export interface RuleScheduleDependencies {
  readonly services: OpenProjectServices;
  /** Takes in what is to be told. */
  readonly offer: (cause: NoticeCause) => void;
  /** Whether the machine has a network. Without one, what is due waits. */
  readonly online: () => boolean;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name. */
  readonly zone: () => string;
  readonly log: Log;
}

/** Runs a project's rules when they are due, and reports what came of it. */
export class RuleSchedule implements ScheduleListener {
  readonly #dependencies: RuleScheduleDependencies;
  readonly #scheduler: Scheduler;

  constructor(dependencies: RuleScheduleDependencies) {
    const { services, online, now, zone } = dependencies;
    this.#dependencies = dependencies;
    this.#scheduler = new Scheduler({
      settings: services.settings,
      now,
      zone,
      listener: this,
      held: () => !online() || services.closed,
      startScan: (rule) => services.scans.runRule(rule),
    });
  }

  /** Starts what is due. To be called every {@link tickEveryMs}, and whenever the clock may have jumped. */
  tick(): void {
    this.#scheduler.tick();
  }

  /** Starts nothing any more and waits for what runs; see `Scheduler.stop`. */
  stop(): Promise<void> {
    return this.#scheduler.stop();
  }

  started(): void {
    this.#dependencies.services.changed('rules');
  }

  ended(rule: IngestRule, end: RunEnd, ruleAfter: IngestRule | null): void {
    const { services, log } = this.#dependencies;
    log.info(`rule ${rule.id} ended`, end);
    services.changed('rules');
    void this.#tell(rule, end, ruleAfter);
  }

  paused({ connectorId }: IngestRule): void {
    this.#dependencies.offer({
      kind: 'rule-paused',
      connectorName: this.#nameOf(connectorId),
      screen: screens.token(connectorId),
    });
  }

  failed(error: SettingsError): void {
    this.#dependencies.log.error('the schedule stands still', error);
  }

  async #tell(rule: IngestRule, end: RunEnd, ruleAfter: IngestRule | null): Promise<void> {
    const { services, offer, log } = this.#dependencies;
    // A rule that was paused tells that itself; one that is gone failed for nobody.
    const spent = ruleAfter !== null && !ruleAfter.paused && usedUpRetries(ruleAfter);
    const connectorName = this.#nameOf(rule.connectorId);
    const run = { connectorName, end, startedBy: 'rule', retried: !spent } as const;
    for (const cause of await newsOf(run, () => services.project(), log)) offer(cause);
  }

  #nameOf(connectorId: string): string {
    const found = this.#dependencies.services.connectors.find(connectorId);
    return found.ok ? found.value.name : connectorId;
  }
}
