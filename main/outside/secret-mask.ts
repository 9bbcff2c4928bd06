/** What stands in the place of a secret. */
export const secretMark = '[redacted]';

/** So many letters and digits of a secret in a row are masked: no shorter piece is of use to anybody. */
const pieceLength = 16;
/** A secret of fewer letters and digits would be found within words. */
const shortestSecret = 8;
/** Encodings within each other that are undone: base64 of base64 of hexadecimal, and escapes of escapes. */
const maxLayers = 4;

/**
 * Takes secrets out of texts that others wrote. A web server can send back what it was sent, in any way of writing, so that
 * nothing but letters and digits is compared, in lower case, after escapes of URLs, JSON, programs and HTML are undone:
 * blanks, breaks, dashes or characters that nobody sees hide nothing. Also found are hexadecimal and base64, of UTF-8 and of
 * UTF-16, within longer texts and within each other. What is found is any piece of {@link pieceLength} characters.
 */
export class SecretMask {
  /** Every piece of every secret, in every form that is compared, as bytes of its letters. */
  readonly #pieces = new Set<string>();
  /** By the lengths of pieces: one, unless a secret is shorter than a piece. Tells most places without making a text of them. */
  readonly #filters = new Map<number, Uint8Array>();

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** From now on takes out this secret too. One of few letters and digits is left to whoever knows its exact forms. */
  add(secret: string): void {
    if (lettersOf(asRead(secret)).letters.length < shortestSecret) return;
    for (const form of encodedForms(secret)) {
      const { letters } = lettersOf(asRead(form));
      const length = Math.min(pieceLength, letters.length);
      if (length < shortestSecret) continue;
      const filter = this.#filters.get(length) ?? new Uint8Array(filterSize);
      this.#filters.set(length, filter);
      forEachPiece(letters, length, (hash, at) => {
        filter[hash] = 1;
        this.#pieces.add(letters.toString('latin1', at, at + length));
      });
    }
  }

