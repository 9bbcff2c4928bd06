import { isUtf8 } from 'node:buffer';

/**
 * What no database but SQLite takes, or nobody can send on: NUL, half of a surrogate pair, and bytes that are no UTF-8.
 * Each is written as U+2400 (a visible picture of NUL) and four hexadecimal digits: of the code unit (`0000`, `d800` to
 * `dfff`), or of the byte (`0080` to `00ff`). A U+2400 that was sent is `2400` after itself, so that every text has a form
 * of its own and the original can be had back.
 */
const mark = '\u2400';
const markBytes = Buffer.from(mark);

/** One of two halves without the other, NUL, or the mark. With the `u` flag a pair is one character and is passed over. */
const notStorable = /[\0\ud800-\udfff\u2400]/gu;

/** A text as any database can hold it. Different texts stay different. */
export function storableText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0') && !text.includes(mark)) return text;
  return text.replace(notStorable, escaped);
}

/** An escape sequence of JSON. A pair of halves is one, and is looked at as a whole. */
const jsonEscape = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u([0-9a-f]{4})|\\.|\u2400/gi;
const suspicious = /\\u(?:0000|d[89a-f][0-9a-f]{2}|2400)/i;

/**
 * The bytes of a JSON text in which every text is as {@link storableText} would make it. Most bodies hold nothing of the
 * kind, which three looks at their bytes tell: these are given back as they are.
 */
export function storableJson(body: Buffer): Buffer {
  const isText = isUtf8(body);
  const hasMark = body.includes(markBytes);
  if (isText && !hasMark && !body.includes('\\u')) return body;
  const text = isText ? body.toString('utf8') : textOfBytes(body);
  if (isText && !hasMark && !suspicious.test(text)) return body;
  const storable = text.replace(jsonEscape, (sequence, high?: string, _low?: string, unit?: string) => {
    if (high !== undefined) return sequence;
    // Where bytes were written as marks, those that were sent have been escaped with them.
    if (sequence === mark) return isText ? escaped(mark) : sequence;
    const code = unit === undefined ? Number.NaN : Number.parseInt(unit, 16);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    return code === 0 || isHalf || code === 0x2400 ? escapedUnit(code) : sequence;
  });
  return isText && storable === text ? body : Buffer.from(storable);
}

/** The text of bytes that are not all UTF-8, with what is none of it, and the mark, escaped. */
export function textOfBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const parts: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = endOfText(bytes, start);
    parts.push(bytes.toString('utf8', start, end).replaceAll(mark, escaped(mark)));
    if (end < bytes.length) parts.push(escapedUnit(bytes[end] ?? 0));
    start = end + 1;
  }
  return parts.join('');
}

/** Where the text that begins somewhere ends: at a byte that is none, or at the end. */
function endOfText(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const length = lengthOfCharacter(bytes[at] ?? 0);
    if (length === 0 || !isUtf8(bytes.subarray(at, at + length)) || at + length > bytes.length) return at;
    at += length;
  }
  return at;
}

/** How many bytes the character has that begins with a byte; 0 when none does. */
function lengthOfCharacter(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

function escaped(unit: string): string {
  return escapedUnit(unit.charCodeAt(0));
}

function escapedUnit(code: number): string {
  return mark + code.toString(16).padStart(4, '0');
}
