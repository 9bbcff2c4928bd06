import type { Schedule } from '../../../preload/contract/schedule.ts';
import type { ScanScope } from '../../../preload/contract/scope.ts';
import { machineZone } from '../../../preload/words/formats/time-zone.ts';
import { comingRuns } from '../../schedule/rule-state.ts';
import { dueWords, ruleWords } from '../../schedule/schedule-words.ts';
import type { IngestRule } from '../../settings/ingest-rule.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/printable.ts';

/** How many of the next runs are shown. */
const shownRuns = 5;

/** A rule as `--json` shows it. Times are ISO 8601 in UTC. */
interface RuleDocument {
  readonly id: string;
  readonly connectorId: string;
  readonly connector: string;
  readonly scope: ScanScope;
  readonly schedule: Schedule;
  readonly paused: boolean;
  readonly pausedBecause: string | null;
  readonly nextDueAt: string | null;
  readonly lastStartedAt: string | null;
  readonly failures: number;
  readonly retryAt: string | null;
  readonly nextRuns: readonly string[];
}

export function ruleDocument(rule: IngestRule, settings: Settings): RuleDocument {
  const { id, connectorId, scope, schedule, paused, pausedBecause } = rule;
  const { nextDueAt, lastStartedAt, failures, retryAt } = rule;
  return {
    id,
    connectorId,
    connector: connectorName(rule, settings),
    scope,
    schedule,
    paused,
    pausedBecause,
    nextDueAt,
    lastStartedAt,
    failures,
    retryAt,
    nextRuns: nextRuns(rule).map((at) => new Date(at).toISOString()),
  };
}

/** What a rule imports and when, in one line: `All Endpoints of Production, daily at 06:30`. */
export function ruleLine(rule: IngestRule, settings: Settings): string {
  return ruleWords(rule, printable(connectorName(rule, settings)));
}

/** Says the rule's next runs, in the time of this machine. */
export function printNextRuns(output: Output, rule: IngestRule): void {
  const runs = nextRuns(rule);
  if (runs.length === 0) return;
  output.tell('Next runs, while `watch` or the application runs:');
  for (const at of runs) output.tell(`  ${dueWords(at, machineZone())}`);
}

export function connectorName({ connectorId }: IngestRule, { connectors }: Settings): string {
  return connectors.find(({ id }) => id === connectorId)?.name ?? connectorId;
}

function nextRuns(rule: IngestRule): number[] {
  return comingRuns(rule, Date.now(), machineZone(), shownRuns);
}
