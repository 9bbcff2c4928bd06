import { scopeWords } from '../../../preload/contract/scope-words.ts';
import { machineZone } from '../../../preload/words/formats/time-zone.ts';
import { startsAt } from '../../schedule/rule-state.ts';
import { dueWords, scheduleWords } from '../../schedule/schedule-words.ts';
import type { IngestRule } from '../../settings/ingest-rule.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { sayWrapped } from '../output/wrapping.ts';
import { currentSettings } from '../session.ts';
import { connectorName, ruleDocument } from './rule-document.ts';

export async function listRules({ session, output }: CommandContext): Promise<ExitCode> {
  const settings = currentSettings(session);
  const { rules } = settings;
  output.document({ rules: rules.map((rule) => ruleDocument(rule, settings)) });
  if (rules.length === 0) {
    output.say('There is no ingest rule yet. Add one with `rule add --daily 06:30`.');
    return exitCodes.done;
  }
  const lines = table(
    [
      { heading: 'ID', cell: ({ id }) => id },
      { heading: 'CONNECTOR', cell: (rule) => connectorName(rule, settings) },
      { heading: 'WHAT', cell: ({ scope }) => scopeWords(scope) },
      { heading: 'WHEN', cell: ({ schedule }) => scheduleWords(schedule) },
      { heading: 'NEXT RUN', cell: nextRunWords },
      { heading: 'LAST STARTED', cell: ({ lastStartedAt }) => timeWords(lastStartedAt) },
    ],
    rules,
    output.width,
  );
  for (const line of lines) output.show(line);
  for (const line of rules.flatMap(errorWords)) sayWrapped(output, line, 2);
  return exitCodes.done;
}

function nextRunWords(rule: IngestRule): string {
  if (rule.paused) return 'paused';
  const at = startsAt(rule);
  if (at === null) return '';
  const words = dueWords(at, machineZone());
  return at < Date.now() ? `overdue since ${words}` : words;
}

function timeWords(iso: string | null): string {
  return iso === null ? 'never' : dueWords(Date.parse(iso), machineZone());
}

/** What a person should know of a rule that does not run as it should; one line, or none. */
function errorWords({ id, pausedBecause, failures }: IngestRule): string[] {
  if (pausedBecause !== null) return [`Rule ${id} is paused: ${printable(pausedBecause)}`];
  if (failures === 0) return [];
  return [
    `Rule ${id} failed ${failures === 1 ? 'the last time' : `the last ${failures} times`}; see \`scans list\`.`,
  ];
}
