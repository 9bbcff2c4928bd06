import type { CommandContext } from '../command-context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { exitCodeOfScan } from '../scan/run-scan.ts';
import { scanConnector } from '../scan/scan-connector.ts';
import { rulesOf } from './rules-of.ts';

/** Scans what a rule covers now, whether it is due, paused or by hand only. Its schedule stays as it is. */
export async function runRule(context: CommandContext, id: string | undefined): Promise<ExitCode> {
  const { session, output } = context;
  const rules = rulesOf(session);
  const rule = expectSuccess(rules.find(id));
  const connector = expectSuccess(session.connectors.find(rule.connectorId));
  expectSuccess(rules.ranByHand(rule.id, 'started'));
  const { report, failure } = await scanConnector(context, connector, rule.scope, false);
  if (report.state === 'complete' || report.state === 'partial' || report.state === 'needs-review') {
    expectSuccess(rules.ranByHand(rule.id, 'ended'));
  }
  if (rule.paused) output.note(`The rule is still paused; resume it with \`rule resume ${rule.id}\`.`);
  return exitCodeOfScan(report, failure);
}
