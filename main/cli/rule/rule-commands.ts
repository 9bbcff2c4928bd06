import type { Command } from 'commander';
import { type CommandLine, runLoaded } from '../command-context.ts';
import { addScopeOptions } from '../scan/scope-options.ts';
import { addScheduleOptions } from './schedule-options.ts';

const ruleShape = `rule: {"id","connectorId","connector","scope":{"accountIds","siteIds","groupIds"},"schedule",
    "paused","pausedBecause","nextDueAt","lastStartedAt","failures","retryAt","nextRuns"}
  schedule: {"kind":"manual"} | {"kind":"every","minutes"} | {"kind":"daily","time"} |
    {"kind":"weekly","days","time"} | {"kind":"cron","expression"}`;
const ruleArgument = 'its id; not needed when there is only one rule';

/** `rule add | list | edit | pause | resume | remove | run`. */
export function addRuleCommands(program: Command, commandLine: CommandLine): void {
  const group = program
    .command('rule')
    .summary('what to import from a connector and when')
    .description(
      'Ingest rules: what to import from a connector, and when. ' +
        'They run while `watch` or the application runs; what comes due while neither ' +
        'does is caught up with once.',
    );

  const add = group
    .command('add')
    .summary('import from a connector on a schedule')
    .description('Adds a rule: All Endpoints of a connector or chosen parts of it, on one schedule.')
    .argument('[connector]', 'name or id; not needed when there is only one connector');
  addScopeOptions(addScheduleOptions(add))
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector rule add --every 2h
  sentinelone-connector rule add Production --sites 1286405255257023125 --weekly mon,thu@06:30
  sentinelone-connector rule add Production --cron "30 6 * * 1-5" --json

JSON: {"rule"}
  ${ruleShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-add.ts')).addRule));

  group
    .command('list')
    .summary('list the rules and their next runs')
    .description('Lists the rules, with their next runs in the time of this machine.')
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector rule list --json

JSON: {"rules":[rule]}
  ${ruleShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-list.ts')).listRules, 'read'));

  const edit = group
    .command('edit')
    .summary('change what a rule imports, or when')
    .description('Changes what a rule imports, or when. With another schedule it starts over.')
    .argument('[id]', ruleArgument);
  addScopeOptions(addScheduleOptions(edit))
    .option('--all-endpoints', 'everything that the token can see')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector rule edit 1f3a9c04 --daily 22:00
  sentinelone-connector rule edit 1f3a9c04 --all-endpoints

JSON: {"rule"}
  ${ruleShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-edit.ts')).editRule));

  group
    .command('pause')
    .summary('keep a rule from running')
    .description('Keeps a rule from running until it is resumed. A running scan continues.')
    .argument('[id]', ruleArgument)
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector rule pause 1f3a9c04

JSON: {"rule"}
  ${ruleShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-changes.ts')).pauseRule));

  group
    .command('resume')
    .summary('end the pause of a rule')
    .description(
      'Ends the pause of a rule, also of one that was paused because its token was dead. ' +
        'What came due in the pause is not caught up with.',
    )
    .argument('[id]', ruleArgument)
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector rule resume 1f3a9c04

JSON: {"rule"}
  ${ruleShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-changes.ts')).resumeRule));

  group
    .command('remove')
    .summary('remove a rule')
    .description('Removes a rule. What was ingested by it stays in the project.')
    .argument('[id]', ruleArgument)
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector rule remove 1f3a9c04 --yes

JSON: {"removed":rule}
  ${ruleShape}`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-changes.ts')).removeRule));

  group
    .command('run')
    .summary('scan what a rule covers now')
    .description('Scans what a rule covers now, whether it is due, paused or by hand only, as `sync` does.')
    .argument('[id]', ruleArgument)
    .addHelpText(
      'after',
      `
Example:
  sentinelone-connector rule run 1f3a9c04

JSON: {"scan"} as \`sync --json\` gives it`,
    )
    .action(runLoaded(commandLine, async () => (await import('./rule-run.ts')).runRule));
}
