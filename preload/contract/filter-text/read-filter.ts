import { foldedText } from '../../words/folded-text.ts';
import { say } from '../../words/say.ts';
import {
  type Filter,
  type FilterCondition,
  type FilterGroup,
  type FilterPart,
  filter,
  type InnerGroup,
} from '../filter.ts';
import { maxFilterLength, maxFilterValues } from '../limits.ts';
import { readQuoted } from './quoted-text.ts';

/**
 * A filter spelled as texts, for addresses and the command line, and read again. What `writeFilter` writes, `readFilter`
 * reads as the same filter, whatever its values hold.
 *
 * - `field=value`, with `!=`, `>`, `>=`, `<` or `<=` in the place of `=`, or behind it (`field=!value`, `field=>=9`). Blanks
 *   around the value do not count. `*` in it is any text; without a value the field is to be empty. Values of one field
 *   after `=` are alternatives.
 * - `field="value"`: a JSON string stands for exactly that value, with `\"`, `\\`, `\n` and `\u00e4` inside.
 * - `field operator value`: any operator by its name, and nothing in the value has a meaning but quotation marks around it;
 *   several values are all in quotation marks, with commas between.
 * - `any(text; text)`, `all(…)`, `none(…)`: groups. What has a parenthesis, a semicolon or a quotation mark in it is quoted.
 */

/** A text that is no filter, and a sentence that says why. */
export interface UnreadableText {
  readonly text: string;
  readonly message: string;
}

/** Reads a filter, and names the texts that are none; they are no part of the filter. */
export function readFilter(texts: readonly string[]): {
  readonly filter: Filter;
  readonly unreadable: readonly UnreadableText[];
} {
  const parts: (() => FilterPart)[] = [];
  const alternatives = new Map<string, FilterCondition[]>();
  const unreadable: UnreadableText[] = [];
  for (const text of texts) {
    const part = readPart(text);
    if (part === null) {
      unreadable.push({ text, message: say(`listMessages:${faultOf(text)}`, { text }) });
    } else if (isAlternative(text) && !('join' in part)) {
      const key = foldedText(part.field);
      const others = alternatives.get(key) ?? [];
      if (others.length === 0) parts.push(() => joined(others));
      others.push(part);
      alternatives.set(key, others);
    } else parts.push(() => part);
  }
  const read = filter.safeParse(parts.map((part) => part()));
  if (read.success) return { filter: read.data, unreadable };
  const message = say('listMessages:filterTooLarge', { count: maxFilterValues, length: maxFilterLength });
  return { filter: [], unreadable: [...unreadable, { text: texts.at(-1) ?? '', message }] };
}

const short = /^(?<field>[a-z]\w*)(?:=(?<sign>!=?|>=|<=|>|<)?|(?<bare>!=|>=|<=|>|<))(?<value>.*)$/is;
const worded = /^(?<field>[a-z]\w*)\s+(?<operator>[a-z-]+)(?:\s+(?<value>.*))?$/is;
const grouped = /^(?<join>all|any|none)\((?<of>.*)\)$/is;
const quoted = /"(?:[^"\\]|\\.)*"/s;
const onlyQuoted = new RegExp(`^${quoted.source}$`, 's');
const quotedList = new RegExp(`^${quoted.source}(?:\\s*,\\s*${quoted.source})*$`, 's');

const comparisons: Readonly<Record<string, 'above' | 'at-least' | 'below' | 'at-most'>> = {
  '>': 'above',
  '>=': 'at-least',
  '<': 'below',
  '<=': 'at-most',
};

function readPart(text: string): FilterPart | null {
  const { join, of } = grouped.exec(text)?.groups ?? {};
  if (join === undefined || of === undefined) return readCondition(text);
  const members = readMembers(of, (member) => readInnerGroup(member) ?? readCondition(member));
  return members && groupOf(join, members);
}

function readInnerGroup(text: string): InnerGroup | null {
  const { join, of } = grouped.exec(text)?.groups ?? {};
  const members = of === undefined ? null : readMembers(of, readCondition);
  return join !== undefined && members ? groupOf(join, members) : null;
}

function groupOf<Member>(join: string, of: readonly Member[]) {
  return { join: join.toLowerCase() as FilterGroup['join'], of };
}

/** Null where one of the members is no filter. */
function readMembers<Member>(
  text: string,
  read: (member: string) => Member | null,
): readonly Member[] | null {
  const members = split(text)?.map((member) => read(member.trim()));
  return members?.every((member) => member !== null) ? members : null;
}

