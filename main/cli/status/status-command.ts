import type { Command } from 'commander';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { noScanYet, readProject } from '../list/read-project.ts';
import { statusDocument } from './status-document.ts';
import { exitCodeOfStatus } from './status-exit-code.ts';
import { statusFacts } from './status-facts.ts';
import { showConnectors, showContents, showMode } from './status-text.ts';

/** `status`. */
export function addStatusCommand(program: Command, commandLine: CommandLine): void {
  program
    .command('status')
    .summary('how current the data is, and what went wrong')
    .description(
      'Shows the ingest mode, how current each connector and each scope of it is, how the last attempts to scan ' +
        'ended, what needs attention, open findings and assets. A connector as a whole is as current as the oldest of ' +
        'the scopes that its rules name, and of All Endpoints where that was ever read.',
    )
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector status
  sentinelone-connector status --json

Exit codes: 4 when the last attempt to scan failed for credentials; else 3 when it was partial or a scan needs review;
  else 1 when it failed otherwise, or was interrupted; else 0. Asked are the newest attempt of each connector, and the
  newest at each scope that counts for it.

JSON: {"mode","connectors":[connector],"data":data,"attention":[{"id","kind","severity":"warning|bad","text","advice",
  "code"}],"openFindings":{each severity},"assets":{each state},"quarantined"}
  connector: {"id","name","url","tokenExpiresAt","lastGoodScan":good,"lastAttempt":attempt,
    "running":{"id","startedAt"},"interrupted":{"id","startedAt"},"needsReview":{"id","startedAt"},
    "assets":{"coveredUntil","reconciledAt"},"vulnerabilities":{"coveredUntil","reconciledAt"},
    "findingsNotUpdatedSince","data":data,"scopes":[scope],"rules":[rule]}
  scope: {"scope","scopeName","rules":[id],"counts","lastGoodScan":good,"lastAttempt":attempt,"assets",
    "vulnerabilities","data":data}
  rule: {"id","scope","scopeName","paused","pausedBecause","failures","lastFailure":attempt,"nextDueAt","retryAt",
    "lastStartedAt"}
  good: {"id","mode","scopeName","finishedAt"}
  attempt: {"id","scope","scopeName","state":"complete|partial|needs-review|failed|cancelled|interrupted","at",
    "issue":{"code","message"}}; "id" is null where it failed before it was a scan
  data: {"state":"complete|partial","gaps":[{"connectorId","scope","resources",
    "reason":"never-complete|partly-complete|awaits-review|too-old|dated-ahead","scanId","at","limitHours","text"}]}
  null where there is none; "findingsNotUpdatedSince" only in Asset Sync Mode`,
    )
    .action(runWith(commandLine, showStatus, 'read'));
}

async function showStatus({ session, output }: CommandContext): Promise<ExitCode> {
  return readProject(session, async (project) => {
    const facts = await statusFacts(session, project);
    output.document(statusDocument(facts));
    showMode(output, facts);
    showConnectors(output, facts);
    if (project) showContents(output, facts);
    else {
      output.show();
      output.say(noScanYet(session));
    }
    const reviewPending = facts.summary.unsettledScans.some(({ state }) => state === 'needs-review');
    return exitCodeOfStatus(facts.freshness, reviewPending);
  });
}
