import type { ScopeTree } from '../../../preload/contract/connector-view.ts';
import { openConsole } from '../../connectors/console-calls.ts';
import { readScopeTree } from '../../connectors/scope-tree.ts';
import { attemptsWhileWatched } from '../../connectors/verification.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import type { CommandContext } from '../command-context.ts';
import { installationSettings, tokenOf } from '../session.ts';

/** The accounts, sites and groups that the token of this run can see. @throws ConsoleError when none can be listed */
export async function visibleScopes(
  { session, env, redactor, signal }: CommandContext,
  connector: Connector,
): Promise<ScopeTree> {
  const { token } = await tokenOf(session, connector, env, redactor);
  const { network } = installationSettings(session);
  const { allowedConsoles } = session.settings;
  const reach = { origin: connector.url, token, ...network, allowedConsoles, attempts: attemptsWhileWatched };
  const client = openConsole(reach);
  try {
    return await readScopeTree(client, signal);
  } finally {
    client.close();
  }
}
