import { foldedText } from '../../words/folded-text.ts';
import type { Filter, FilterCondition, FilterGroup, FilterPart } from '../filter.ts';
import { quotedText, unseen } from './quoted-text.ts';
import { isAlternative, readCondition, readFilter } from './read-filter.ts';

/** Spells a filter, in the short form wherever that says the same. */
export function writeFilter(parts: Filter): string[] {
  const written = new Set<string>();
  return parts.flatMap((part) => {
    const texts = alternativeTexts(part);
    const field = foldedText(fieldOf(part));
    if (texts === null || written.has(field)) return [partText(part)];
    written.add(field);
    return texts;
  });
}

/** The texts of a part whose values stand after `=`; null where they would not be read as that part. */
function alternativeTexts(part: FilterPart): string[] | null {
  const texts = alternativesOf(part).map((one) => shortText(one));
  if (texts.length === 0 || !texts.every((text) => text !== null && isAlternative(text))) return null;
  const written = texts as string[];
  const [read, ...others] = readFilter(written).filter;
  return read && others.length === 0 && keyOf(read) === keyOf(part) ? written : null;
}

function alternativesOf(part: FilterPart): readonly FilterCondition[] {
  if ('join' in part) {
    const { join, of } = part;
    return join === 'any' && of.length > 1 ? of.flatMap((one) => ('join' in one ? [] : [one])) : [];
  }
  if (part.operator !== 'is-one-of') return [part];
  const { field, value } = part;
  return value.length > 1 ? value.map((one) => ({ field, operator: 'is', value: one })) : [];
}

function fieldOf(part: FilterPart): string {
  if (!('join' in part)) return part.field;
  const [first] = part.of;
  return first ? fieldOf(first) : '';
}

function partText(part: FilterPart): string {
  if ('join' in part) return groupText(part);
  const text = shortText(part);
  return text === null || isAlternative(text) ? wordedText(part) : text;
}

function groupText({ join, of }: FilterGroup): string {
  return `${join}(${of.map((one) => ('join' in one ? groupText(one) : memberText(one))).join('; ')})`;
}

function memberText(condition: FilterCondition): string {
  const text = shortText(condition, /[;()"]/);
  return text ?? wordedText(condition);
}

/**
 * The short form, with the value as it is where that is read as the same condition, else in quotation marks; null where
 * neither is. @param quotedFor what else makes quotation marks necessary
 */
function shortText(condition: FilterCondition, quotedFor: RegExp | null = null): string | null {
  const { field } = condition;
  const plain = shortValue(condition);
  if (plain === null) return null;
  const { sign, value } = plain;
  const isReadable = (text: string): boolean => {
    const read = readCondition(text);
    return read !== null && keyOf(read) === keyOf(condition);
  };
  const bare = `${field}${sign}${value}`;
  if (!unseen.test(value) && !quotedFor?.test(value) && isReadable(bare)) return bare;
  const safe = `${field}${sign}${quotedText(value)}`;
  return isReadable(safe) ? safe : null;
}

function shortValue(condition: FilterCondition): { readonly sign: string; readonly value: string } | null {
  switch (condition.operator) {
    case 'is':
    case 'matches':
      return { sign: '=', value: condition.value };
    case 'is-not':
    case 'matches-not':
      return { sign: '!=', value: condition.value };
    case 'contains':
      return { sign: '=', value: `*${condition.value}*` };
    case 'contains-not':
      return { sign: '!=', value: `*${condition.value}*` };
    case 'starts-with':
      return { sign: '=', value: `${condition.value}*` };
    case 'ends-with':
      return { sign: '=', value: `*${condition.value}` };
    case 'above':
      return { sign: '>', value: condition.value };
    case 'at-least':
      return { sign: '>=', value: condition.value };
    case 'below':
      return { sign: '<', value: condition.value };
    case 'at-most':
      return { sign: '<=', value: condition.value };
    case 'is-empty':
      return { sign: '=', value: '' };
    case 'is-not-empty':
      return { sign: '!=', value: '' };
    default:
      return null;
  }
}

function wordedText(condition: FilterCondition): string {
  const { field, operator } = condition;
  if (!('value' in condition)) return `${field} ${operator}`;
  const values = typeof condition.value === 'string' ? [condition.value] : condition.value;
  return `${field} ${operator} ${values.map(quotedText).join(', ')}`;
}

/** The same for parts that say the same in the same way. */
function keyOf(part: FilterPart): string {
  return JSON.stringify(
    'join' in part
      ? [part.join, part.of.map(keyOf)]
      : [part.field, part.operator, 'value' in part ? part.value : null],
  );
}
