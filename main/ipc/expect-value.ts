import type { CodedError } from '../../preload/contract/coded-error.ts';
import type { Result } from '../../preload/contract/result.ts';

/** The value of a result; throws its error, which the window is told with its code. */
export function expectValue<T>(result: Result<T, CodedError>): T {
  if (!result.ok) throw result.error;
  return result.value;
}
