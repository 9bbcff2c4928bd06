import type { Verification, VerificationLine } from '../../preload/contract/verification.ts';
import { say } from '../../preload/words/say.ts';
import { type ConsoleCalls, openConsole } from '../connectors/console-calls.ts';
import { attemptsWhileWatched, verifyConnector } from '../connectors/verification.ts';
import type { ProjectServices } from '../project-services/project-services.ts';
import type { Connector } from '../settings/settings-schema.ts';
import { CallError } from './call-error.ts';
import { expectValue } from './expect-value.ts';

/** Reaches a console with a token, by the settings; to be closed. */
export function reachConsole(services: ProjectServices, origin: string, token: string): ConsoleCalls {
  const { network } = expectValue(services.settings.read()).settings;
  const { allowedConsoles } = services.settings;
  return openConsole({ origin, token, ...network, allowedConsoles, attempts: attemptsWhileWatched });
}

/** The token that is kept for a connector. @throws CallError `token-missing`, SecretError */
export async function keptToken(services: ProjectServices, connector: Connector): Promise<string> {
  const token = expectValue(await services.tokens.get(connector));
  if (token !== null) return token;
  throw new CallError({
    code: 'token-missing',
    message: say('callMessages:tokenMissing.message', { name: connector.name }),
    advice: say('callMessages:tokenMissing.advice'),
  });
}

/** Verifies credentials and tells each line as it is decided. @throws when it was cancelled */
export async function verifyWithProgress(
  services: ProjectServices,
  origin: string,
  token: string,
  context: { readonly signal: AbortSignal; readonly tell: (line: VerificationLine) => void },
): Promise<Verification> {
  const { mode } = expectValue(services.settings.read()).settings;
  const { signal, tell } = context;
  const client = reachConsole(services, origin, token);
  try {
    const verification = await verifyConnector(client, { mode, signal, onLine: tell });
    signal.throwIfAborted();
    return verification;
  } finally {
    client.close();
  }
}
