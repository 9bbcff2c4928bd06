import { randomBytes } from 'node:crypto';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import type { Schedule } from '../../preload/contract/schedule.ts';
import type { ScanScope } from '../../preload/contract/scope.ts';
import { say } from '../../preload/words/say.ts';
import { ConnectorError } from '../connectors/connector-error.ts';
import { findConnector } from '../connectors/connector-names.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import type { SettingsAccess } from '../settings/project-settings.ts';
import type { SettingsError } from '../settings/settings-error.ts';
import { cronProblem } from './cron-expression.ts';
import { RuleError } from './rule-error.ts';
import { afterSuccess, pausedRule, startedAfresh } from './rule-state.ts';

/** What a person chooses for a rule. */
export interface RuleChoice {
  readonly scope: ScanScope;
  readonly schedule: Schedule;
}

export interface RuleServiceDependencies {
  readonly settings: SettingsAccess;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The time zone of the machine, IANA name. */
  readonly zone: () => string;
  readonly newId?: () => string;
}

/** Ingest rules, as a person makes and changes them. When they run is the scheduler's business. */
export class RuleService {
  readonly #settings: SettingsAccess;
  readonly #now: () => number;
  readonly #zone: () => string;
  readonly #newId: () => string;

  constructor({ settings, now, zone, newId }: RuleServiceDependencies) {
    this.#settings = settings;
    this.#now = now;
    this.#zone = zone;
    this.#newId = newId ?? (() => randomBytes(4).toString('hex'));
  }

  list(): Result<readonly IngestRule[], SettingsError> {
    const read = this.#settings.read();
    return read.ok ? success(read.value.settings.rules) : read;
  }

  /** By its id; without one, the only rule there is. */
  find(id: string | undefined): Result<IngestRule, RuleError | SettingsError> {
    const rules = this.list();
    return rules.ok ? findRule(rules.value, id) : rules;
  }

  /** Adds a rule to a connector. Its first run is at its first due time. */
  add(
    connectorId: string,
    choice: RuleChoice,
  ): Result<IngestRule, RuleError | ConnectorError | SettingsError> {
    const refusal = this.#refusalOf(choice.schedule);
    if (refusal !== null) return failure(refusal);
    const saved = this.#settings.update<ConnectorError>((settings) => {
      const connector = findConnector(settings.connectors, connectorId);
      if (!connector.ok) return connector;
      const rule = this.#newRule(connector.value.id, choice, settings.rules);
      return success({ ...settings, rules: [...settings.rules, rule] });
    });
    return saved.ok ? findRule(saved.value.rules, saved.value.rules.at(-1)?.id) : saved;
  }

  /** Changes what a rule covers or when it runs. Another schedule starts afresh; a paused rule stays paused. */
  edit(id: string, { scope, schedule }: Partial<RuleChoice>): Result<IngestRule, RuleError | SettingsError> {
    const refusal = schedule ? this.#refusalOf(schedule) : null;
    if (refusal !== null) return failure(refusal);
    return this.#change(id, (rule) => {
      const scoped = { ...rule, scope: scope ?? rule.scope };
      if (!schedule) return scoped;
      const { paused, pausedBecause } = rule;
      return { ...startedAfresh({ ...scoped, schedule }, this.#now(), this.#zone()), paused, pausedBecause };
    });
  }

  pause(id: string): Result<IngestRule, RuleError | SettingsError> {
    return this.#change(id, (rule) => (rule.paused ? rule : pausedRule(rule, null)));
  }

  /** Ends a pause. What came due in it is not caught up with. */
  resume(id: string): Result<IngestRule, RuleError | SettingsError> {
    return this.#change(id, (rule) => (rule.paused ? startedAfresh(rule, this.#now(), this.#zone()) : rule));
  }

  /** Writes down that the rule's scan was started by hand, or that such a scan went well. The schedule stays. */
  ranByHand(id: string, how: 'started' | 'ended'): Result<IngestRule, RuleError | SettingsError> {
    return this.#change(id, (rule) =>
      how === 'ended' ? afterSuccess(rule) : { ...rule, lastStartedAt: new Date(this.#now()).toISOString() },
    );
  }

  remove(id: string): Result<IngestRule, RuleError | SettingsError> {
    const found = this.find(id);
    if (!found.ok) return found;
    const saved = this.#settings.update<never>((settings) =>
      success({ ...settings, rules: settings.rules.filter((rule) => rule.id !== id) }),
    );
    return saved.ok ? found : saved;
  }

  /** Puts back a rule that was removed, as it was. Fails when its connector is gone meanwhile. */
  restore(rule: IngestRule): Result<IngestRule, ConnectorError | SettingsError> {
    const saved = this.#settings.update<ConnectorError>((settings) => {
      const connector = settings.connectors.find(({ id }) => id === rule.connectorId);
      if (connector === undefined) return failure(connectorGone());
      const others = settings.rules.filter(({ id }) => id !== rule.id);
      return success({ ...settings, rules: [...others, rule] });
    });
    return saved.ok ? success(rule) : saved;
  }

  #refusalOf(schedule: Schedule): RuleError | null {
    const problem =
      schedule.kind === 'cron' ? cronProblem(schedule.expression, this.#zone(), this.#now()) : null;
    if (problem === null) return null;
    return new RuleError('schedule-invalid', problem, say('ruleMessages:cron.example'));
  }

  #newRule(connectorId: string, choice: RuleChoice, others: readonly IngestRule[]): IngestRule {
    let id = this.#newId();
    while (others.some((other) => other.id === id)) id = this.#newId();
    const rule: IngestRule = {
      id,
      connectorId,
      ...choice,
      paused: false,
      pausedBecause: null,
      nextDueAt: null,
      lastStartedAt: null,
      failures: 0,
      retryAt: null,
    };
    return startedAfresh(rule, this.#now(), this.#zone());
  }

  #change(
    id: string,
    change: (rule: IngestRule) => IngestRule,
  ): Result<IngestRule, RuleError | SettingsError> {
    const saved = this.#settings.update<RuleError>((settings) => {
      const found = findRule(settings.rules, id);
      if (!found.ok) return found;
      const rules = settings.rules.map((rule) => (rule === found.value ? change(rule) : rule));
      return success({ ...settings, rules });
    });
    return saved.ok ? findRule(saved.value.rules, id) : saved;
  }
}

function findRule(rules: readonly IngestRule[], id: string | undefined): Result<IngestRule, RuleError> {
  const matches = id === undefined ? rules : rules.filter((rule) => rule.id === id);
  const [only, another] = matches;
  if (only !== undefined && another === undefined) return success(only);
  if (rules.length === 0) {
    return failure(
      new RuleError('rule-not-found', say('ruleMessages:none.message'), say('ruleMessages:none.advice')),
    );
  }
  const advice = say('ruleMessages:advice');
  return failure(
    only === undefined
      ? new RuleError('rule-not-found', say('ruleMessages:notFound', { id: id ?? '' }), advice)
      : new RuleError('rule-ambiguous', say('ruleMessages:ambiguous', { count: matches.length }), advice),
  );
}

function connectorGone(): ConnectorError {
  return new ConnectorError(
    'connector-not-found',
    say('ruleMessages:connectorGone.message'),
    say('ruleMessages:connectorGone.advice'),
  );
}
