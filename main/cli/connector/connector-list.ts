import type { CommandContext } from '../command-context.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { table } from '../output/table.ts';
import { currentSettings } from '../session.ts';
import { connectorDocument } from './connector-document.ts';

export async function listConnectors({ session, output }: CommandContext): Promise<ExitCode> {
  const { connectors, mode } = currentSettings(session);
  output.document({ connectors: connectors.map((connector) => connectorDocument(connector, mode)) });
  if (connectors.length === 0) {
    output.say('There is no connector yet. Add one with `connector add --url URL`.');
    return exitCodes.done;
  }
  const lines = table(
    [
      { heading: 'ID', cell: ({ id }) => id },
      { heading: 'NAME', cell: ({ name }) => name },
      { heading: 'URL', cell: ({ url }) => url },
      { heading: 'LAST VERIFIED', cell: ({ lastVerifiedAt }) => lastVerifiedAt?.slice(0, 10) ?? 'never' },
      { heading: 'TOKEN EXPIRES', cell: ({ tokenExpiresAt }) => tokenExpiresAt?.slice(0, 10) ?? 'not known' },
      { heading: 'DESCRIPTION', cell: ({ description }) => description },
    ],
    connectors,
    output.width,
  );
  for (const line of lines) output.show(line);
  return exitCodes.done;
}
