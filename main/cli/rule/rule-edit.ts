import type { ScanScope } from '../../../preload/contract/scope.ts';
import { allEndpoints } from '../../../preload/contract/scope.ts';
import { UsageError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { type ScopeOptions, scopeOf } from '../scan/scope-options.ts';
import { currentSettings } from '../session.ts';
import { printNextRuns, ruleDocument, ruleLine } from './rule-document.ts';
import { rulesOf } from './rules-of.ts';
import { type ScheduleOptions, scheduleOf } from './schedule-options.ts';

interface EditOptions extends ScheduleOptions, ScopeOptions {
  readonly allEndpoints?: boolean;
}

export async function editRule(
  { session, output }: CommandContext,
  id: string | undefined,
  options: EditOptions,
): Promise<ExitCode> {
  const scope = newScope(options);
  const schedule = scheduleOf(options);
  if (scope === null && schedule === null) {
    throw new UsageError('There is nothing to change.', 'Give a schedule, a scope, or --all-endpoints.');
  }
  const rules = rulesOf(session);
  const found = expectSuccess(rules.find(id));
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
function newScope(options: EditOptions): ScanScope | null {
  const scope = scopeOf(options);
  const chosen = scope.accountIds.length + scope.siteIds.length + scope.groupIds.length > 0;
  if (!options.allEndpoints) return chosen ? scope : null;
  if (chosen) {
    throw new UsageError(
      'A rule covers either All Endpoints or what is chosen.',
      'Give --all-endpoints alone, or --accounts, --sites and --groups.',
    );
  }
  return allEndpoints;
}
