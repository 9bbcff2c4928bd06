import type { Result } from '../../../preload/contract/result.ts';
import { tokenVariable } from '../../process-safety/token-variable.ts';
import type { SecretError } from '../../secrets/secret-error.ts';
import { type FoundToken, findToken, tokenFromEnvironment } from '../../secrets/token-source.ts';
import type { Connector } from '../../settings/settings-schema.ts';
import { CommandRefused } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { expectSuccess } from '../expect-success.ts';
import { currentSettings } from '../session.ts';

/**
 * Finds the tokens of a run that may scan several consoles. The token in the environment is that of one of them and is
 * never sent to another: it serves the connector that has rules as the run begins, as long as that keeps its address.
 * @throws CommandRefused when the variable is set and there are rules of several connectors
 */
export function watchTokens({
  session,
  env,
  redactor,
}: CommandContext): (connector: Connector) => Promise<Result<FoundToken, SecretError>> {
  const given = expectSuccess(tokenFromEnvironment(env));
  const owner = given === null ? null : ownerOf(currentSettings(session));
  return async (connector) => {
    const isOwner = owner !== null && connector.id === owner.id && connector.url === owner.url;
    const found = await findToken(connector, session.secrets, isOwner ? env : {});
    if (found.ok) redactor.register(found.value.token);
    return found;
  };
}

function ownerOf({ connectors, rules }: ReturnType<typeof currentSettings>): Connector | null {
  const ruled = connectors.filter(({ id }) => rules.some(({ connectorId }) => connectorId === id));
  if (ruled.length > 1) {
    throw new CommandRefused(
      'token-for-one-connector',
      `${tokenVariable} holds the token of one console, and there are rules for ${ruled.length} connectors.`,
      'Keep the tokens in the keychain with `connector edit --replace-token` and unset the variable, or give each ' +
        'connector a data folder of its own.',
    );
  }
  return ruled[0] ?? (connectors.length === 1 ? (connectors[0] ?? null) : null);
}
