import { UsageError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { expectSuccess } from '../expect-success.ts';
import { readToken } from '../output/prompts.ts';
import { currentSettings } from '../session.ts';
import { warnOfMissingToken } from './connector-add.ts';
import { connectorDocument, keychainDocument } from './connector-document.ts';

interface EditOptions {
  readonly url?: string;
  readonly name?: string;
  readonly description?: string;
  readonly replaceToken?: boolean;
  readonly tokenStdin?: boolean;
}

export async function editConnector(
  context: CommandContext,
  nameOrId: string | undefined,
  options: EditOptions,
): Promise<ExitCode> {
  const { session, output } = context;
  if (
    Object.keys(options).every(
      (option) => !['url', 'name', 'description', 'replaceToken', 'tokenStdin'].includes(option),
    )
  ) {
    throw new UsageError(
      'There is nothing to change.',
      'Give --url, --name, --description, --replace-token or --token-stdin.',
    );
  }
  const connector = expectSuccess(session.connectors.find(nameOrId));
  const newOrigin = expectSuccess(session.connectors.movesTo(connector, options));
  if (newOrigin !== null)
    output.note(`The token for ${newOrigin} is needed: the one for ${connector.url} is not sent there.`);
  // What is in the environment was put there for the console that the connector had.
  const environment = newOrigin === null || options.replaceToken === true ? 'taken' : 'left-alone';
  const needsToken = newOrigin !== null || options.replaceToken === true || options.tokenStdin === true;
  const token = needsToken ? await readToken(context, options.tokenStdin ?? false, environment) : null;

  const saved = expectSuccess(await session.connectors.edit(connector, options, token));
  session.log.info('connector edited', { connector: saved.connector });
  output.tell(
    `Saved the connector "${saved.connector.name}" (${saved.connector.id}) for ${saved.connector.url}.`,
  );
  warnOfMissingToken(output, saved);
  if (token !== null) output.note('Check the new token with `connector verify`.');
  const { mode } = currentSettings(session);
  output.document({ connector: connectorDocument(saved.connector, mode), keychain: keychainDocument(saved) });
  return exitCodes.done;
}
