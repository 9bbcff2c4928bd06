import type { Verification, VerificationLine } from '../../../preload/contract/verification.ts';
import { openConsole } from '../../connectors/console-calls.ts';
import { type Verdict, verdictOf } from '../../connectors/verdict.ts';
import { attemptsWhileWatched, verifyConnector } from '../../connectors/verification.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import { CancelledError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { currentSettings, installationSettings, tokenOf } from '../session.ts';
import { connectorDocument } from './connector-document.ts';
import { sayVerificationLine, verificationDocument } from './verification-lines.ts';

export const exitCodeOfVerdict: Record<Verdict, ExitCode> = {
  ready: exitCodes.done,
  'assets-only': exitCodes.partial,
  refused: exitCodes.credentials,
  unusable: exitCodes.failed,
};

/**
 * Verifies a connector with a token, showing each line as it is decided. Throws when it was cancelled.
 * @param allowedConsoles the consoles that may be reached; by the policy of this machine without it
 */
export async function verifyShowingLines(
  { session, output, signal }: CommandContext,
  connector: Connector,
  token: string,
  allowedConsoles = session.settings.allowedConsoles,
): Promise<Verification> {
  const { mode, network } = installationSettings(session);
  output.note(`Verifying ${connector.url}`);
  const reach = { origin: connector.url, token, ...network, allowedConsoles, attempts: attemptsWhileWatched };
  const client = openConsole(reach);
  const onLine = (line: VerificationLine): void => sayVerificationLine(output, line);
  const verification = await verifyConnector(client, { mode, signal, onLine }).finally(() => client.close());
  if (signal.aborted) throw new CancelledError();
  session.log.info('verified', { url: connector.url, lines: verification.lines });
  return verification;
}

export async function verifySavedConnector(
  context: CommandContext,
  nameOrId: string | undefined,
): Promise<ExitCode> {
  const { session, output, env, redactor } = context;
  const found = expectSuccess(session.connectors.find(nameOrId));
  const { token } = await tokenOf(session, found, env, redactor);
  const verification = await verifyShowingLines(context, found, token);
  const verdict = verdictOf(verification);
  const usable = verdict === 'ready' || verdict === 'assets-only';
  const connector = usable
    ? expectSuccess(session.connectors.recordVerification(found, verification))
    : found;
  output.document({
    connector: connectorDocument(connector, currentSettings(session).mode),
    verification: verificationDocument(verification),
  });
  return exitCodeOfVerdict[verdict];
}
