import type { Result } from '../../preload/contract/result.ts';

/** The value of a result; throws its error, which the command line shows and turns into an exit code. */
export function expectSuccess<T>(result: Result<T, Error>): T {
  if (!result.ok) throw result.error;
  return result.value;
}
