import type { Command } from 'commander';
import { reviewScan } from '../../ingest/review-scan.ts';
import { UsageError } from '../cli-error.ts';
import { type CommandContext, type CommandLine, runWith } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { withProject } from '../open-project.ts';
import { noSuchScan } from './no-such-scan.ts';
import { scanDocument } from './scan-document.ts';
import { amount } from './scan-progress.ts';

/** `scans review`, as a command of the group `scans`. */
export function addReviewCommand(scans: Command, commandLine: CommandLine): void {
  scans
    .command('review')
    .summary('accept or reject the mass change of a scan')
    .description(
      'Decides about a scan that is waiting for review because it would resolve an unusually large number of findings. ' +
        'Accepting mitigates the findings and deactivates the assets that the scan no longer found; ' +
        'rejecting leaves all of them as they are. The next scan then decides again.',
    )
    .argument('<id>', 'number of the scan')
    .option('--accept', 'the change is right: carry it out')
    .option('--reject', 'the change is wrong: leave everything as it is')
    .addHelpText(
      'after',
      `
Examples:
  sentinelone-connector scans review 12 --accept
  sentinelone-connector scans review 12 --reject --json

JSON: {"scan"} as \`sync --json\` gives it`,
    )
    .action(runWith(commandLine, review));
}

async function review(
  { session, output }: CommandContext,
  idText: string,
  { accept = false, reject = false }: { accept?: boolean; reject?: boolean },
): Promise<ExitCode> {
  const id = Number(idText);
  if (!Number.isSafeInteger(id)) {
    throw noSuchScan(idText);
  }
  if (accept === reject) {
    throw new UsageError('Say what to do with the scan.', 'Give either --accept or --reject.');
  }
  return withProject(session, async (project) => {
    const { dataDir } = session;
    const decision = accept ? 'accepted' : 'rejected';
    const now = Date.now();
    const report = expectSuccess(await reviewScan(project, { dataDir, scanId: id, decision, now }));
    if (report === null) throw noSuchScan(idText);
    session.log.info('scan reviewed', report);
    output.tell(
      accept
        ? `Accepted: ${amount(report.findings.mitigated)} findings mitigated, ${amount(report.assets.deactivated)} assets deactivated.`
        : 'Rejected: nothing was resolved.',
    );
    output.document(scanDocument(report));
    return exitCodes.done;
  });
}
