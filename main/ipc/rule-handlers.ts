import type { Handlers } from '../../preload/contract/calls/contract.ts';
import type { RuleView } from '../../preload/contract/calls/rule-calls.ts';
import type { Schedule } from '../../preload/contract/schedule.ts';
import { scopeWords } from '../../preload/contract/scope-words.ts';
import { namesIn, type PlacesByConnector } from '../project/console-places.ts';
import { ProjectError } from '../project/project-error.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import { cronProblem } from '../schedule/cron-expression.ts';
import { nextDues } from '../schedule/next-due.ts';
import { comingRuns } from '../schedule/rule-state.ts';
import { dueWords, scheduleWords } from '../schedule/schedule-words.ts';
import type { IngestRule } from '../settings/ingest-rule.ts';
import { expectValue } from './expect-value.ts';
import type { UndoBuffer } from './undo-buffer.ts';

export interface RuleHandlerDependencies {
  readonly services: () => ProjectServices;
  readonly undos: UndoBuffer;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** The machine's time zone, IANA name. */
  readonly zone: () => string;
}

/** How many coming runs are shown. */
const runsShown = 5;

/** Ingest rules: what is imported when. */
export function ruleHandlers({ services, undos, now, zone }: RuleHandlerDependencies): Handlers['rules'] {
  const dueTime = (at: number) => ({ at: new Date(at).toISOString(), words: dueWords(at, zone()) });

  const viewOf = (current: ProjectServices, rule: IngestRule, places: PlacesByConnector): RuleView => {
    const { settings } = expectValue(current.settings.read());
    const { scope, schedule, id, connectorId, paused, pausedBecause, lastStartedAt, failures } = rule;
    const runs = settings.schedulePaused ? [] : comingRuns(rule, now(), zone(), runsShown);
    return {
      id,
      connectorId,
      connectorName:
        settings.connectors.find((connector) => connector.id === connectorId)?.name ?? connectorId,
      scope,
      scopeWords: scopeWords(scope, namesIn(scope, places.get(connectorId))),
      schedule,
      scheduleWords: scheduleWords(schedule),
      paused,
      pausedBecause,
      lastStartedAt,
      failures,
      comingRuns: runs.map(dueTime),
    };
  };
  const changed = async (current: ProjectServices, rule: IngestRule): Promise<RuleView> => {
    current.changed('rules');
    return viewOf(current, rule, await placesOf(current, [rule]));
  };

  return {
    async list() {
      const current = services();
      const rules = expectValue(current.rules.list());
      const places = await placesOf(current, rules);
      return rules.map((rule) => viewOf(current, rule, places));
    },
    async preview({ schedule }) {
      const problem = problemOf(schedule, zone(), now());
      const runs = problem === null ? nextDues(schedule, now(), zone(), runsShown) : [];
      return { words: scheduleWords(schedule), runs: runs.map(dueTime), problem };
    },
    async add({ connectorId, scope, schedule }) {
      const current = services();
      return changed(current, expectValue(current.rules.add(connectorId, { scope, schedule })));
    },
    async edit({ ruleId, scope, schedule }) {
      const current = services();
      return changed(current, expectValue(current.rules.edit(ruleId, { scope, schedule })));
    },
    async pause({ ruleId }) {
      const current = services();
      return changed(current, expectValue(current.rules.pause(ruleId)));
    },
    async resume({ ruleId }) {
      const current = services();
      return changed(current, expectValue(current.rules.resume(ruleId)));
    },
    async remove({ ruleId }) {
      const current = services();
      const rule = expectValue(current.rules.remove(ruleId));
      current.changed('rules');
      const undoId = undos.keep(async () => {
        expectValue(current.rules.restore(rule));
        current.changed('rules');
      });
      return { undoId };
    },
  };
}

/** Names come from the assets; while the project cannot be read, rules are shown without. */
async function placesOf(current: ProjectServices, rules: readonly IngestRule[]): Promise<PlacesByConnector> {
  try {
    return await current.project().reads.places(rules);
  } catch (error) {
    if (error instanceof ProjectError) return new Map();
    throw error;
  }
}

function problemOf(schedule: Schedule, zone: string, now: number): string | null {
  return schedule.kind === 'cron' ? cronProblem(schedule.expression, zone, now) : null;
}
