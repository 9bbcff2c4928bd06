import { shortened } from './shortened-text.ts';

/** What steers a terminal or a log, turns text around, breaks lines, or is not seen. */
const unseen = /[\p{Cc}\u2028\u2029\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The beginning of a text from outside that is quoted in an error or the log: characters that nobody sees, and that would
 * give orders or begin lines, are written as escapes.
 * @param longest of the text before it is escaped, in UTF-16 code units
 */
export function escapedText(text: string, longest: number): string {
  return shortened(text, longest).replace(unseen, (mark) =>
    mark
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
