import { failure, type Result, success } from '../../../../preload/contract/result.ts';
import { usesOf } from '../../../../preload/fields/field-uses.ts';
import { ListError } from '../../list-error.ts';
import { unknownField } from '../../unknown-words.ts';
import { type Field, type FieldSet, findField } from './field.ts';

export interface SortKey {
  readonly field: Field;
  readonly descending: boolean;
}

/** The names of the fields a list can be sorted by: all with one value. */
export function sortableFields(fields: FieldSet): string[] {
  return Object.keys(fields).filter((name) => {
    const field = fields[name];
    return field !== undefined && usesOf[field.type].sorted;
  });
}

/** Reads sort keys of the form `field` (lowest first) or `-field` (highest first), the weightiest first. */
export function parseSort(fields: FieldSet, texts: readonly string[]): Result<SortKey[], ListError> {
  const sortable = sortableFields(fields);
  const keys: SortKey[] = [];
  for (const text of texts) {
    const descending = text.startsWith('-');
    const found = findField(fields, descending ? text.slice(1) : text);
    if (!found || !sortable.includes(found.name)) {
      return failure(
        new ListError('sort-unreadable', unknownField('sort', text.replace(/^-/, ''), sortable)),
      );
    }
    keys.push({ field: found.field, descending });
  }
  return success(keys);
}
