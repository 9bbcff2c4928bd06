import { errorEntry } from '../../preload/contract/errors/error-catalogue.ts';

/** What needs no more words: a usage error names the help of its command, and whoever cancelled knows. */
const plain: ReadonlySet<string> = new Set(['usage', 'cancelled']);

/** Where a code is explained, as words to be typed. Empty for what explains itself, and for a code of nobody. */
export function whereExplained(code: string | null): string {
  if (code === null || plain.has(code) || errorEntry(code) === undefined) return '';
  return `Cause and remedy: \`sentinelone-connector explain ${code}\``;
}