  /** The text with {@link secretMark} in the place of what is secret in it. */
  mask(text: string): string {
    if (this.#pieces.size === 0 || text.length < shortestSecret) return text;
    const readings = unescaped(asRead(text));
    const found = readings.flatMap((read) => [...this.#spansOf(read), ...this.#packedSpans(read, maxLayers)]);
    const spans =
      found.length > 0
        ? found
        : readings.flatMap((read) => this.#packedSpans(withoutBreaks(read), maxLayers));
    return spans.length === 0 ? text : replaced(text, spans);
  }

  /** Where pieces of secrets stand in a text. */
  #spansOf(read: ReadText): Span[] {
    const { letters, start, end } = lettersOf(read);
    const spans: Span[] = [];
    for (const [length, filter] of this.#filters) {
      forEachPiece(letters, length, (hash, at) => {
        if (filter[hash] !== 1 || !this.#pieces.has(letters.toString('latin1', at, at + length))) return;
        spans.push({ start: start[at] ?? 0, end: end[at + length - 1] ?? 0 });
      });
    }
    return spans;
  }

  /** Where something is encoded, whole, in which a secret stands. */
  #packedSpans({ text, start, end }: ReadText, layers: number): Span[] {
    const spans: Span[] = [];
    for (const { index, 0: run } of text.matchAll(encodedRun)) {
      if (!this.#isWithin(run, layers)) continue;
      spans.push({ start: start[index] ?? 0, end: end[index + run.length - 1] ?? 0 });
    }
    return spans;
  }

  #isWithin(run: string, layers: number): boolean {
    return decodings(run).some((decoded) =>
      unescaped(asRead(decoded)).some(
        (read) =>
          this.#spansOf(read).length > 0 ||
          (layers > 1 && this.#packedSpans(withoutBreaks(read), layers - 1).length > 0),
      ),
    );
  }
}

const filterSize = 65_536;
const factor = 31;

/** Gives every piece of some letters by its place, with a number below {@link filterSize} that equal pieces share. */
function forEachPiece(letters: Buffer, length: number, use: (hash: number, at: number) => void): void {
  let leaving = 1;
  for (let times = 1; times < length; times += 1) leaving = Math.imul(leaving, factor);
  let hash = 0;
  for (let at = 0; at < letters.length; at += 1) {
    if (at >= length) hash -= Math.imul(letters[at - length] ?? 0, leaving);
    hash = (Math.imul(hash, factor) + (letters[at] ?? 0)) | 0;
    if (at >= length - 1) use((hash ^ (hash >>> 16)) & (filterSize - 1), at - length + 1);
  }
}

/** A part of the text that was given: from a place up to, not including, another. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text made of another, with where each of its characters stood there. */
interface ReadText {
  readonly text: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Makes such a text piece by piece. */
class Reading {
  readonly #parts: string[] = [];
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  #length = 0;

  /** @param most how long it can become */
  constructor(most: number) {
    this.#start = new Int32Array(most);
    this.#end = new Int32Array(most);
  }

  /** Takes over what stands in a text from a place up to another. */
  keep(from: ReadText, first: number, last: number): void {
    this.#parts.push(from.text.slice(first, last));
    this.#start.set(from.start.subarray(first, last), this.#length);
    this.#end.set(from.end.subarray(first, last), this.#length);
    this.#length += last - first;
  }

  /** Takes over a character that stands for what is from a place up to another. */
  put(character: string, start: number, end: number): void {
    this.#parts.push(character);
    this.#start.fill(start, this.#length, this.#length + character.length);
    this.#end.fill(end, this.#length, this.#length + character.length);
    this.#length += character.length;
  }

  read(): ReadText {
    return { text: this.#parts.join(''), start: this.#start, end: this.#end };
  }
}

/** What base64, base64url or hexadecimal can be, long enough to hold a piece. */
const encodedRun = /[A-Za-z0-9+/_-]{22,}/g;

function encodedForms(secret: string): string[] {
  const encodings = [Buffer.from(secret), Buffer.from(secret, 'utf16le')];
  return [secret, ...encodings.flatMap((bytes) => [bytes.toString('hex'), ...base64Forms(bytes)])];
}

/**
 * The base64 of bytes, also where they stand within others: it looks different at each of three offsets, and shares its
 * first and last characters with its neighbours. The marks by which base64url differs are not compared.
 */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const first = Math.ceil((offset * 8) / 6);
    return shifted.toString('base64').slice(first, Math.floor((shifted.length * 8) / 6));
  });
}

/** What a run of characters may be the encoding of. A run can begin within other words. */
function decodings(run: string): string[] {
  const base64 = [0, 1, 2, 3].map((offset) => Buffer.from(run.slice(offset), 'base64').toString('latin1'));
  const hex = /(?:[0-9a-f]{2}){8,}/i.exec(run)?.[0];
  if (hex === undefined) return base64;
  return [...base64, ...[0, 1].map((offset) => Buffer.from(hex.slice(offset), 'hex').toString('latin1'))];
}

function asRead(text: string): ReadText {
  const start = new Int32Array(text.length);
  const end = new Int32Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    start[at] = at;
    end[at] = at + 1;
  }
  return { text, start, end };
}

const escapeSequence =
  /%([0-9a-f]{2})|\\+u\{?([0-9a-f]{2,6})\}?|\\+x([0-9a-f]{2})|\\+([0-7]{3})|&#x([0-9a-f]{1,6});?|&#(\d{1,7});?|&(amp|num|percnt|sol|bsol|plus|equals|period|lowbar|UnderBar|hyphen|dash|quot|apos|lt|gt|nbsp|Tab|NewLine);/gi;
/** What of the named characters of HTML matters: the two that begin other escapes. The rest are no letters. */
const namedCharacters = new Map([
  ['amp', '&'],
  ['num', '#'],
  ['percnt', '%'],
  ['bsol', '\\'],
]);

/**
 * A text, and what comes of it when escapes are undone, layer by layer. What looks like an escape may be none: a sign of one
 * before a secret would take its beginning away.
 */
function unescaped(read: ReadText): ReadText[] {
  const readings = [read];
  for (let layer = 0, current = read; layer < maxLayers; layer += 1) {
    const next = withoutEscapes(current);
    if (next === current) break;
    readings.push(next);
    current = next;
  }
  return readings;
}

function withoutEscapes(read: ReadText): ReadText {
  if (!/[%\\&]/.test(read.text)) return read;
  const made = new Reading(read.text.length);
  let kept = 0;
  for (const match of read.text.matchAll(escapeSequence)) {
    made.keep(read, kept, match.index);
    kept = match.index + match[0].length;
    made.put(characterOf(match), read.start[match.index] ?? 0, read.end[kept - 1] ?? 0);
  }
  if (kept === 0) return read;
  made.keep(read, kept, read.text.length);
  return made.read();
}

function characterOf([, percent, unit, byte, octal, hex, decimal, name]: RegExpMatchArray): string {
  const hexadecimal = percent ?? unit ?? byte ?? hex;
  const code =
    hexadecimal !== undefined
      ? Number.parseInt(hexadecimal, 16)
      : octal !== undefined
        ? Number.parseInt(octal, 8)
        : decimal !== undefined
          ? Number(decimal)
          : null;
  if (code === null) return namedCharacters.get(name?.toLowerCase() ?? '') ?? ' ';
  return code > 0x10ffff ? ' ' : String.fromCodePoint(code);
}

/** By the codes of ASCII: the letter in lower case, or the digit; 0 for what is neither. */
const plainLetters = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** The letters and digits of a text in lower case, those of full width and their kin as the plain ones. */
function lettersOf({ text, start, end }: ReadText): {
  readonly letters: Buffer;
  readonly start: Int32Array;
  readonly end: Int32Array;
} {
  const letters = Buffer.allocUnsafe(text.length);
  const made = { start: new Int32Array(text.length), end: new Int32Array(text.length) };
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < 128 ? plainLetters[code] : plainLetterOf(code);
    if (!letter) continue;
    letters[count] = letter;
    made.start[count] = start[at] ?? 0;
    made.end[count] = end[at] ?? 0;
    count += 1;
  }
  return { letters: letters.subarray(0, count), ...made };
}

function plainLetterOf(code: number): number {
  const plain = String.fromCharCode(code).normalize('NFKC');
  return plain.length === 1 ? (plainLetters[plain.charCodeAt(0)] ?? 0) : 0;
}

const breaks = /[\s"'\\,:;\p{Default_Ignorable_Code_Point}\p{Cc}]+/gu;

/** A text without what wraps or parts an encoding of several lines. */
function withoutBreaks(read: ReadText): ReadText {
  const made = new Reading(read.text.length);
  let kept = 0;
  for (const { index, 0: run } of read.text.matchAll(breaks)) {
    made.keep(read, kept, index);
    kept = index + run.length;
  }
  made.keep(read, kept, read.text.length);
  return made.read();
}

function replaced(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let kept = 0;
  let open: Span | null = null;
  const close = (): void => {
    if (open === null) return;
    parts.push(text.slice(kept, open.start), secretMark);
    kept = open.end;
  };
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    if (open !== null && span.start <= open.end) {
      open = { start: open.start, end: Math.max(open.end, span.end) };
      continue;
    }
    close();
    open = span;
  }
  close();
  return parts.join('') + text.slice(kept);
}
