import type { SavedConnector } from '../../connectors/connector-service.ts';
import { verdictOf } from '../../connectors/verdict.ts';
import { tokenVariable } from '../../process-safety/token-variable.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import type { Output } from '../output/output.ts';
import { readToken } from '../output/prompts.ts';
import { currentSettings } from '../session.ts';
import { connectorDocument, keychainDocument } from './connector-document.ts';
import { exitCodeOfVerdict, verifyShowingLines } from './connector-verify.ts';
import { verificationDocument } from './verification-lines.ts';

interface AddOptions {
  readonly url: string;
  readonly name?: string;
  readonly description?: string;
  readonly verify: boolean;
  readonly tokenStdin?: boolean;
}

export async function addConnector(context: CommandContext, options: AddOptions): Promise<ExitCode> {
  const { session, output } = context;
  const draft = expectSuccess(session.connectors.draft(options));
  for (const note of draft.notes) output.note(note);
  const token = await readToken(context, options.tokenStdin ?? false);

  const verification = options.verify ? await verifyShowingLines(context, draft.connector, token) : null;
  const verdict = verification === null ? 'ready' : verdictOf(verification);
  const { mode } = currentSettings(session);
  if (verdict === 'refused' || verdict === 'unusable') {
    output.warn('The connector was not saved.');
    output.document({ connector: null, verification: verificationDocument(verification), keychain: null });
    return exitCodeOfVerdict[verdict];
  }

  const connector =
    verification === null ? draft.connector : session.connectors.verified(draft.connector, verification);
  const saved = expectSuccess(await session.connectors.add(connector, token));
  session.log.info('connector added', { connector: saved.connector });
  output.tell(`Saved the connector "${connector.name}" (${connector.id}) for ${connector.url}.`);
  if (verdict === 'assets-only') {
    output.warn('Assets can be ingested, vulnerabilities cannot until the line above is put right.');
  }
  warnOfMissingToken(output, saved);
  // Without a token in the keychain it is said above what a scan needs first.
  if (saved.keychainProblem === null) output.note('Start a scan with `sync`.');
  output.document({
    connector: connectorDocument(connector, mode),
    verification: verificationDocument(verification),
    keychain: keychainDocument(saved),
  });
  return verification === null ? exitCodes.done : exitCodeOfVerdict[verdict];
}

/** Says plainly that no token is kept, and what serves instead. */
export function warnOfMissingToken(output: Output, { keychainProblem }: SavedConnector): void {
  if (keychainProblem === null) return;
  output.warn(`${keychainProblem.message} The token was not kept: set ${tokenVariable} for each run.`);
}
