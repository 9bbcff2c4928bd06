import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';
import { tokenVariable } from '../process-safety/token-variable.ts';
import { cleanApiToken } from '../sentinelone/api-token.ts';
import { SecretError } from './secret-error.ts';
import type { SecretStore, TokenOwner } from './secret-store.ts';

export interface FoundToken {
  readonly token: string;
  readonly from: 'environment' | SecretStore['kind'];
}

/** The token in the environment, cleaned; null when the variable is not set or empty. */
export function tokenFromEnvironment(env: NodeJS.ProcessEnv): Result<string | null, SecretError> {
  const text = env[tokenVariable];
  if (text === undefined || text === '') return success(null);
  const token = cleanApiToken(text);
  if (token.ok) return token;
  return failure(
    new SecretError(
      'token-format',
      say('secretMessages:variable', { variable: tokenVariable, reason: token.error.message }),
      token.error.advice,
    ),
  );
}

/** The token for one run with a connector: the environment's wins over the one that is kept. */
export async function findToken(
  owner: TokenOwner,
  secrets: SecretStore,
  env: NodeJS.ProcessEnv,
): Promise<Result<FoundToken, SecretError>> {
  const given = tokenFromEnvironment(env);
  if (!given.ok) return given;
  if (given.value !== null) return success({ token: given.value, from: 'environment' });
  const kept = await secrets.get(owner);
  if (!kept.ok) return kept;
  if (kept.value !== null) return success({ token: kept.value, from: secrets.kind });
  return failure(
    new SecretError(
      'token-missing',
      say('secretMessages:missing.message', { url: owner.url }),
      say('secretMessages:missing.advice', { variable: tokenVariable }),
    ),
  );
}
