import type { SeverityName } from '../../preload/contract/severity.ts';
import { severityLevel } from '../project/severity.ts';
import { foldedWord } from './folded-word.ts';

/**
 * The words of consoles for each level, folded. CVSS's rating `NONE` is none of them: serialisers write it where there is
 * no word, and the score of 0 that it stands for says it too.
 */
const words: ReadonlyMap<string, SeverityName> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  ['informational', 'informational'],
  ['information', 'informational'],
  ['informative', 'informational'],
  ['info', 'informational'],
]);

/**
 * The level (see `severityLevel`) of a risk: by the console's own word, else by the band of the score; null when neither
 * says one.
 * Bands: CVSS v3.1 specification, section 5.
 * @param score 0 to 10, read only where the word does not decide
 */
export function severityOf(word: string | null | undefined, score: () => number | null): number | null {
  const named = words.get(foldedWord(word));
  if (named !== undefined) return severityLevel(named);
  const known = score();
  return known === null ? null : severityLevel(bandOf(known));
}

function bandOf(score: number): SeverityName {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'informational';
}
