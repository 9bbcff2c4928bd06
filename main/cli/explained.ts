import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';

/** Where a code is explained, as words to be typed. Empty for what explains itself, and for a code of nobody. */
export function whereExplained(code: string | null): string {
  // Its advice names the help of the command.
  if (code === null || code === 'usage' || errorEntry(code) === undefined) return '';
  return `Cause and remedy: \`sentinelone-connector explain ${code}\``;
}
