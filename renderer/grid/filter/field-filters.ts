import type { Filter, FilterGroup, FilterPart } from '../../../preload/contract/filter.ts';
import { foldedText } from '../../../preload/words/folded-text.ts';

/** The field that a part of a filter is about; null where it is about several. */
function fieldOf(part: FilterPart): string | null {
  if (!('join' in part)) return part.field;
  const [first, ...others] = part.of.map(fieldOf);
  if (first === undefined || first === null) return null;
  return others.every((field) => field !== null && sameField(field, first)) ? first : null;
}

/** The parts about one field. Field names are read whatever their case. */
export function filterOn(filter: Filter, field: string): FilterPart[] {
  return filter.filter((part) => isOn(part, field));
}

/** The fields that are filtered, in the order of their first parts. */
export function filteredFields(filter: Filter): string[] {
  const fields: string[] = [];
  for (const part of filter) {
    const field = fieldOf(part);
    if (field !== null && !fields.some((other) => sameField(other, field))) fields.push(field);
  }
  return fields;
}

/** The groups about several fields, which no field's controls can show. */
export function groupsOf(filter: Filter): FilterGroup[] {
  return filter.flatMap((part) => ('join' in part && fieldOf(part) === null ? [part] : []));
}

/** Puts these parts in the place of all others on the field. */
export function withFilterOn(filter: Filter, field: string, parts: readonly FilterPart[]): Filter {
  const at = filter.findIndex((part) => isOn(part, field));
  const before = at < 0 ? filter : filter.slice(0, at);
  const after = at < 0 ? [] : filter.slice(at).filter((part) => !isOn(part, field));
  return [...before, ...parts, ...after];
}

function isOn(part: FilterPart, field: string): boolean {
  const own = fieldOf(part);
  return own !== null && sameField(own, field);
}

function sameField(one: string, other: string): boolean {
  return foldedText(one) === foldedText(other);
}
