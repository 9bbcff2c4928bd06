import type { Command } from 'commander';
import { managedViewOf } from '../policy/managed-view.ts';
import type { CommandLine } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { printable } from './output/printable.ts';

/** `policy`. */
export function addPolicyCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('policy')
    .summary('show what the policy of this machine fixes')
    .description('Shows the policy file of this machine and what it fixes. Nothing here changes it.')
    .addHelpText(
      'after',
      `
Exit codes: 1 when the policy cannot be followed.

Examples:
  sentinelone-connector policy
  sentinelone-connector policy --json

JSON: {"policy":{"file","trouble","settings":[{"name","state":"fixed|closed","words"}]}}; null without a policy`,
    )
    // Without a session: a policy may be what keeps one from being opened.
    .action(() => {
      const { output } = commandLine;
      const policy = managedViewOf(expectSuccess(commandLine.policy));
      output.document({ policy });
      commandLine.exitCode = policy === null || policy.trouble === null ? exitCodes.done : exitCodes.failed;
      if (policy === null) {
        output.show('There is no policy: nobody manages this machine.');
        return;
      }
      output.show(`Policy: ${printable(policy.file)}`);
      if (policy.trouble !== null) output.warn(printable(policy.trouble));
      for (const { name, words } of policy.settings) output.show(`  ${name}: ${printable(words)}`);
      if (policy.settings.length === 0) output.show('  It fixes nothing.');
    });
}
