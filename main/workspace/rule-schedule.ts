import type { Log } from '../logging/log.ts';
import type { RunEnd } from '../schedule/rule-run.ts';
import { usedUpRetries } from '../schedule/rule-state.ts';
import { type ScheduleListener, Scheduler } from '../schedule/scheduler.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import type { NoticeCause } from './notices/notice.ts';
import { newsOf } from './notices/scan-news.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { screens } from './screens.ts';

export interface RuleScheduleDependencies {
  readonly workspace: OpenWorkspace;
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

/** Runs a workspace's rules when they are due, and tells what came of it. */
export class RuleSchedule implements ScheduleListener {
  readonly #dependencies: RuleScheduleDependencies;
  readonly #scheduler: Scheduler;

  constructor(dependencies: RuleScheduleDependencies) {
    const { workspace, online, now, zone } = dependencies;
    this.#dependencies = dependencies;
    this.#scheduler = new Scheduler({
      settings: workspace.settings,
      now,
      zone,
      listener: this,
      held: () => !online() || workspace.closed,
      startScan: (rule) => workspace.scans.runRule(rule),
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
    this.#dependencies.workspace.changed('rules');
  }

  ended(rule: IngestRule, end: RunEnd, standing: IngestRule | null): void {
    const { workspace, log } = this.#dependencies;
    log.info(`rule ${rule.id} ended`, end);
    workspace.changed('rules');
    void this.#tell(rule, end, standing);
  }

  paused({ connectorId }: IngestRule): void {
    this.#dependencies.offer({
      kind: 'rule-paused',
      connectorName: this.#nameOf(connectorId),
      screen: screens.token(connectorId),
    });
  }

  troubled(error: SettingsError): void {
    this.#dependencies.log.error('the schedule stands still', error);
  }

  async #tell(rule: IngestRule, end: RunEnd, standing: IngestRule | null): Promise<void> {
    const { workspace, offer, log } = this.#dependencies;
    // A rule that was paused tells that itself; one that is gone failed for nobody.
    const spent = standing !== null && !standing.paused && usedUpRetries(standing);
    const connectorName = this.#nameOf(rule.connectorId);
    const run = { connectorName, end, startedBy: 'rule', retried: !spent } as const;
    for (const cause of await newsOf(run, () => workspace.project(), log)) offer(cause);
  }

  #nameOf(connectorId: string): string {
    const found = this.#dependencies.workspace.connectors.find(connectorId);
    return found.ok ? found.value.name : connectorId;
  }
}
