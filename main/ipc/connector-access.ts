import type { Verification, VerificationLine } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { verifyConnector } from '../connectors/verification.ts';
import type { ConsoleClientOptions } from '../sentinelone/console-client.ts';
import type { Connector } from '../settings/settings-schema.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';

/** How to reach a console with a token, by the settings. */
export function consoleAccess(workspace: Workspace, origin: string, token: string): ConsoleClientOptions {
  const { network } = expectValue(workspace.settings.read()).settings;
  return { origin, token, ...network, allowedConsoles: workspace.settings.allowedConsoles };
}

/** The token that is kept for a connector. @throws CallError `token-missing`, SecretError */
export async function keptToken(workspace: Workspace, connector: Connector): Promise<string> {
  const token = expectValue(await workspace.tokens.get(connector));
  if (token !== null) return token;
  throw new CallError({
    code: 'token-missing',
    message: say('callFaults:tokenMissing.message', { name: connector.name }),
    advice: say('callFaults:tokenMissing.advice'),
  });
}

/** Verifies credentials and tells each line as it is decided. @throws when it was cancelled */
export async function verifyTelling(
  workspace: Workspace,
  origin: string,
  token: string,
  context: { readonly signal: AbortSignal; readonly tell: (line: VerificationLine) => void },
): Promise<Verification> {
  const { mode } = expectValue(workspace.settings.read()).settings;
  const { signal, tell } = context;
  const verification = await verifyConnector(consoleAccess(workspace, origin, token), {
    mode,
    signal,
    onLine: tell,
  });
  signal.throwIfAborted();
  return verification;
}
