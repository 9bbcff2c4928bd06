import { consoleErrorCodes } from '../../../preload/contract/error-codes.ts';
import { issueMeanings } from '../../../preload/words/english/issue-meanings.ts';
import { say } from '../../../preload/words/say.ts';

const explained = Object.keys(issueMeanings.of) as (keyof typeof issueMeanings.of)[];
const stopping: readonly string[] = consoleErrorCodes;

/** What an issue means for the data; null where its own words are enough. */
export function issueMeaning(code: string): string | null {
  const known = explained.find((one) => one === code);
  if (known !== undefined) return say(`issueMeanings:of.${known}`);
  return stopping.includes(code) ? say('issueMeanings:readingStopped') : null;
}

/** Issues that ask for a review; they are explained there. */
export const reviewIssueCodes: readonly string[] = ['mass-change', 'suspiciously-empty'];
