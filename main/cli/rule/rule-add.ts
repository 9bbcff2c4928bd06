import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { type ScopeOptions, scopeOf } from '../scan/scope-options.ts';
import { currentSettings } from '../session.ts';
import { printNextRuns, ruleDocument, ruleLine } from './rule-document.ts';
import { rulesOf } from './rules-of.ts';
import { requiredSchedule, type ScheduleOptions } from './schedule-options.ts';

export async function addRule(
  context: CommandContext,
  nameOrId: string | undefined,
  options: ScheduleOptions & ScopeOptions,
): Promise<ExitCode> {
  const { session, output } = context;
  const schedule = requiredSchedule(options);
  const connector = expectSuccess(session.connectors.find(nameOrId));
  const choice = { scope: await scopeOf(context, connector, options), schedule };
  const rule = expectSuccess(rulesOf(session).add(connector.id, choice));
  const settings = currentSettings(session);
  session.log.info('rule added', { rule });
  output.tell(`Saved the rule ${rule.id}: ${ruleLine(rule, settings)}.`);
  printNextRuns(output, rule);
  output.note(`Scan at once with \`rule run ${rule.id}\`.`);
  output.document({ rule: ruleDocument(rule, settings) });
  return exitCodes.done;
}
