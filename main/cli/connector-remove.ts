import type { CommandContext } from './command-context.ts';
import { connectorDocument, keychainDocument } from './connector-document.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { expectSuccess } from './expect-success.ts';
import { confirm } from './prompts.ts';
import { currentSettings } from './session.ts';

export async function removeConnector(
  context: CommandContext,
  nameOrId: string | undefined,
  { yes = false }: { readonly yes?: boolean },
): Promise<ExitCode> {
  const { session, output } = context;
  const connector = expectSuccess(session.connectors.find(nameOrId));
  if (!yes)
    await confirm(context, `Remove the connector "${connector.name}" for ${connector.url} and its token?`);
  const removed = expectSuccess(await session.connectors.remove(connector));
  session.log.info('connector removed', { connector });
  output.say(`Removed the connector "${connector.name}". What was ingested through it stays in the project.`);
  if (removed.keychainProblem !== null) {
    output.warn(
      `${removed.keychainProblem.message} If it keeps a token for this connector, that is still there.`,
    );
  }
  const { mode } = currentSettings(session);
  output.document({ removed: connectorDocument(connector, mode), keychain: keychainDocument(removed) });
  return exitCodes.done;
}
