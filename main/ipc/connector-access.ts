import type { Verification, VerificationLine } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { type ConsoleCalls, openConsole } from '../connectors/console-calls.ts';
import { attemptsWhileWatched, verifyConnector } from '../connectors/verification.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';

/** Reaches a console with a token, by the settings; to be closed. */
export function reachConsole(workspace: Workspace, origin: string, token: string): ConsoleCalls {
  const { network } = expectValue(workspace.settings.read()).settings;
  const { allowedConsoles } = workspace.settings;
  return openConsole({ origin, token, ...network, allowedConsoles, attempts: attemptsWhileWatched });
}

/** The token that is kept for a connector. @throws CallError `token-missing`, SecretError */
export async function keptToken(workspace: Workspace, connector: Connector): Promise<string> {
  const token = expectValue(await workspace.tokens.get(connector));
  if (token !== null) return token;
  throw new CallError({
    code: 'token-missing',
    message: say('callMessages:tokenMissing.message', { name: connector.name }),
    advice: say('callMessages:tokenMissing.advice'),
  });
}

/** Verifies credentials and tells each line as it is decided. @throws when it was cancelled */
export async function verifyWithProgress(
  workspace: Workspace,
  origin: string,
  token: string,
  context: { readonly signal: AbortSignal; readonly tell: (line: VerificationLine) => void },
): Promise<Verification> {
  const { mode } = expectValue(workspace.settings.read()).settings;
  const { signal, tell } = context;
  const client = reachConsole(workspace, origin, token);
  try {
    const verification = await verifyConnector(client, { mode, signal, onLine: tell });
    signal.throwIfAborted();
    return verification;
  } finally {
    client.close();
  }
}
