import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import { foldedText } from '../../../../preload/words/folded-text.ts';
import { say } from '../../../../preload/words/say.ts';
import { ListError } from '../../list-error.ts';
import type { Field, FieldSet } from './field.ts';

export const filterOperators = ['is', 'is-not', '<', '<=', '>', '>='] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** One filter as it was written, with the field it means. The value is not read yet. */
export interface Filter {
  readonly name: string;
  readonly field: Field;
  readonly operator: FilterOperator;
  readonly value: string;
}

const grammar = /^(?<name>[a-z]\w*)(?:=(?<operator>!=?|>=|<=|>|<)?|(?<bare>!=|>=|<=|>|<))(?<value>.*)$/is;

const operators: Readonly<Record<string, FilterOperator>> = { '!': 'is-not', '!=': 'is-not' };

/**
 * Reads filters of the form `field=value`. The value may start with `!` (not), `>`, `>=`, `<` or `<=`, and these may
 * also stand in place of the `=`. Field names are read whatever their case.
 */
export function parseFilters(fields: FieldSet, texts: readonly string[]): Result<Filter[], ListError> {
  const filters: Filter[] = [];
  for (const text of texts) {
    const { name, operator, bare, value } = grammar.exec(text)?.groups ?? {};
    if (name === undefined || value === undefined) {
      return failure(new ListError('filter-unreadable', say('listMessages:noFilter', { text })));
    }
    const found = findField(fields, name);
    if (!found) {
      const names = Object.keys(fields).join(', ');
      return failure(new ListError('field-unknown', say('listMessages:unknownField', { name, names })));
    }
    const sign = operator ?? bare;
    filters.push({
      ...found,
      operator: sign === undefined ? 'is' : (operators[sign] ?? (sign as FilterOperator)),
      value: found.field.normal?.(value) ?? value.trim(),
    });
  }
  return success(filters);
}

/** Finds a field by its public name, whatever the case. */
export function findField(fields: FieldSet, name: string): { name: string; field: Field } | undefined {
  const wanted = foldedText(name);
  const entry = Object.entries(fields).find(([candidate]) => foldedText(candidate) === wanted);
  return entry && { name: entry[0], field: entry[1] };
}
