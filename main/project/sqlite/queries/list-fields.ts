import type { ListField } from '../../../../preload/contract/row-lists.ts';
import type { FieldSet } from './field.ts';
import type { ListSource } from './list-source.ts';
import { sortableFields } from './sorting.ts';

/** Describes the fields of a list to a window, in the order of an export's columns. */
export function listFields({ fields }: ListSource<FieldSet>): ListField[] {
  const sortable = new Set(sortableFields(fields));
  return Object.entries(fields).map(([name, { type, choices }]) => ({
    name,
    type,
    choices,
    sortable: sortable.has(name),
  }));
}