/** What stands between semicolons, but for those in quotation marks and parentheses; null where these have no end. */
function split(text: string): string[] | null {
  const members = [''];
  let depth = 0;
  for (const token of text.match(new RegExp(`${quoted.source}|.`, 'gs')) ?? []) {
    if (token === '"') return null;
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth < 0) return null;
    if (token === ';' && depth === 0) members.push('');
    else members.push(`${members.pop()}${token}`);
  }
  return depth === 0 ? members : null;
}

/** Reads one condition; null where the text is none. */
export function readCondition(text: string): FilterCondition | null {
  const { field, sign, bare, value } = short.exec(text)?.groups ?? {};
  if (field === undefined || value === undefined) return readWorded(text);
  const comparison = sign ?? bare ?? '';
  const written = value.trim();
  const exact = onlyQuoted.test(written) ? readQuoted(written) : null;
  if (exact === null && written.startsWith('"')) return null;
  const operator = comparisons[comparison];
  if (operator !== undefined) return { field, operator, value: exact ?? written };
  const not = comparison.startsWith('!');
  if (exact !== null) return { field, operator: not ? 'is-not' : 'is', value: exact };
  if (written === '') return { field, operator: not ? 'is-not-empty' : 'is-empty' };
  return { field, ...readWildcards(written, not) };
}

/** `*` at the ends, or in the midst, of a value. */
function readWildcards(written: string, not: boolean) {
  if (!written.includes('*')) return { operator: not ? 'is-not' : 'is', value: written } as const;
  const {
    before,
    value = '',
    after,
  } = /^(?<before>\*?)(?<value>[^*]+)(?<after>\*?)$/s.exec(written)?.groups ?? {};
  if (before && after) return { operator: not ? 'contains-not' : 'contains', value } as const;
  if (after && !not) return { operator: 'starts-with', value } as const;
  if (before && !not) return { operator: 'ends-with', value } as const;
  return { operator: not ? 'matches-not' : 'matches', value: written } as const;
}

function readWorded(text: string): FilterCondition | null {
  const { field, operator: name, value: written } = worded.exec(text)?.groups ?? {};
  if (field === undefined || name === undefined) return null;
  const operator = name.toLowerCase();
  if (operator === 'is-empty' || operator === 'is-not-empty') {
    return (written ?? '').trim() === '' ? { field, operator } : null;
  }
  if (operator === 'is-one-of' || operator === 'is-none-of') {
    const value = readValues((written ?? '').trim());
    return value && { field, operator, value };
  }
  const value = readValue((written ?? '').trim());
  const condition = { field, operator, value };
  return value !== null && isWorded(condition) ? condition : null;
}

const wordedOperators: ReadonlySet<string> = new Set([
  'is',
  'is-not',
  'contains',
  'contains-not',
  'starts-with',
  'ends-with',
  'matches',
  'matches-not',
  'above',
  'at-least',
  'below',
  'at-most',
] satisfies FilterCondition['operator'][]);

function isWorded(condition: {
  readonly field: string;
  readonly operator: string;
  readonly value: string | null;
}): condition is Extract<FilterCondition, { readonly value: string }> {
  return wordedOperators.has(condition.operator);
}

/** A quoted value, or one without quotation marks at its beginning; null where it is neither, or nothing at all. */
function readValue(written: string): string | null {
  if (onlyQuoted.test(written)) return readQuoted(written);
  return written === '' || written.startsWith('"') ? null : written;
}

function readValues(written: string): string[] | null {
  if (!quotedList.test(written)) {
    const value = readValue(written);
    return value === null ? null : [value];
  }
  const values = (written.match(new RegExp(quoted.source, 'gs')) ?? []).map(readQuoted);
  return values.every((value) => value !== null) ? values : null;
}

/** Whether a text gives a value after `=`, of which a field may have several. */
export function isAlternative(text: string): boolean {
  const { field, sign, bare } = short.exec(text)?.groups ?? {};
  return field !== undefined && sign === undefined && bare === undefined;
}

/** Several values of one field after `=`. */
function joined(alternatives: readonly FilterCondition[]): FilterPart {
  const [first] = alternatives;
  if (first && alternatives.length === 1) return first;
  const values = alternatives.flatMap((one) =>
    one.operator === 'is' && one.field === first?.field ? [one.value] : [],
  );
  return first && values.length === alternatives.length
    ? { field: first.field, operator: 'is-one-of', value: values }
    : { join: 'any', of: alternatives };
}

function faultOf(text: string): 'noFilter' | 'noGroup' | 'badQuotes' {
  if (/^(?:all|any|none)\(/i.test(text)) return 'noGroup';
  return short.test(text) || (worded.test(text) && text.includes('"')) ? 'badQuotes' : 'noFilter';
}
