import type { ScanScope } from '../../../preload/contract/scope.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import type { IngestRule } from '../../settings/ingest-rule.ts';
import { UsageError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { choosesScope, type ScopeOptions, scopeOf } from '../scan/scope-options.ts';
import { currentSettings } from '../session.ts';
import { printNextRuns, ruleDocument, ruleLine } from './rule-document.ts';
import { rulesOf } from './rules-of.ts';
import { type ScheduleOptions, scheduleOf } from './schedule-options.ts';

interface EditOptions extends ScheduleOptions, ScopeOptions {
  readonly allEndpoints?: boolean;
}

export async function editRule(
  context: CommandContext,
  id: string | undefined,
  options: EditOptions,
): Promise<ExitCode> {
  const { session, output } = context;
  const schedule = scheduleOf(options);
  if (!options.allEndpoints && !choosesScope(options) && schedule === null) {
    throw new UsageError('There is nothing to change.', 'Give a schedule, a scope, or --all-endpoints.');
  }
  const rules = rulesOf(session);
  const found = expectSuccess(rules.find(id));
  const scope = await newScope(context, found, options);
  const rule = expectSuccess(
    rules.edit(found.id, {
      ...(scope === null ? {} : { scope }),
      ...(schedule === null ? {} : { schedule }),
    }),
  );
  const settings = currentSettings(session);
  session.log.info('rule edited', { rule });
  output.tell(`Saved the rule ${rule.id}: ${ruleLine(rule, settings)}.`);
  printNextRuns(output, rule);
  if (rule.paused) output.note(`It is still paused; resume it with \`rule resume ${rule.id}\`.`);
  output.document({ rule: ruleDocument(rule, settings) });
  return exitCodes.done;
}

/** The scope that the options choose; null when they leave it as it is. */
async function newScope(
  context: CommandContext,
  { connectorId }: IngestRule,
  options: EditOptions,
): Promise<ScanScope | null> {
  const chosen = choosesScope(options);
  if (options.allEndpoints && chosen) {
    throw new UsageError(
      'A rule covers either All Endpoints or what is chosen.',
      'Give --all-endpoints alone, or --accounts, --sites and --groups.',
    );
  }
  if (options.allEndpoints) return allEndpoints;
  if (!chosen) return null;
  return scopeOf(context, expectSuccess(context.session.connectors.find(connectorId)), options);
}
