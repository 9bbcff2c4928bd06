import { stripVTControlCharacters } from 'node:util';
import type { Output } from './output.ts';

/** Says a long line. A terminal shows it broken between words, what follows the first line indented by `indent`. */
export function sayWrapped(output: Output, text: string, indent: number): void {
  for (const line of wrapped(text, output.width, indent)) output.say(line);
}

/** Breaks a line between words so that none is longer than `width`, unless a word is. Colours take no room. */
export function wrapped(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? '';
  let used = line.length;
  let words = 0;
  for (const word of text.trimStart().split(' ')) {
    const length = [...stripVTControlCharacters(word)].length;
    if (words > 0 && used + 1 + length > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      used = indent;
      words = 0;
    }
    line += words === 0 ? word : ` ${word}`;
    used += words === 0 ? length : length + 1;
    words += 1;
  }
  return [...lines, line];
}
