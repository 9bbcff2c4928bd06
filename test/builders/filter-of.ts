import type { Filter } from '../../preload/contract/filter.ts';
import { readFilter } from '../../preload/contract/filter-text/read-filter.ts';

/** The filter that these texts spell. */
export function filterOf(...texts: readonly string[]): Filter {
  const { filter, unreadable } = readFilter(texts);
  if (unreadable[0]) throw new Error(unreadable[0].message);
  return filter;
}
