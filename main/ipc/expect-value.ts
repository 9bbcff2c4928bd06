import type { Result } from '../../preload/contract/result.ts';

/** The value of a result; throws its error, which the window is told with its code. */
export function expectValue<T>(
  result: Result<T, Error & { readonly code: string; readonly advice: string }>,
): T {
  if (!result.ok) throw result.error;
  return result.value;
}
