import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { confirm } from '../output/prompts.ts';
import { currentSettings } from '../session.ts';
import { printNextRuns, ruleDocument, ruleLine } from './rule-document.ts';
import { rulesOf } from './rules-of.ts';

export async function pauseRule(
  { session, output }: CommandContext,
  id: string | undefined,
): Promise<ExitCode> {
  const rules = rulesOf(session);
  const rule = expectSuccess(rules.pause(expectSuccess(rules.find(id)).id));
  const settings = currentSettings(session);
  session.log.info('rule paused', { rule });
  output.tell(`Paused the rule ${rule.id}: ${ruleLine(rule, settings)}.`);
  output.document({ rule: ruleDocument(rule, settings) });
  return exitCodes.done;
}

export async function resumeRule(
  { session, output }: CommandContext,
  id: string | undefined,
): Promise<ExitCode> {
  const rules = rulesOf(session);
  const rule = expectSuccess(rules.resume(expectSuccess(rules.find(id)).id));
  const settings = currentSettings(session);
  session.log.info('rule resumed', { rule });
  output.tell(`Resumed the rule ${rule.id}: ${ruleLine(rule, settings)}.`);
  printNextRuns(output, rule);
  output.document({ rule: ruleDocument(rule, settings) });
  return exitCodes.done;
}

export async function removeRule(
  context: CommandContext,
  id: string | undefined,
  { yes = false }: { readonly yes?: boolean },
): Promise<ExitCode> {
  const { session, output } = context;
  const rules = rulesOf(session);
  const settings = currentSettings(session);
  const found = expectSuccess(rules.find(id));
  if (!yes) await confirm(context, `Remove the rule ${found.id}: ${ruleLine(found, settings)}?`);
  const rule = expectSuccess(rules.remove(found.id));
  session.log.info('rule removed', { rule });
  output.tell(`Removed the rule ${rule.id}. What was ingested by it stays in the project.`);
  output.document({ removed: ruleDocument(rule, settings) });
  return exitCodes.done;
}
