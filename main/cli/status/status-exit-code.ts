import type { ConnectorFreshness, ScanAttempt } from '../../../preload/contract/freshness.ts';
import { decidingAttempts } from '../../freshness/connector-freshness.ts';
import { exitCodeOfError } from '../cli-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';

/** What the exit code reports first, where several hold. */
const inOrder: readonly ExitCode[] = [exitCodes.credentials, exitCodes.partial, exitCodes.failed];

/**
 * The exit code of `status`: how the last attempts to scan ended, of each connector and of each scope that counts for
 * it. An attempt that a person cancelled is no failure.
 * @param reviewPending whether a scan waits for its review
 */
export function exitCodeOfStatus(freshness: readonly ConnectorFreshness[], reviewPending: boolean): ExitCode {
  const codes = freshness.flatMap(decidingAttempts).map(exitCodeOfAttempt);
  if (reviewPending) codes.push(exitCodes.partial);
  return inOrder.find((code) => codes.includes(code)) ?? exitCodes.done;
}

function exitCodeOfAttempt({ state, issue }: ScanAttempt): ExitCode {
  switch (state) {
    case 'complete':
    case 'cancelled':
      return exitCodes.done;
    case 'partial':
    case 'needs-review':
      return exitCodes.partial;
    case 'interrupted':
      return exitCodes.failed;
    case 'failed':
      return issue === null ? exitCodes.failed : exitCodeOfError(issue.code);
  }
}
