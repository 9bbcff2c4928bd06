import { foldedText } from '../../../preload/words/folded-text.ts';
/** How a filter compares; `is` and `is-not` take `*` for any text, and an empty value for "nothing there". */
export type FilterOperator = 'is' | 'is-not' | '>' | '>=' | '<' | '<=';

/** One filter of a list's query. */
export interface Filter {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: string;
}

const grammar = /^(?<field>[a-z]\w*)(?:=(?<sign>!=?|>=|<=|>|<)?|(?<bare>!=|>=|<=|>|<))(?<value>.*)$/is;

/** Reads `field=value`, see `listQuery` of the contract; null when the text is no filter. */
export function readFilter(text: string): Filter | null {
  const { field, sign, bare, value } = grammar.exec(text)?.groups ?? {};
  if (field === undefined || value === undefined) return null;
  const operator = sign ?? bare;
  const isComparison = operator === '>' || operator === '>=' || operator === '<' || operator === '<=';
  return {
    field,
    operator: isComparison ? operator : operator === undefined ? 'is' : 'is-not',
    value: value.trim(),
  };
}

/**
 * Writes a filter. A value that would be read as a comparison (`<none>`) gets a `*` in front, the nearest that the form
 * can say.
 */
export function writeFilter({ field, operator, value }: Filter): string {
  if (operator === 'is') return `${field}=${escaped(value)}`;
  if (operator === 'is-not') return `${field}=!${escaped(value)}`;
  return `${field}=${operator}${value}`;
}

function escaped(value: string): string {
  return /^[!<>=]/.test(value) ? `*${value}` : value;
}

/** The readable filters on one field. Field names are read whatever their case. */
export function filtersOn(texts: readonly string[], field: string): Filter[] {
  return texts.flatMap((text) => {
    const filter = readFilter(text);
    return filter && sameField(filter.field, field) ? [filter] : [];
  });
}

/** The fields that are filtered, in the order of their first filters. */
export function filteredFields(texts: readonly string[]): string[] {
  const fields: string[] = [];
  for (const text of texts) {
    const filter = readFilter(text);
    if (filter && !fields.some((field) => sameField(field, filter.field))) fields.push(filter.field);
  }
  return fields;
}

/** Puts these filters in the place of all others on the field. */
export function withFiltersOn(texts: readonly string[], field: string, filters: readonly Filter[]): string[] {
  const isOn = (text: string): boolean => {
    const filter = readFilter(text);
    return filter !== null && sameField(filter.field, field);
  };
  const at = texts.findIndex(isOn);
  const before = at < 0 ? texts : texts.slice(0, at);
  const after = at < 0 ? [] : texts.slice(at).filter((text) => !isOn(text));
  return [...before, ...filters.map(writeFilter), ...after];
}

/** What is not a filter at all: shown, so that it can be taken away. */
export function unreadableFilters(texts: readonly string[]): string[] {
  return texts.filter((text) => readFilter(text) === null);
}

function sameField(one: string, other: string): boolean {
  return foldedText(one) === foldedText(other);
}
