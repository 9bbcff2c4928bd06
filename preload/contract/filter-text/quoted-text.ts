/** Characters that nobody sees, and blanks that look like others. */
export const unseen = /(?! )[\p{C}\p{Z}]/u;

/** A value in quotation marks: a JSON string in which nothing is unseen. */
export function quotedText(value: string): string {
  return JSON.stringify(value).replace(new RegExp(unseen.source, 'gu'), unicodeEscapes);
}

/** Reads what `quotedText` writes; null where it is none. JSON's strings hold no line ends as they are, a shell's do. */
export function readQuoted(text: string): string | null {
  const escaped = text.replace(/\p{Cc}/gu, unicodeEscapes);
  try {
    return JSON.parse(escaped) as string;
  } catch {
    return null;
  }
}

function unicodeEscapes(text: string): string {
  return Array.from(
    { length: text.length },
    (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
