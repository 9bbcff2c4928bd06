/**
 * Finds the text of a record within the body it came in. JSON.parse gives values: it rounds long numbers, drops zeros
 * and keeps one of two fields of the same name. What is put aside is kept as it was received.
 */

/** A part of a text: from a place up to, not including, another. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const space = /[\t\n\r ]*/y;
/** What a text, or a value that is neither a text nor nested, is made of. A text that was cut ends with it. */
const quoted = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)/sy;
const bare = /[^\s"[\]{},:]+/y;

/** The texts of the elements of the list that an object has as its `data`; undefined when there is no such list. */
export function elementTexts(json: string): string[] | undefined {
  // Of two fields of one name the last one counts, as for JSON.parse.
  const list = members(json, afterSpace(json, json.startsWith('\ufeff') ? 1 : 0)).findLast(
    ({ name }) => name === 'data',
  );
  if (list === undefined || json[list.value.start] !== '[') return undefined;
  const texts: string[] = [];
  let at = afterSpace(json, list.value.start + 1);
  while (at < list.value.end - 1) {
    const end = endOfValue(json, at);
    texts.push(json.slice(at, end));
    at = afterSpace(json, end);
    if (json[at] === ',') at = afterSpace(json, at + 1);
    else break;
  }
  return texts;
}

/** The text of an object with the values of some of its fields, at any depth, replaced. */
export function withoutFields(json: string, isOut: (name: string) => boolean, replacement: string): string {
  let text = '';
  let kept = 0;
  for (const { name, start } of fieldsWithin(json)) {
    if (start < kept || !isOut(name)) continue;
    text += json.slice(kept, start) + replacement;
    kept = endOfValue(json, start);
  }
  return text + json.slice(kept);
}

interface Member {
  readonly name: string;
  readonly value: Span;
}

/** The fields of the object that begins at a place. */
function members(json: string, start: number): Member[] {
  const found: Member[] = [];
  if (json[start] !== '{') return found;
  let at = afterSpace(json, start + 1);
  while (json[at] === '"') {
    const nameEnd = endOf(quoted, json, at);
    const valueStart = afterSpace(json, afterSpace(json, nameEnd) + 1);
    const end = endOfValue(json, valueStart);
    found.push({ name: nameOf(json.slice(at, nameEnd)), value: { start: valueStart, end } });
    at = afterSpace(json, end);
    if (json[at] !== ',') break;
    at = afterSpace(json, at + 1);
  }
  return found;
}

/** The fields of all objects in a text, however deep, with where their values start. */
function* fieldsWithin(json: string): Generator<{ readonly name: string; readonly start: number }> {
  let at = 0;
  while (at < json.length) {
    const isQuoted = json[at] === '"';
    const end = isQuoted ? endOf(quoted, json, at) : at + 1;
    if (isQuoted) {
      const colon = afterSpace(json, end);
      if (json[colon] === ':') {
        yield { name: nameOf(json.slice(at, end)), start: afterSpace(json, colon + 1) };
      }
    }
    at = end;
  }
}

/** Where the value that begins at a place ends. Goes through nested values without calling itself, however deep. */
function endOfValue(json: string, start: number): number {
  let at = start;
  let open = 0;
  do {
    const character = json[at];
    if (character === '"') at = endOf(quoted, json, at);
    else if (character === '{' || character === '[') {
      open += 1;
      at += 1;
    } else if (character === '}' || character === ']') {
      open -= 1;
      at += 1;
    } else if (character === ',' || character === ':') at += 1;
    else at = endOf(bare, json, at);
    if (open > 0) at = afterSpace(json, at);
  } while (open > 0 && at < json.length);
  return at;
}

function afterSpace(json: string, at: number): number {
  return endOf(space, json, at);
}

/** Where what a pattern means ends; one further when nothing of it is there, so that looking for it comes to an end. */
function endOf(pattern: RegExp, json: string, at: number): number {
  pattern.lastIndex = at;
  const found = pattern.exec(json);
  return found === null ? at + 1 : at + found[0].length;
}

function nameOf(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

const parseWithSource: (
  text: string,
  reviver: (name: string, value: unknown, context?: { readonly source?: string }) => unknown,
) => unknown = JSON.parse;

/**
 * Parses a text, with whole numbers beyond 2^53 as the text of their digits: as numbers the last of them would be lost,
 * and such numbers are ids.
 */
export function parseExactly(json: string): unknown {
  return parseWithSource(json, (_, value, context) => {
    const source = context?.source;
    const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
    return isLong && source !== undefined && /^\d+$/.test(source) ? source : value;
  });
}
